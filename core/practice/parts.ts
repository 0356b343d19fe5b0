import { type Counts, countsOf, type MeasureId } from './measures.ts';
import type { ScoreRow } from './row.ts';

/** What of an attempt is told together. */
interface Part {
  readonly title: string;
  readonly measures: readonly MeasureId[];
}

/** The parts of an attempt in the order in which they are told: the decision first. */
export const PARTS: readonly Part[] = [
  { title: 'Decision', measures: ['outcome', 'device', 'gate'] },
  {
    title: 'Frames',
    measures: ['lesion-frame', 'reference-place', 'reference-frame', 'breath-state'],
  },
  {
    title: 'Diameters',
    measures: [
      'calibration',
      'outline-min',
      'outline-max',
      'outline-mean',
      'outline-area',
      'outline-overlap',
      'outline-mean-distance',
      'outline-max-distance',
      'stenosis',
      'variation',
    ],
  },
  {
    title: 'Landing',
    measures: [
      'proximal-landing',
      'lesion-start',
      'lesion-end',
      'straight-eiv-start',
      'straight-eiv-end',
      'device-landing',
    ],
  },
  { title: 'Answers', measures: ['behaviour', 'finding'] },
];

/** The parts of an attempt that have rows, each with its bands. */
export function partsOf(
  rows: readonly Pick<ScoreRow, 'measure' | 'band'>[],
): readonly { readonly title: string; readonly counts: Counts }[] {
  return PARTS.map(({ title, measures }) => {
    const own = rows.filter(({ measure }) => measures.includes(measure));
    return { title, counts: countsOf(own) };
  }).filter(({ counts }) => Object.values(counts).some((count) => count > 0));
}

/** "Decision 2 of 3, Frames 4 of 4": how many of each part are good. */
export function partsText(rows: readonly Pick<ScoreRow, 'measure' | 'band'>[]): string {
  return partsOf(rows)
    .map(({ title, counts }) => `${title} ${counts.good} of ${totalOf(counts)}`)
    .join(', ');
}

/** How many rows were counted. */
export function totalOf({ good, acceptable, off, missed }: Counts): number {
  return good + acceptable + off + missed;
}
