import type { AppState } from './store.ts';
import { runNow } from './store.ts';

/** The number of the practice study on the screen, as its files name its patient; null for every other study. */
export function practiceNumber(state: AppState): number | null {
  const digits = /^PRACTICE-(\d+)$/.exec(runNow(state)?.run.identity.patientId ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
