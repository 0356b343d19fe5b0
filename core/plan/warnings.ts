import { isAreaStenosisNotable, isConfirmedStenosis, isOval } from '../measure/stenosis.ts';
import { micrometres } from '../units.ts';
import type { WarningCode } from './answer.ts';
import type { JudgedSize } from './devices.ts';
import type { Facts } from './facts.ts';
import { isIvusLesion, stateOf } from './lumens.ts';
import { massPresent } from './mass.ts';
import { oversize, SHORTEST_STENT_MM, windowMargin } from './target.ts';

/** Distance from an edge of the oversize window, inclusive, at which a preferred size is called close to it. */
const WINDOW_EDGE_MM = 0.25;

/** The warnings of a case, each once, whatever the outcome; those about devices need a proposed one (PLAN_CASE "Warnings"). */
export function warningsOf(facts: Facts): readonly WarningCode[] {
  return [...findingWarnings(facts), ...lumenWarnings(facts), ...deviceWarnings(facts), ...massWarnings(facts)];
}

type Row = readonly [code: WarningCode, raised: boolean];

function raised(rows: readonly Row[]): readonly WarningCode[] {
  return rows.filter(([, applies]) => applies).map(([code]) => code);
}

function findingWarnings({ findings }: Facts): readonly WarningCode[] {
  return raised([
    ['W-BILATERAL', findings.oedema === 'bilateral-asymmetric'],
    ['W-RIGHT-SIDE', findings.side === 'right'],
  ]);
}

function massWarnings({ findings }: Facts): readonly WarningCode[] {
  return raised([['W-MASS-COEXISTS', massPresent(findings) && findings.mass.compressionCause === 'arterial']]);
}

function lumenWarnings(facts: Facts): readonly WarningCode[] {
  const { lesion, lumens, validReferences, stenosis, states } = facts;
  const decisive = lesion === null ? validReferences : [lesion, ...validReferences];
  return raised([
    ['W-REFERENCE-OVAL', validReferences.some(({ readings }) => isOval(readings))],
    ['W-NONCONVEX', decisive.some(({ readings }) => readings.nonconvex)],
    ['W-METRIC-FLIP', metricFlips(facts)],
    ['W-AREA-DISAGREES', areaDisagrees(facts)],
    ['W-LESION-WIDER', stenosis?.narrower === false],
    ['W-NOT-TIGHTEST', tighterExists(facts)],
    ['W-CIV-REFERENCE', lumens.some(({ role, segment }) => role === 'reference' && segment === 'CIV')],
    ['W-STATE-MISMATCH', statesDiffer(facts)],
    ['W-STATES-FLIP', states.verdictFlips],
  ]);
}

function metricFlips({ lesion, reference, stenosis }: Facts): boolean {
  if (lesion === null || reference === null || stenosis === null || stenosis.confirmed === null) return false;
  return isConfirmedStenosis(reference.diameter, lesion.readings.minCaliper) !== stenosis.confirmed;
}

function areaDisagrees({ lesion, reference, stenosis }: Facts): boolean {
  if (lesion === null || reference === null || stenosis === null || stenosis.confirmed === null) return false;
  return isAreaStenosisNotable(reference.area, lesion.readings.area) !== stenosis.confirmed;
}

function tighterExists({ lesion, lumens }: Facts): boolean {
  if (lesion === null) return false;
  return lumens
    .filter((other) => isIvusLesion(other) && other.unit === lesion.unit && stateOf(other) === stateOf(lesion))
    .some(({ readings }) => micrometres(readings.min) < micrometres(lesion.readings.min));
}

function statesDiffer({ lesion, validReferences }: Facts): boolean {
  if (lesion === null || stateOf(lesion) === 'unspecified') return false;
  return validReferences.some(
    (reference) => stateOf(reference) !== 'unspecified' && stateOf(reference) !== stateOf(lesion),
  );
}

function deviceWarnings({ sizing }: Facts): readonly WarningCode[] {
  const listed: readonly JudgedSize[] = sizing?.sizes.filter(({ against }) => against.length === 0) ?? [];
  const [preferred] = listed;
  if (sizing === null || preferred === undefined) return [];
  const margin = windowMargin(oversize(preferred.diameterMm, sizing.target));
  return raised([
    ['W-IFU-NOT-LOADED', listed.some(({ product }) => product.ifuOversizeMm === undefined)],
    ['W-UNVERIFIED-DEVICE', listed.some(({ product }) => !product.verified)],
    ['W-EXACTLY-60', micrometres(preferred.lengthMm) === micrometres(SHORTEST_STENT_MM)],
    ['W-WINDOW-EDGE', margin <= micrometres(WINDOW_EDGE_MM)],
  ]);
}
