import type { LumenReadings } from '../../measure/readings.ts';
import type { Result } from '../../result.ts';
import { ok } from '../../result.ts';
import type { LesionState, Outline, Role, Segment, Session } from '../document/document.ts';
import { readSession } from '../document/file.ts';
import { recordOf } from '../document/run-record.ts';
import { type MeasurementRow, measurementRows } from '../drawn/measurement-readings.ts';
import { readOutline } from '../drawn/readings.ts';
import { orientationRows, type RunOrientation } from '../vein/orientation.ts';
import { type VesselRow, vesselRows } from './venogram.ts';

/** One outline of a saved session with its readings; frames count from 1. */
export interface SessionReading {
  readonly id: string;
  readonly name: string;
  readonly frame: number;
  readonly role: Role;
  readonly segment: Segment;
  readonly state: LesionState;
  /** Id of the first tracing of the same lumen; null for a first tracing. */
  readonly repeatOf: string | null;
  readonly origin: Outline['origin'];
  /** How sure the program was of a border that it found, 0 to 1; null of every other line. */
  readonly confidence: number | null;
  /** False while an outline that the program made waits for the operator's word; it is then no part of the plan. */
  readonly accepted: boolean;
  readonly unit: 'mm' | 'px';
  readonly readings: LumenReadings | null;
  readonly problem: string | null;
}

/** Everything in a session that has figures. */
export interface MeasuredSession {
  readonly outlines: readonly SessionReading[];
  readonly vessels: readonly VesselRow[];
  readonly measurements: readonly MeasurementRow[];
  /** Which end of each run along the vein is cranial. */
  readonly runs: readonly RunOrientation[];
}

/** Everything that was drawn in a session file's text, measured by the same functions as in the window. */
export function measureSession(text: string, fileName = 'The file'): Result<MeasuredSession> {
  const session = readSession(text, fileName);
  if (!session.ok) return session;
  const { value } = session;
  return ok({
    outlines: outlineRows(value),
    vessels: vesselRows(value),
    measurements: measurementRows(value),
    runs: orientationRows(value),
  });
}

function outlineRows(session: Session): readonly SessionReading[] {
  return session.outlines.flatMap((outline) => {
    const run = recordOf(session, outline.run);
    if (run === null) return [];
    const { scale, readings, problem } = readOutline(outline, run);
    const { id, name, frame, role, segment, state, repeatOf, origin, confidence, accepted } = outline;
    const said = { id, name, frame: frame + 1, role, segment, state, repeatOf, origin, confidence, accepted };
    return [{ ...said, unit: scale.unit, readings, problem }];
  });
}
