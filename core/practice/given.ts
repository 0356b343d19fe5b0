import { saidTo } from '../plan/asked.ts';
import { QUESTIONS } from '../plan/questions.ts';
import type { Attempted } from './attempt.ts';
import { PLACES } from './places.ts';
import type { ScoreRow } from './row.ts';

/** What the pictures that are open prove by themselves: nobody has to answer it. */
const PROVEN: readonly string[] = ['ivus', 'venography'];

/**
 * Whether a row only repeats what the request form, the file or the program gave: an answer or a length that the form states,
 * or a scale that the file states. Nobody is praised for it, and nobody has missed it; who contradicts it is told.
 */
export function isGiven({ measure, subject, key, band }: ScoreRow, { truth, run }: Attempted): boolean {
  if (band !== 'good' && band !== 'missed') return false;
  if (measure === 'calibration')
    return band === 'good' && subject === 'study' && run.operatorScale === null && !run.spacingConfirmed;
  const place = PLACES.find((each) => each.measure === measure);
  if (place !== undefined) return truth.given?.axis[place.key] !== undefined;
  if (measure !== 'finding') return false;
  const question = QUESTIONS.find(({ path }) => key.endsWith(`/${path}`));
  if (question === undefined) return false;
  return PROVEN.includes(question.path) || saidTo(truth.given?.findings ?? {}, question.path) !== undefined;
}
