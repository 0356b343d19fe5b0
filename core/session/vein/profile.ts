import { greatestOf, leastOf } from '../../extremes.ts';
import { gateDiameter } from '../../measure/stenosis.ts';
import type { LumenFacts } from '../../plan/lumens.ts';
import { remembered } from '../../remembered.ts';
import type { Outline, RunRecord, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { readOutline } from '../drawn/readings.ts';

/** What was read off one traced frame (from 0), lengths in the profile's unit. */
interface ProfilePoint {
  readonly outline: Outline;
  readonly frame: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly area: number;
}

/** The reference vessel that the plan holds lesions against, in the profile's unit. */
interface ReferenceBand {
  /** RVD: the mean diameter that decides. */
  readonly diameter: number;
  readonly area: number;
  /** Smallest and largest diameter of the references behind it. */
  readonly min: number;
  readonly max: number;
  /** The lesion diameter below which the stenosis is above the gate. */
  readonly gate: number;
}

/** An outline of the run that has no place in its profile, and why. */
interface OutOfProfile {
  readonly outline: Outline;
  readonly because: string;
}

/** Area and diameters along one run, only where it was traced: nothing is filled in between. */
export interface Profile {
  readonly unit: 'mm' | 'px';
  /** By frame; a frame traced more than once has as many points. */
  readonly points: readonly ProfilePoint[];
  /** Null without a valid reference in the profile's unit. */
  readonly reference: ReferenceBand | null;
  readonly leftOut: readonly OutOfProfile[];
}

/**
 * The profile of a run (SOP instance UID): in mm as soon as one outline has a scale, then without those that have none.
 * `lumens` is what the planner read from the same session; null when it refused the case. Repeat tracings are no part of it.
 */
export function profileOf(session: Session, runUid: string, lumens: LumenFacts | null): Profile {
  const record = recordOf(session, runUid);
  const traced = session.outlines
    .filter(({ run, repeatOf }) => run === runUid && repeatOf === null)
    .sort((a, b) => a.frame - b.frame)
    .flatMap((outline) => (record === null ? [] : [tracedOn(outline, record)]));
  const unit = traced.some((one) => one.unit === 'mm') ? 'mm' : 'px';
  const points: ProfilePoint[] = [];
  const leftOut: OutOfProfile[] = [];
  for (const { outline, unit: its, point, problem } of traced) {
    if (point === null) leftOut.push({ outline, because: problem ?? 'has no readings' });
    else if (its !== unit) leftOut.push({ outline, because: 'lies where the run has no scale' });
    else points.push(point);
  }
  return { unit, points, reference: lumens === null ? null : bandOf(lumens, unit), leftOut };
}

/** An outline with its point, the same object as long as nothing of it changes: while one is dragged the others stay as they are. */
export const tracedOn = remembered((outline: Outline, record: RunRecord) => {
  const { scale, readings, problem } = readOutline(outline, record);
  if (readings === null) return { outline, unit: scale.unit, point: null, problem };
  const { min, mean, max, area } = readings;
  const point: ProfilePoint = { outline, frame: outline.frame, min, mean, max, area };
  return { outline, unit: scale.unit, point, problem };
});

function bandOf({ reference, validReferences }: LumenFacts, unit: Profile['unit']): ReferenceBand | null {
  if (reference?.unit !== unit) return null;
  const { diameter, area } = reference;
  return {
    diameter,
    area,
    min: leastOf(validReferences.map(({ readings }) => readings.min)),
    max: greatestOf(validReferences.map(({ readings }) => readings.max)),
    gate: gateDiameter(diameter),
  };
}
