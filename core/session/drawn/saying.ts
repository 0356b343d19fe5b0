import type { Outline, RunRecord, Segment, Session } from '../document/document.ts';
import { pictureKind } from '../document/picture-kind.ts';
import { recordOf } from '../document/run-record.ts';
import { landmarksOf } from '../vein/landmarks.ts';
import { hasEnds } from '../vein/orientation.ts';
import { segmentAt } from '../vein/segment-at.ts';

/** What is asked of an outline once it is closed. */
export type OpenAnswer = 'role' | 'segment' | 'state' | 'normal';

/** What of an outline only the operator can say and has not said yet, in the order in which it is asked; nothing of a repeat, which means what its first tracing means. */
export function openAnswers({ role, segment, state, normal, repeatOf }: Outline): readonly OpenAnswer[] {
  if (repeatOf !== null || role === 'other') return [];
  if (role === 'unknown') return ['role'];
  const bySegment: readonly OpenAnswer[] = segment === 'unknown' ? ['segment'] : [];
  if (role === 'lesion') return state === 'unspecified' ? [...bySegment, 'state'] : bySegment;
  return normal === null ? [...bySegment, 'normal'] : bySegment;
}

/** What to say of an outline that gets a role: as the first lesion that can decide it does; a projection never decides. */
export function inRole(session: Session, outline: Outline, role: Outline['role']): Pick<Outline, 'role' | 'primary'> {
  const record = recordOf(session, outline.run);
  const decides = role === 'lesion' && record !== null && mayDecide(session, record, outline.id);
  return { role, primary: outline.primary || decides };
}

/** Whether a lesion on a run may become the deciding one: nothing else decides, and the run is no projection. */
export function mayDecide({ outlines }: Session, record: RunRecord, id: string): boolean {
  return pictureKind(record) !== 'projection' && !outlines.some((other) => other.primary && other.id !== id);
}

/** The vein segment that the landmarks of a run give each of its frames (from 0); null where they do not say. */
export function markedSegment(
  session: Session,
  record: RunRecord,
): (frame: number) => Exclude<Segment, 'unknown'> | null {
  return hasEnds(record) ? segmentAt(landmarksOf(session, record.sopInstanceUid), record.cranialEnd) : () => null;
}
