import { MEASURES } from '../bands.ts';
import { decisionBandOf } from '../decided.ts';
import type { MeasureId } from '../measures.ts';
import type { Subject } from '../row.ts';
import { learningOf, type MeasureLearning } from './learning.ts';
import type { PracticeRecord } from './record.ts';

/** What a trainee should know first, at most three sentences: how often the decision was right, how the MLD is read, and what is farthest off besides. */
export function progressSentences(record: PracticeRecord): readonly string[] {
  const learned = learningOf(record).filter(({ points }) => points.length > 0);
  const mld = learned.find(({ subject, measure }) => subject === 'lesion' && measure === 'outline-min');
  return [
    decisions(record),
    mld === undefined ? null : sized('the MLD', ['wide', 'small'], mld),
    worst(learned),
  ].filter((sentence) => sentence !== null);
}

function decisions({ attempts }: PracticeRecord): string | null {
  const bands = attempts.flatMap(({ rows }) => decisionBandOf(rows) ?? []);
  if (bands.length === 0) return null;
  // Another size that also fits the true vein is no wrong decision.
  const right = bands.filter((band) => band === 'good' || band === 'acceptable').length;
  if (bands.length === 1) return `Your decision was ${right === 1 ? 'right' : 'not right'}.`;
  return `Your decision was right in ${right} of ${bands.length} attempts.`;
}

/** What can be said of a measure when it is farthest off: its name, what its error is called on either side, and as what share. */
interface Telling {
  readonly subject: Subject;
  readonly measure: MeasureId;
  readonly tell: (learning: MeasureLearning) => string;
}

const along = (what: string) => (learning: MeasureLearning) => {
  const bias = biasOf(learning);
  return `You set ${what} ${Math.abs(bias).toFixed(1)} mm too far ${bias > 0 ? 'caudal' : 'cranial'}${average(learning)}.`;
};

const TELLINGS: readonly Telling[] = [
  { subject: 'reference', measure: 'outline-mean', tell: (own) => sized('the reference', ['wide', 'small'], own) },
  {
    subject: 'lesion',
    measure: 'lesion-frame',
    tell: (own) => `Your lesion frame is ${sizeOf(own)} mm wider than the tightest one${average(own)}.`,
  },
  {
    subject: 'reference',
    measure: 'reference-place',
    tell: (own) => `You take the reference ${sizeOf(own)} mm outside the straight external iliac vein${average(own)}.`,
  },
  { subject: 'study', measure: 'lesion-start', tell: along('the start of the lesion') },
  { subject: 'study', measure: 'lesion-end', tell: along('the end of the lesion') },
  { subject: 'study', measure: 'proximal-landing', tell: along('the proximal landing') },
  { subject: 'study', measure: 'straight-eiv-start', tell: along('the start of the straight external iliac vein') },
  { subject: 'study', measure: 'straight-eiv-end', tell: along('the end of the straight external iliac vein') },
  { subject: 'study', measure: 'calibration', tell: (own) => sized('every length', ['long', 'short'], own, 1) },
];

/** The measure whose errors are largest in units of what still is acceptable, the MLD aside; null while all are good. */
function worst(learned: readonly MeasureLearning[]): string | null {
  const [first] = TELLINGS.flatMap(({ subject, measure, tell }) => {
    const own = learned.find((each) => each.subject === subject && each.measure === measure);
    return own === undefined ? [] : [{ own, tell, times: timesLimit(own) }];
  })
    .filter(({ own }) => own.counts.good < own.points.length)
    .toSorted((a, b) => b.times - a.times);
  return first === undefined ? null : first.tell(first.own);
}

function timesLimit({ measure, points }: MeasureLearning): number {
  const { judging } = MEASURES[measure];
  const limit = judging.kind === 'figure' ? judging.acceptable : 1;
  return points.reduce((sum, { error }) => sum + Math.abs(error), 0) / points.length / limit;
}

/** "You read the MLD 3 % small, on average of 5 readings." `share`: how much of a percent one unit of the error is, where it is no length. */
function sized(what: string, [more, less]: readonly [string, string], own: MeasureLearning, share?: number): string {
  const shares = own.points.map(({ error, truth }) => (share === undefined ? (100 * error) / truth : error * share));
  const bias = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  const rounded = Math.round(Math.abs(bias));
  if (rounded === 0) return `You read ${what} right to within 1 %${average(own)}.`;
  return `You read ${what} ${rounded} % ${bias > 0 ? more : less}${average(own)}.`;
}

function biasOf({ points }: MeasureLearning): number {
  return points.reduce((sum, { error }) => sum + error, 0) / points.length;
}

function sizeOf(own: MeasureLearning): string {
  return (own.points.reduce((sum, { error }) => sum + Math.abs(error), 0) / own.points.length).toFixed(1);
}

function average({ points }: MeasureLearning): string {
  return points.length === 1 ? '' : ` (mean of ${points.length} readings)`;
}
