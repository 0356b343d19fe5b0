import { diameterStenosis } from '../measure/stenosis.ts';
import type { Percent } from '../units.ts';
import type { LumenFacts } from './lumens.ts';

/** What other schools would compute from the same tracings: shown, never a gate. Null where a tracing is missing. */
export interface Alternatives {
  readonly areaStenosisPct: Percent | null;
  /** With the lesion's smallest caliper width in place of its MLD. */
  readonly caliperStenosisPct: Percent | null;
  /** Against the mean diameter of the common iliac references in place of the external iliac ones. */
  readonly civStenosisPct: Percent | null;
  readonly lesionArea: number | null;
  readonly referenceArea: number | null;
  /** Unit of the lesion's and of the reference's lengths; null without the tracing. */
  readonly lesionUnit: 'mm' | 'px' | null;
  readonly referenceUnit: 'mm' | 'px' | null;
}

/** The stenosis by other definitions, and the absolute areas (METHODOLOGY 2.1, A4). */
export function alternativesOf({ lumens, lesion, reference, stenosis }: LumenFacts): Alternatives {
  const comparable = lesion !== null && reference?.unit === lesion.unit;
  const civ = lumens.filter(
    ({ role, segment, unit }) => role === 'reference' && segment === 'CIV' && unit === lesion?.unit,
  );
  const civDiameter = civ.reduce((sum, { readings }) => sum + readings.mean, 0) / civ.length;
  return {
    areaStenosisPct: stenosis?.areaPct ?? null,
    caliperStenosisPct: comparable ? diameterStenosis(reference.diameter, lesion.readings.minCaliper) : null,
    civStenosisPct: lesion === null || civ.length === 0 ? null : diameterStenosis(civDiameter, lesion.readings.min),
    lesionArea: lesion?.readings.area ?? null,
    referenceArea: reference?.area ?? null,
    lesionUnit: lesion?.unit ?? null,
    referenceUnit: reference?.unit ?? null,
  };
}
