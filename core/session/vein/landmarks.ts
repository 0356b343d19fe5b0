import { unreachable } from '../../result.ts';
import type { Session } from '../document/document.ts';
import type { Landmark } from './landmark-types.ts';

/** Every way in which the marked frames change. */
export type LandmarkCommand =
  | { readonly type: 'addMark'; readonly mark: Landmark }
  | { readonly type: 'addMarks'; readonly marks: readonly Landmark[] }
  | { readonly type: 'moveMark'; readonly id: string; readonly frame: number }
  | { readonly type: 'removeMark'; readonly id: string };

/** The marks after a command; a station marked a second time on its run takes the place of the first. */
export function marked(landmarks: readonly Landmark[], command: LandmarkCommand): readonly Landmark[] {
  switch (command.type) {
    case 'addMark':
      return withMark(landmarks, command.mark);
    case 'addMarks':
      return command.marks.reduce(withMark, landmarks);
    case 'moveMark':
      return landmarks.map((landmark) =>
        landmark.id === command.id ? { ...landmark, frame: command.frame } : landmark,
      );
    case 'removeMark':
      return landmarks.filter(({ id }) => id !== command.id);
    default:
      return unreachable(command);
  }
}

function withMark(landmarks: readonly Landmark[], added: Landmark): readonly Landmark[] {
  return [...landmarks.filter(({ run, station }) => run !== added.run || station !== added.station), added];
}

/** The marks of a run in the order of its frames. */
export function landmarksOf(session: Pick<Session, 'marks'> | null, run: string | null): readonly Landmark[] {
  return (session?.marks ?? []).filter((landmark) => landmark.run === run).toSorted((a, b) => a.frame - b.frame);
}
