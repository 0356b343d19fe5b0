import type { Contour, Point } from '../../core/geometry/point.ts';
import { changeDragged, dropDragged, setDraft } from '../state/editing.ts';
import { useApp } from '../state/store.ts';
import { moved, onPicture } from '../tools/handles.ts';
import type { Drag } from './drags.ts';
import type { Layout } from './stage.ts';

/** Something that is reshaped by dragging: its id, its points (picture pixels) before, and what makes changed points part of the document. */
export interface Dragged {
  readonly id: string;
  readonly points: Contour;
  commit(points: Contour): void;
}

/** Pulls one handle, which is at `start`; `shaped` gives the points for where it is now, `begun` are those at the press. */
export function handleDrag(
  dragged: Dragged,
  begun: Contour,
  [startX, startY]: Point,
  shaped: (to: Point, layout: Layout) => Contour,
): Drag {
  return reshaping(dragged, begun, ([byX, byY], layout) => {
    const { width, height } = layout.picture;
    return shaped(onPicture([startX + byX, startY + byY], width, height), layout);
  });
}

/** Moves something as a whole. */
export function wholeDrag(dragged: Dragged): Drag {
  const { points } = dragged;
  return reshaping(dragged, points, (by, { picture }) => moved(points, by, picture.width, picture.height));
}

function reshaping(
  { id, points: before, commit }: Dragged,
  begun: Contour,
  shaped: (by: Point, layout: Layout) => Contour,
): Drag {
  setDraft({ kind: 'reshaping', id, knots: begun });
  return {
    move: ([fromX, fromY], [x, y], layout) => {
      // Gone when something else happened meanwhile (undo, another frame): then there is nothing left to drag.
      const by = layout.transform.distanceInPicture([x - fromX, y - fromY]);
      changeDragged(() => shaped(by, layout));
    },
    end: () => {
      const { draft } = useApp.getState();
      if (draft?.kind !== 'reshaping') return;
      setDraft(null);
      if (JSON.stringify(draft.knots) !== JSON.stringify(before)) commit(draft.knots);
    },
    cancel: dropDragged,
  };
}
