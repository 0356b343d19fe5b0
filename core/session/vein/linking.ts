import type { Pullback } from '../../dicom/run.ts';
import { greatestOf, leastOf } from '../../extremes.ts';
import type { Millimetres } from '../../units.ts';
import type { RunRecord } from '../document/document.ts';
import { pictureKind } from '../document/picture-kind.ts';
import { alongVein } from './along.ts';
import type { Landmark, LandmarkType } from './landmark-types.ts';
import { LANDMARK_TYPES, outOfOrder } from './landmark-types.ts';
import { orientationOf } from './orientation.ts';

/** A run with everything that tells where its frames lie along the vein; `marks` are its own. */
export interface PlacedRun {
  readonly record: RunRecord;
  readonly pullback: Pullback;
  readonly marks: readonly Landmark[];
}

/** The frame (from 0) of another run at the same place of the vein: so many mm from a station both have marked, positive away from the heart; or why there is none. */
export type SamePosition =
  | { readonly known: true; readonly frame: number; readonly station: LandmarkType; readonly mm: Millimetres }
  | { readonly known: false; readonly sentence: string };

/** A place this far (mm) past the first or last frame of a run is still its first or last frame. */
const PAST_THE_END: Millimetres = 0.5;

/** The frame (from 0) of another picture of so many frames that stays `apart` frames ahead of `frame`, as far as it has one. */
export function sameStep(frame: number, apart: number, frames: number): number {
  return Math.max(0, Math.min(frames - 1, frame + apart));
}

/**
 * Where another run passes the place at which a run stands at `frame` (from 0). Every run counts its millimetres from a
 * zero of its own, so both need lengths, a station that both have marked, and a known direction.
 */
export function samePosition(from: PlacedRun, frame: number, to: PlacedRun): SamePosition {
  if (from.record.sopInstanceUid === to.record.sopInstanceUid)
    return unknown('both panes show the same run, where the same position is the same frame');
  const flat = [from, to].find(({ record }) => pictureKind(record) === 'projection');
  if (flat !== undefined)
    return unknown(`the frames of ${flat.record.fileName} show one view over time, not positions along the vein`);
  const refusal = whyNotAlong(from) ?? whyNotAlong(to);
  if (refusal !== null) return unknown(refusal);
  const station = LANDMARK_TYPES.find((each) =>
    [from, to].every(({ marks: landmarks }) => landmarks.some((landmark) => landmark.station === each)),
  );
  if (station === undefined)
    return unknown(
      'mark the same landmark on both runs, preferably the iliocaval confluence: lengths are measured from it',
    );
  const [here, there] = [outwardsFrom(from, station), outwardsFrom(to, station)];
  const mm = here[frame] ?? null;
  const reached = there.filter((each) => each !== null);
  if (mm === null) return unknown(`length unknown at frame ${frame + 1} of ${from.record.fileName}`);
  if (reached.length === 0) return unknown(`length unknown at the landmark on ${to.record.fileName}`);
  if (mm < leastOf(reached) - PAST_THE_END || mm > greatestOf(reached) + PAST_THE_END)
    return unknown(`${to.record.fileName} does not reach this position`);
  return { known: true, frame: nearest(there, mm), station, mm };
}

function unknown(sentence: string): SamePosition {
  return { known: false, sentence };
}

/** Why the frames of a run have no place along the vein that another run could share; null when they have. */
function whyNotAlong({ record, pullback, marks: landmarks }: PlacedRun): string | null {
  const { fileName, frames, places } = record;
  const known = Array.from({ length: frames }, (_, frame) => alongVein(pullback, places, frame).known);
  if (!known.includes(true)) return `length unknown on ${fileName}`;
  if (outOfOrder(landmarks).length > 0) return `the landmarks on ${fileName} contradict each other`;
  const { set: said, byLandmarks, contradicted } = orientationOf(record, landmarks);
  if (contradicted) return `the landmarks on ${fileName} contradict its cranial end`;
  return said === null && byLandmarks === null ? `the cranial end of ${fileName} is not set` : null;
}

/** How far each frame lies from a marked station in mm, positive away from the heart; null where that is unknown. */
function outwardsFrom(
  { record, pullback, marks: landmarks }: PlacedRun,
  station: LandmarkType,
): readonly (Millimetres | null)[] {
  const zero = landmarks.find((landmark) => landmark.station === station)?.frame ?? -1;
  const along = Array.from({ length: record.frames }, (_, frame) => {
    const place = alongVein(pullback, record.places, frame);
    return place.known ? place.mm : null;
  });
  const start = along[zero] ?? null;
  const known = along.filter((mm) => mm !== null);
  const rising = (known.at(-1) ?? 0) >= (known[0] ?? 0) ? 1 : -1;
  const { set: said, byLandmarks } = orientationOf(record, landmarks);
  const outwards = (said ?? byLandmarks) === 'first' ? rising : -rising;
  return along.map((mm) => (mm === null || start === null ? null : outwards * (mm - start)));
}

function nearest(places: readonly (Millimetres | null)[], mm: Millimetres): number {
  const away = places.map((place) => (place === null ? Number.POSITIVE_INFINITY : Math.abs(place - mm)));
  return away.indexOf(leastOf(away));
}
