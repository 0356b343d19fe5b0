import type { Deviation } from '../measure/spread.ts';
import { combined, coverage } from '../measure/spread.ts';
import { DIAMETER_STENOSIS_PCT, diameterStenosis } from '../measure/stenosis.ts';
import type { Millimetres, Percent } from '../units.ts';
import { OVERSIZE_MM } from './target.ts';

/** What is known of the errors behind a stenosis; what nobody has measured or said is null and left out. */
export interface MeasuringError {
  /** Of the MLD, from repeated tracings, mm. */
  readonly mld: Deviation | null;
  /** Of the RVD, from repeated tracings, mm. */
  readonly rvd: Deviation | null;
  /** Standard error of the scale by the operator's word, percent. */
  readonly scalePct: Percent | null;
  /** Lesion and references share one scale: its error then cancels in their ratio. */
  readonly oneScale: boolean;
}

/** A number with the 95 % interval that its known errors give. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The diameter stenosis with its interval, by first-order propagation: σ = (100/RVD)·√(σM² + (MLD/RVD)²·σR²)
 * (METHODOLOGY 2.8). Null while none of its errors is known.
 */
export function stenosisInterval(mld: Millimetres, rvd: Millimetres, error: MeasuringError): Interval | null {
  const perMld = 100 / rvd;
  const perRvd = (100 * mld) / rvd ** 2;
  const scale = error.oneScale ? null : error.scalePct;
  const parts = [
    weighed(error.mld, perMld),
    weighed(error.rvd, perRvd),
    weighed(ofScale(scale, mld), perMld),
    weighed(ofScale(scale, rvd), perRvd),
  ].flat();
  return intervalAbout(diameterStenosis(rvd, mld), parts);
}

/** The oversize of a nominal diameter over the RVD with its interval; null while none of the RVD's errors is known. */
export function oversizeInterval(nominal: Millimetres, rvd: Millimetres, error: MeasuringError): Interval | null {
  return intervalAbout(nominal - rvd, [...weighed(error.rvd, 1), ...weighed(ofScale(error.scalePct, rvd), 1)]);
}

/** Whether the verdict on the stenosis would not be the same over the whole interval. */
export function crossesGate({ low, high }: Interval): boolean {
  return low > DIAMETER_STENOSIS_PCT !== high > DIAMETER_STENOSIS_PCT;
}

/** The ends of the oversize window, the manufacturer's own included, that lie inside the interval. */
export function crossedEdges({ low, high }: Interval, ifu: readonly [number, number] | null): readonly Millimetres[] {
  const edges = [OVERSIZE_MM.least, OVERSIZE_MM.most, ...(ifu ?? [])];
  return [...new Set(edges)].filter((edge) => low < edge && edge < high);
}

function ofScale(percent: Percent | null, length: Millimetres): Deviation | null {
  return percent === null ? null : { deviation: (percent / 100) * length, freedom: Number.POSITIVE_INFINITY };
}

function weighed(part: Deviation | null, weight: number): readonly Deviation[] {
  return part === null ? [] : [{ deviation: part.deviation * weight, freedom: part.freedom }];
}

function intervalAbout(value: number, parts: readonly Deviation[]): Interval | null {
  if (parts.length === 0) return null;
  const { deviation, freedom } = combined(parts);
  const half = coverage(freedom) * deviation;
  return { value, low: value - half, high: value + half };
}
