import { greatestOf, leastOf } from '../extremes.ts';
import { lumenReadings } from '../measure/lumen.ts';
import type { LumenReadings } from '../measure/readings.ts';
import {
  areaStenosis,
  diameterStenosis,
  isConfirmedStenosis,
  isNarrower,
  stenosisVerdict,
} from '../measure/stenosis.ts';
import { remembered } from '../remembered.ts';
import type { Percent } from '../units.ts';
import type { PlanLumen } from './case.ts';

/** A lumen of the case with its readings; `index` is its place in the document. */
interface ReadLumen extends PlanLumen {
  readonly index: number;
  readonly readings: LumenReadings;
}

/** What the valid references agree on: the mean of their mean diameters and of their areas, in their one unit. */
interface ReferenceVessel {
  readonly unit: 'mm' | 'px';
  readonly diameter: number;
  readonly area: number;
}

/** What the lumens say by themselves (PLAN_CASE "Numbers"). */
export interface LumenFacts {
  readonly lumens: readonly ReadLumen[];
  /** The primary lesion on any modality. */
  readonly primary: ReadLumen | null;
  /** "The lesion": the primary lesion when it is on IVUS. */
  readonly lesion: ReadLumen | null;
  readonly validReferences: readonly ReadLumen[];
  /** Null without a valid reference and when their units differ. */
  readonly reference: ReferenceVessel | null;
  /** Lesion against reference, both in one unit; `confirmed` is the verdict and null unless that unit is mm and the lesion is narrower. */
  readonly stenosis: {
    readonly diameterPct: Percent;
    readonly areaPct: Percent;
    readonly narrower: boolean;
    readonly confirmed: boolean | null;
  } | null;
  readonly states: LesionStates;
}

/** The IVUS lesion tracings with a named state, by state. */
interface LesionStates {
  readonly names: readonly string[];
  /** Smallest `min` of each state in their one unit; null when the units differ. */
  readonly mlds: readonly number[] | null;
  /** `100·(MLDmax − MLDmin)/MLDmax`; null with fewer than two states or differing units. */
  readonly variationPct: Percent | null;
  /** Whether some states pass the gate and others do not; a state as wide as the reference does not pass it. */
  readonly verdictFlips: boolean;
}

/** Reads every lumen of a case and works out lesion, reference, verdict and variation. */
export function readLumens(traced: readonly PlanLumen[]): LumenFacts {
  const lumens = traced.map((lumen, index) => readLumen(lumen, index));
  const primary = primaryLesion(lumens);
  const lesion = primary?.modality === 'IVUS' ? primary : null;
  const validReferences = lumens.filter(isValidReference);
  const reference = referenceVessel(validReferences);
  return {
    lumens,
    primary,
    lesion,
    validReferences,
    reference,
    stenosis: lesion === null || reference === null ? null : stenosisOf(lesion, reference),
    states: lesionStates(lumens.filter(isIvusLesion), reference),
  };
}

/** The same object as long as a lumen has its place: while one of thousands is dragged the others are not put together anew. */
const readLumen = remembered((lumen: PlanLumen, index: number): ReadLumen => {
  return { ...lumen, index, readings: lumenReadings(lumen.contour) };
});

/** Whether a lumen is a lesion traced on IVUS, primary or not. */
export function isIvusLesion({ role, modality }: PlanLumen): boolean {
  return role === 'lesion' && modality === 'IVUS';
}

/** Whether a lumen may serve as the reference: a normal external iliac vein on IVUS (S17). */
export function isValidReference({ role, segment, normal, modality }: PlanLumen): boolean {
  return role === 'reference' && segment === 'EIV' && normal === true && modality === 'IVUS';
}

/** The state in which a lumen was traced. */
export function stateOf({ state }: PlanLumen): NonNullable<PlanLumen['state']> {
  return state ?? 'unspecified';
}

function primaryLesion(lumens: readonly ReadLumen[]): ReadLumen | null {
  const lesions = lumens.filter(({ role }) => role === 'lesion');
  const only = lesions.length === 1 ? lesions[0] : undefined;
  return lesions.find(({ primary }) => primary === true) ?? only ?? null;
}

function referenceVessel(references: readonly ReadLumen[]): ReferenceVessel | null {
  const unit = commonUnit(references);
  if (unit === null) return null;
  return {
    unit,
    diameter: mean(references.map(({ readings }) => readings.mean)),
    area: mean(references.map(({ readings }) => readings.area)),
  };
}

function stenosisOf(lesion: ReadLumen, reference: ReferenceVessel): LumenFacts['stenosis'] {
  if (lesion.unit !== reference.unit) return null;
  const { min, area } = lesion.readings;
  return {
    diameterPct: diameterStenosis(reference.diameter, min),
    areaPct: areaStenosis(reference.area, area),
    narrower: isNarrower(reference.diameter, min),
    confirmed: reference.unit === 'mm' ? stenosisVerdict(reference.diameter, min) : null,
  };
}

function lesionStates(lesions: readonly ReadLumen[], reference: ReferenceVessel | null): LesionStates {
  const named = lesions.filter((lesion) => stateOf(lesion) !== 'unspecified');
  const names = [...new Set(named.map(stateOf))];
  const unit = commonUnit(named);
  if (unit === null) return { names, mlds: null, variationPct: null, verdictFlips: false };
  const mlds = names.map((name) =>
    leastOf(named.filter((lesion) => stateOf(lesion) === name).map(({ readings }) => readings.min)),
  );
  const largest = greatestOf(mlds);
  const verdicts =
    unit === 'mm' && reference?.unit === 'mm' ? mlds.map((mld) => isConfirmedStenosis(reference.diameter, mld)) : [];
  return {
    names,
    mlds,
    variationPct: names.length < 2 ? null : (100 * (largest - leastOf(mlds))) / largest,
    verdictFlips: new Set(verdicts).size > 1,
  };
}

/** The one unit of some lumens; null without lumens and when their units differ. */
function commonUnit(lumens: readonly ReadLumen[]): 'mm' | 'px' | null {
  const [first] = lumens;
  if (first === undefined) return null;
  return lumens.every(({ unit }) => unit === first.unit) ? first.unit : null;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
