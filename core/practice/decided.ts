import type { Outcome } from '../plan/answer.ts';
import type { Attempted } from './attempt.ts';
import { chosenSize, isBlockedAlike, type Size } from './landing.ts';
import type { Band } from './measures.ts';
import type { ScoreRow } from './row.ts';

/** The decision of a session beside the right one, in words, as in "Decision: none — true: stent 16 × 100 mm". */
export interface Decided {
  /** "none" while the plan is not decided. */
  readonly read: string;
  /** Null where nobody knows the right one; then it is not judged. */
  readonly truth: string | null;
  readonly band: Band | null;
}

/** The planner's outcomes in plain words. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  DIVERT_DVT: 'treat the thrombosis first',
  BLOCKED: 'blocked: something is missing',
  DIVERT_MASS: 'treat the mass first',
  OUT_OF_SCOPE: 'out of scope',
  INAPPROPRIATE: 'stent not appropriate',
  NOT_CONFIRMED: 'lesion not confirmed',
  NO_DEVICE: 'no stent fits',
  APPROPRIATE: 'stent appropriate',
};

const IMAGE_FIRST = 'not yet: image the pelvic veins first';

/** What was decided and what should have been; `rows` are those of the score. */
export function decidedOf(attempt: Attempted, rows: readonly ScoreRow[]): Decided {
  const { truth, truthFacts } = attempt;
  const read = ownWords(attempt);
  if (truth.expected === null) return { read, truth: null, band: null };
  const { outcome, device } = truth.expected;
  return { read, truth: words(outcome as Outcome, device, truthFacts.missing), band: decisionBandOf(rows) };
}

function ownWords(attempt: Attempted): string {
  const { planned } = attempt;
  if (planned === null) return 'none';
  const { outcome, missing } = planned.answer;
  if (outcome === 'BLOCKED' && !isBlockedAlike(attempt)) return 'none';
  return words(outcome, chosenSize(attempt), missing);
}

function words(outcome: Outcome, size: Size | null, missing: readonly string[]): string {
  if (outcome === 'APPROPRIATE' && size !== null) return `stent ${size.diameterMm} × ${size.lengthMm} mm`;
  if (outcome === 'BLOCKED' && missing.includes('findings.pelvicImaging')) return IMAGE_FIRST;
  return OUTCOME_WORDS[outcome];
}

/** A decision is as good as its outcome and, where that is right, as its stent; null where it is not judged. */
export function decisionBandOf(rows: readonly Pick<ScoreRow, 'measure' | 'band'>[]): Band | null {
  const row = (measure: ScoreRow['measure']) => rows.find((each) => each.measure === measure);
  const outcome = row('outcome')?.band ?? null;
  return outcome === 'good' ? (row('device')?.band ?? outcome) : outcome;
}

/** "Decision: none — true: stent 16 × 100 mm". */
export function decisionText({ read, truth }: Decided): string {
  return `Decision: ${read}${truth === null ? '' : ` — true: ${truth}`}`;
}
