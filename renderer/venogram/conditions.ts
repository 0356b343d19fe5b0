import { useApp } from '../state/store.ts';
import { showsVenogram } from './vessel-view.ts';

/** Null while a venogram is on the screen, else what to do first. */
export function needsVenogram(): string | null {
  return showsVenogram(useApp.getState()) ? null : 'Show a venogram first.';
}
