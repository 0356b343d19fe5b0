import { unreachable } from '../result.ts';
import { micrometres } from '../units.ts';

/** How good one measure of a session is: within its limits, or not measured at all. */
export type Band = 'good' | 'acceptable' | 'off' | 'missed';

/** From the best to the one that was not measured. */
export const BANDS = ['good', 'acceptable', 'off', 'missed'] as const satisfies readonly Band[];

/** How many measures fell into each band. */
export type Counts = Readonly<Record<Band, number>>;

/** How many rows fell into each band. */
export function countsOf(rows: readonly { readonly band: Band }[]): Counts {
  const count = (wanted: Band) => rows.filter(({ band }) => band === wanted).length;
  return { good: count('good'), acceptable: count('acceptable'), off: count('off'), missed: count('missed') };
}

/** Every measure that is scored, in the order in which a score lists them. */
export const MEASURE_IDS = [
  'calibration',
  'lesion-frame',
  'reference-place',
  'reference-frame',
  'breath-state',
  'outline-min',
  'outline-max',
  'outline-mean',
  'outline-area',
  'outline-overlap',
  'outline-mean-distance',
  'outline-max-distance',
  'stenosis',
  'gate',
  'variation',
  'behaviour',
  'proximal-landing',
  'lesion-start',
  'lesion-end',
  'straight-eiv-start',
  'straight-eiv-end',
  'outcome',
  'device',
  'device-landing',
  'finding',
] as const;

export type MeasureId = (typeof MEASURE_IDS)[number];

/** Units of errors; a point is one percent of stenosis, a share is a part of 1. */
export const UNITS = ['mm', 'mm²', '%', 'points', 'share'] as const;

export type Unit = (typeof UNITS)[number];

/** How one measure is judged: a length or figure by its error, a decision by whether it is the true one. */
export type Judging =
  | {
      readonly kind: 'figure';
      readonly unit: Unit;
      /** Largest error, without its sign, that is still good or acceptable; both inclusive. */
      readonly good: number;
      readonly acceptable: number;
      /** Whether the error can fall on either side of the truth: else agreement has no lower limit to speak of. */
      readonly twoSided: boolean;
      /** Whether the error means something as a share of the truth: of a size it does, of a place it does not. */
      readonly ofSize: boolean;
    }
  | { readonly kind: 'decision' };

/** Band of an error in its unit: lengths are compared in whole micrometres, everything else in millionths. */
export function bandOf(error: number, judging: Extract<Judging, { readonly kind: 'figure' }>): Band {
  const size = whole(Math.abs(error), judging.unit);
  if (size <= whole(judging.good, judging.unit)) return 'good';
  return size <= whole(judging.acceptable, judging.unit) ? 'acceptable' : 'off';
}

function whole(value: number, unit: Unit): number {
  switch (unit) {
    case 'mm':
      return micrometres(value);
    case 'mm²':
    case '%':
    case 'points':
    case 'share':
      return Math.round(value * 1e6);
    default:
      return unreachable(unit);
  }
}
