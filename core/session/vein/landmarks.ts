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
export function marked(marks: readonly Landmark[], command: LandmarkCommand): readonly Landmark[] {
  switch (command.type) {
    case 'addMark':
      return withMark(marks, command.mark);
    case 'addMarks':
      return command.marks.reduce(withMark, marks);
    case 'moveMark':
      return marks.map((mark) => (mark.id === command.id ? { ...mark, frame: command.frame } : mark));
    case 'removeMark':
      return marks.filter(({ id }) => id !== command.id);
    default:
      return unreachable(command);
  }
}

function withMark(marks: readonly Landmark[], added: Landmark): readonly Landmark[] {
  return [...marks.filter(({ run, station }) => run !== added.run || station !== added.station), added];
}

/** The marks of a run in the order of its frames. */
export function landmarksOf(session: Pick<Session, 'marks'> | null, run: string | null): readonly Landmark[] {
  return (session?.marks ?? []).filter((mark) => mark.run === run).toSorted((a, b) => a.frame - b.frame);
}
