import type { Millimetres, Percent, SquareMillimetres } from '../units.ts';
import { micrometres } from '../units.ts';

/** Diameter stenosis above which a lesion counts as confirmed, strictly (S15, S23). */
export const DIAMETER_STENOSIS_PCT: Percent = 61;

/** Area stenosis with which the diameter verdict is compared; never a gate (D5, W-AREA-DISAGREES). */
const AREA_STENOSIS_PCT: Percent = 50;

/** Smallest min/max of a reference that still counts as round (D7), in percent. */
export const ROUND_REFERENCE_PCT: Percent = 80;

/** `100·(RVD − MLD)/RVD` for two lengths of one unit (D1); to be shown, not to be compared. */
export function diameterStenosis(rvd: number, mld: number): Percent {
  return (100 * (rvd - mld)) / rvd;
}

/** The lesion diameter at which the stenosis against a reference is exactly DIAMETER_STENOSIS_PCT, in the reference's unit: a smaller one is confirmed. */
export function gateDiameter(rvd: number): number {
  return (rvd * (100 - DIAMETER_STENOSIS_PCT)) / 100;
}

/** Whether the diameter stenosis is above the threshold: strict, in whole micrometres (D6). */
export function isConfirmedStenosis(rvd: Millimetres, mld: Millimetres): boolean {
  const reference = micrometres(rvd);
  return 100 * (reference - micrometres(mld)) > DIAMETER_STENOSIS_PCT * reference;
}

/** Whether the lesion is narrower than the reference, in whole thousandths of their one unit. */
export function isNarrower(rvd: number, mld: number): boolean {
  return micrometres(mld) < micrometres(rvd);
}

/** Whether the lesion is confirmed; null for a lesion that is not narrower than the reference, which has no verdict. */
export function stenosisVerdict(rvd: Millimetres, mld: Millimetres): boolean | null {
  return isNarrower(rvd, mld) ? isConfirmedStenosis(rvd, mld) : null;
}

/** `100·(1 − lesion/reference)` for two areas of one unit (D5); to be shown. */
export function areaStenosis(reference: number, lesion: number): Percent {
  return 100 * (1 - lesion / reference);
}

/** Whether the area stenosis is above AREA_STENOSIS_PCT, in whole square micrometres, so that exactly 50 % is not. */
export function isAreaStenosisNotable(reference: SquareMillimetres, lesion: SquareMillimetres): boolean {
  const whole = (area: SquareMillimetres): number => Math.round(area * 1e6);
  return 100 * (whole(reference) - whole(lesion)) > AREA_STENOSIS_PCT * whole(reference);
}

/** Whether a reference is so oval that its mean diameter depends on the definition (D7), in thousandths of its unit. */
export function isOval({ min, max }: { readonly min: number; readonly max: number }): boolean {
  return 100 * micrometres(min) < ROUND_REFERENCE_PCT * micrometres(max);
}
