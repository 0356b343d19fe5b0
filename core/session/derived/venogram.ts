import type { VesselReadings, Width } from '../../measure/vessel.ts';
import { readLumens } from '../../plan/lumens.ts';
import type { Percent } from '../../units.ts';
import type { Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { readVessel } from '../drawn/vessel-readings.ts';
import type { Vessel } from '../drawn/vessels.ts';
import { caseOf } from './case.ts';

/** The figures of a vessel without the places in the picture that they were read at; lengths in `unit`. */
type VesselFigures = Omit<VesselReadings, 'min' | 'reference'> & {
  readonly min: number;
  /** Length along the centre line from its beginning to the narrowest place. */
  readonly minAlong: Width['along'];
  readonly reference: number | null;
};

/** One vessel of a session with its figures; frames count from 1. It decides nothing. */
export interface VesselRow {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly frame: number;
  readonly unit: 'mm' | 'px';
  /** Whose its lines are, and whether the operator has accepted those that were found. */
  readonly origin: Vessel['origin'];
  readonly accepted: boolean;
  /** State and source of the scale, as in "CALIBRATED_USER: your line along …"; null where lengths are pixels. */
  readonly scale: string | null;
  readonly figures: VesselFigures | null;
  /** Its stenosis less the one by IVUS in percentage points; null unless both are known and its lines are accepted. */
  readonly overIvusPoints: number | null;
  readonly problem: string | null;
}

/** The diameter stenosis by IVUS of a session's plan case; null where there is none. */
function ivusStenosis(session: Session): Percent | null {
  const { planCase } = caseOf(session);
  return planCase.ok ? (readLumens(planCase.value.lumens ?? []).stenosis?.diameterPct ?? null) : null;
}

/** By how many percentage points a stenosis in the venogram exceeds the one by IVUS; null unless both are known. */
export function overIvus(venogram: Percent | null, ivus: Percent | null): number | null {
  return venogram === null || ivus === null ? null : venogram - ivus;
}

/** Every vessel of a session with the figures that the window shows. */
export function vesselRows(session: Session): readonly VesselRow[] {
  const ivus = ivusStenosis(session);
  return session.vessels.flatMap((vessel) => {
    const run = recordOf(session, vessel.run);
    if (run === null) return [];
    const { scale, calibration, readings, problem } = readVessel(vessel, run);
    return [
      {
        id: vessel.id,
        name: vessel.name,
        file: run.fileName,
        frame: vessel.frame + 1,
        origin: vessel.origin,
        accepted: vessel.accepted,
        unit: scale.unit,
        scale: scale.unit === 'mm' && calibration.known ? `${calibration.state}: ${calibration.from}` : null,
        figures: readings === null ? null : figuresOf(readings),
        overIvusPoints: vessel.accepted ? overIvus(readings?.stenosisPct ?? null, ivus) : null,
        problem,
      },
    ];
  });
}

function figuresOf({ min, reference, ...others }: VesselReadings): VesselFigures {
  return { ...others, min: min.width, minAlong: min.along, reference: reference?.width ?? null };
}
