import { DIAMETER_STENOSIS_PCT, diameterStenosis } from '../measure/stenosis.ts';
import type { Millimetres, Percent } from '../units.ts';
import { micrometres } from '../units.ts';
import type { PlanMetrics } from './answer.ts';
import { OVERSIZE_MM } from './target.ts';

type Figures = Pick<PlanMetrics, 'mldMm' | 'rvdMm' | 'diameterStenosisPct'>;

/** How near its threshold (in its own unit) a value gets one more digit. */
const NEAR = 0.5;

/** Digits after the point for a value that decides something: one, and one more near a threshold. */
export function digitsNear(value: number, thresholds: readonly number[]): number {
  return thresholds.some((threshold) => Math.abs(value - threshold) <= NEAR) ? 2 : 1;
}

/** A number with digits after the point and its unit: "4.2 mm". */
export function quantity(value: number, unit: string, digits = 1): string {
  return `${value.toFixed(digits)} ${unit}`;
}

/** A diameter stenosis: 1 digit, 2 near the threshold, and as many as it takes not to look equal to it when it is not. */
export function stenosisText(stenosis: Percent): string {
  for (let digits = digitsNear(stenosis, [DIAMETER_STENOSIS_PCT]); digits < 6; digits++) {
    const text = stenosis.toFixed(digits);
    if (Number(text) !== DIAMETER_STENOSIS_PCT || Math.abs(stenosis - DIAMETER_STENOSIS_PCT) < 1e-6) return `${text} %`;
  }
  return `${stenosis.toFixed(6)} %`;
}

/**
 * The stenosis to be shown: near the line the one that decides, from diameters in whole micrometres, so that the number
 * and its verdict never contradict each other; else the planner's own.
 */
export function shownStenosis({ mldMm, rvdMm, diameterStenosisPct }: Figures): Percent | null {
  if (mldMm === null || rvdMm === null || diameterDigits(diameterStenosisPct) === 1) return diameterStenosisPct;
  return diameterStenosis(micrometres(rvdMm), micrometres(mldMm));
}

/** Digits for the diameters behind a stenosis: micrometres (the unit in which they are compared) close to the line. */
export function diameterDigits(stenosis: Percent | null): number {
  if (stenosis === null) return 1;
  const away = Math.abs(stenosis - DIAMETER_STENOSIS_PCT);
  return away <= 0.2 ? 3 : digitsNear(stenosis, [DIAMETER_STENOSIS_PCT]);
}

/** Oversize of a stent in millimetres: 2 digits near the ends of its window. */
export function oversizeText(oversize: Millimetres): string {
  return quantity(oversize, 'mm', digitsNear(oversize, [OVERSIZE_MM.least, OVERSIZE_MM.most]));
}
