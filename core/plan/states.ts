import { diameterStenosis, isNarrower, stenosisVerdict } from '../measure/stenosis.ts';
import type { Percent } from '../units.ts';
import type { PlanLumen } from './case.ts';
import type { LumenFacts } from './lumens.ts';
import { isIvusLesion, stateOf } from './lumens.ts';

/** One named state in which the lesion was traced, by its tightest tracing. */
export interface StateEvidence {
  readonly state: NonNullable<PlanLumen['state']>;
  /** Id of the tightest tracing. */
  readonly lumen: string;
  readonly mld: number;
  readonly unit: 'mm' | 'px';
  /** Against the reference; null without one in the same unit. */
  readonly stenosisPct: Percent | null;
  /** Whether it is narrower than the reference; null without one in the same unit. */
  readonly narrower: boolean | null;
  /** The verdict it would give; null unless in millimetres and narrower than the reference. */
  readonly confirmed: boolean | null;
}

/** What each named state of the lesion says, in the order in which they were traced (PLAN_CASE "Lesion states"). */
export function statesOf({ lumens, reference, states }: LumenFacts): readonly StateEvidence[] {
  return states.names.flatMap((state) => {
    const [tightest] = lumens
      .filter((lumen) => isIvusLesion(lumen) && stateOf(lumen) === state)
      .toSorted((a, b) => a.readings.min - b.readings.min);
    if (tightest === undefined) return [];
    const { id, unit, readings } = tightest;
    const rvd = reference?.unit === unit ? reference.diameter : null;
    return [
      {
        state: stateOf(tightest),
        lumen: id,
        mld: readings.min,
        unit,
        stenosisPct: rvd === null ? null : diameterStenosis(rvd, readings.min),
        narrower: rvd === null ? null : isNarrower(rvd, readings.min),
        confirmed: rvd === null || unit === 'px' ? null : stenosisVerdict(rvd, readings.min),
      },
    ];
  });
}
