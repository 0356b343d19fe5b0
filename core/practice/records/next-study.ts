import { greatestOf } from '../../extremes.ts';
import { MEASURES } from '../bands.ts';
import type { MeasureId } from '../measures.ts';
import { MEASURE_IDS } from '../measures.ts';
import type { PracticeRecord, RecordedRow } from './record.ts';

/** A study that could be next, as the list of studies has it. */
interface Candidate {
  readonly id: string;
  /** Null for a teacher's study, which comes after those that have one. */
  readonly number: number | null;
  /** The measures it is made to train. */
  readonly trains: readonly string[];
}

/** The proposed study and one sentence that says why. */
interface Proposal<Study> {
  readonly study: Study;
  readonly reason: string;
}

/** So many of the latest attempts at a measure say where a trainee stands. */
const LATEST = 3;

/** What a missed or a wrong decision weighs, in units of the limit up to which an error is acceptable. */
const WRONG = 2;

/**
 * The study to try next, null without any. Where the latest errors are largest in units of their limits: a study that trains
 * that measure, one never tried first; while nothing is beyond its limit, the first study never tried, then the one tried longest ago.
 */
export function nextStudy<Study extends Candidate>(
  record: PracticeRecord,
  studies: readonly Study[],
): Proposal<Study> | null {
  const place = ({ number }: Candidate) => number ?? Number.MAX_SAFE_INTEGER;
  const inOrder = studies.toSorted((a, b) => place(a) - place(b));
  const untried = inOrder.filter(({ id }) => !record.attempts.some((attempt) => attempt.case === id));
  const [first] = inOrder;
  if (first === undefined) return null;
  if (record.attempts.length === 0) return { study: first, reason: 'This is the first study.' };
  for (const { measure, times } of weaknesses(record)) {
    const fitting = inOrder.filter(({ trains }) => trains.includes(measure));
    const fresh = fitting.find((study) => untried.includes(study));
    const study = fresh ?? oldest(record, fitting);
    if (study === undefined) continue;
    const tried = fresh === undefined ? 'of those that do, you tried it longest ago' : 'you have not tried it yet';
    const size = `on average ${times.toFixed(1)} times its limit in your latest attempts`;
    return {
      study,
      reason: `Your largest error is “${MEASURES[measure].label}” (${size}); this study trains it, and ${tried}.`,
    };
  }
  const [fresh] = untried;
  const calm = 'No measure is beyond its limit in your latest attempts';
  if (fresh !== undefined) return { study: fresh, reason: `${calm}; this is the first study that you have not tried.` };
  const study = oldest(record, inOrder) ?? first;
  return { study, reason: `${calm}; of all studies, you tried this one longest ago.` };
}

/** Measures whose latest errors are beyond their limit, the worst first; of each attempt its worst row counts. */
function weaknesses({ attempts }: PracticeRecord): readonly { readonly measure: MeasureId; readonly times: number }[] {
  return MEASURE_IDS.map((measure) => {
    const own = attempts.map(({ rows }) => rows.filter((row) => row.measure === measure));
    const worst = own.filter((rows) => rows.length > 0).map((rows) => greatestOf(rows.map(weightOf)));
    const latest = worst.slice(-LATEST);
    return { measure, times: latest.reduce((sum, each) => sum + each, 0) / Math.max(1, latest.length) };
  })
    .filter(({ times }) => times > 1)
    .toSorted((a, b) => b.times - a.times);
}

/** The error in units of the limit up to which it is acceptable. */
function weightOf({ measure, error, band }: RecordedRow): number {
  const { judging } = MEASURES[measure];
  if (judging.kind === 'figure' && error !== null) return Math.abs(error) / judging.acceptable;
  if (band === 'good') return 0;
  return band === 'acceptable' ? 1 : WRONG;
}

function oldest<Study extends Candidate>({ attempts }: PracticeRecord, studies: readonly Study[]): Study | undefined {
  const last = ({ id }: Study) => attempts.findLastIndex((attempt) => attempt.case === id);
  return studies.toSorted((a, b) => last(a) - last(b))[0];
}
