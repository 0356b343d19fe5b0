import { lumenReadings } from '../../../core/measure/lumen.ts';
import type { LumenReadings } from '../../../core/measure/readings.ts';
import type { PlanCase, PlanLumen } from '../../../core/plan/case.ts';

/*
 * A second reading of the plan case's contract, written from its tables alone and sharing nothing with core/plan but the
 * readings of a lumen. It is slow and plain on purpose: each line can be held against one row. This file: "Numbers".
 */

/** Whole micrometres, half away from zero. */
export const um = (mm: number): number => Math.sign(mm) * Math.floor(Math.abs(mm) * 1000 + 0.5);

export interface Measured {
  readonly lumen: PlanLumen;
  readonly i: number;
  readonly r: LumenReadings;
}

export const stateOf = (lumen: PlanLumen): string => lumen.state ?? 'unspecified';

function lesionsOf(measured: readonly Measured[]) {
  const lesions = measured.filter(({ lumen }) => lumen.role === 'lesion');
  const marked = lesions.filter(({ lumen }) => lumen.primary);
  const primary = marked[0] ?? (lesions.length === 1 ? lesions[0] : undefined);
  const onIvus = lesions.filter(({ lumen }) => lumen.modality === 'IVUS');
  return { primary, lesion: primary?.lumen.modality === 'IVUS' ? primary : undefined, onIvus };
}

function referenceOf(measured: readonly Measured[]) {
  const valid = measured.filter(
    ({ lumen: l }) => l.role === 'reference' && l.segment === 'EIV' && l.normal === true && l.modality === 'IVUS',
  );
  const units = new Set(valid.map(({ lumen }) => lumen.unit));
  if (units.size !== 1) return { valid, rvd: undefined, refArea: undefined, unit: undefined };
  const average = (of: (m: Measured) => number) => valid.reduce((sum, m) => sum + of(m), 0) / valid.length;
  return { valid, rvd: average(({ r }) => r.mean), refArea: average(({ r }) => r.area), unit: valid[0]?.lumen.unit };
}

/** What the contract's "Numbers" say of the lumens of a case. */
export function numbers(planCase: PlanCase) {
  const measured = (planCase.lumens ?? []).map((lumen, i) => ({ lumen, i, r: lumenReadings(lumen.contour) }));
  const { primary, lesion, onIvus } = lesionsOf(measured);
  const { valid, rvd, refArea, unit } = referenceOf(measured);
  const above = (mld: number): boolean => 100 * (um(rvd ?? 0) - um(mld)) > 61 * um(rvd ?? 0);
  const comparable = lesion !== undefined && rvd !== undefined && lesion.lumen.unit === unit;
  const wider = comparable && um(lesion.r.min) >= um(rvd);
  const verdict = comparable && unit === 'mm' && !wider ? above(lesion.r.min) : undefined;
  const stenosis = comparable ? (100 * (rvd - lesion.r.min)) / rvd : null;
  const named = onIvus.filter(({ lumen }) => stateOf(lumen) !== 'unspecified');
  const states = [...new Set(named.map(({ lumen }) => lumen.state))];
  const mlds = states.map((s) => Math.min(...named.filter(({ lumen }) => lumen.state === s).map(({ r }) => r.min)));
  const namedUnits = new Set(named.map(({ lumen }) => lumen.unit));
  const allMm = unit === 'mm' && namedUnits.size === 1 && namedUnits.has('mm');
  const flips = allMm && mlds.some(above) && !mlds.every(above);
  const [big, small] = [Math.max(...mlds), Math.min(...mlds)];
  const variation = states.length >= 2 && namedUnits.size === 1 ? (100 * (big - small)) / big : null;
  return {
    measured,
    primary,
    lesion,
    onIvus,
    valid,
    rvd,
    refArea,
    wider,
    verdict,
    above,
    states,
    flips,
    variation,
    unit,
    stenosis,
  };
}
