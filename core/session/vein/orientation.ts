import type { CranialEnd, RunRecord, Session } from '../document/document.ts';
import { pictureKind } from '../document/picture-kind.ts';
import type { Landmark } from './landmark-types.ts';
import { frameDirection } from './landmark-types.ts';
import { landmarksOf } from './landmarks.ts';

/** Which end of a run lies nearer to the heart: as the operator said, and as its marks say; null where one of them does not. */
export interface Orientation {
  readonly set: CranialEnd;
  readonly byLandmarks: CranialEnd;
  /** Both say something, and not the same. */
  readonly contradicted: boolean;
}

/** The orientation of a run; `marks` are its own. Only the operator's word counts, the marks propose. */
export function orientationOf(
  { cranialEnd: set }: Pick<RunRecord, 'cranialEnd'>,
  landmarks: readonly Landmark[],
): Orientation {
  const direction = frameDirection(landmarks);
  const byLandmarks = direction === 0 ? null : direction === 1 ? 'first' : 'last';
  return { set, byLandmarks, contradicted: set !== null && byLandmarks !== null && set !== byLandmarks };
}

/** True for a run whose frames lie along the vein, so that one of its ends is cranial. */
export function hasEnds(record: RunRecord): boolean {
  return pictureKind(record) === 'pullback';
}

/** The sentence on marks that contradict the operator's word; null where they do not. */
export function contradictionText({ set, byLandmarks, contradicted }: Orientation): string | null {
  if (!contradicted) return null;
  return `You set the ${set} frame as cranial, but the landmarks indicate the ${byLandmarks}: change one of them.`;
}

/** The orientation of one run of a session, with a line that says it. */
export interface RunOrientation {
  readonly file: string;
  readonly cranialEnd: CranialEnd;
  readonly cranialEndByMarks: CranialEnd;
  readonly note: string;
}

/** For each run with ends: which one is cranial, by whose word, and whether the marks contradict it. */
export function orientationRows({ runs, marks: landmarks }: Session): readonly RunOrientation[] {
  return runs.filter(hasEnds).map((record) => {
    const orientation = orientationOf(record, landmarksOf({ marks: landmarks }, record.sopInstanceUid));
    return {
      file: record.fileName,
      cranialEnd: orientation.set,
      cranialEndByMarks: orientation.byLandmarks,
      note: `${record.fileName}: ${noteOf(orientation)}`,
    };
  });
}

function noteOf(orientation: Orientation): string {
  const { set, byLandmarks } = orientation;
  if (set === null)
    return `cranial end not set${byLandmarks === null ? '' : ` (by the landmarks it is the ${byLandmarks} frame)`}`;
  const contradiction = contradictionText(orientation);
  return `cranial end: ${set} frame, set by the operator${contradiction === null ? '' : `. ${contradiction}`}`;
}
