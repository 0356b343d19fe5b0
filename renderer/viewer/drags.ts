import type { Contour, Point } from '../../core/geometry/point.ts';
import type { ReshapeDeed } from '../../core/session/document/commands.ts';
import { windowAfter } from '../decoding/window-level.ts';
import { useApp } from '../state/store.ts';
import { moved, onPicture } from '../tools/handles.ts';
import type { View } from '../ui/view.ts';
import type { Layout } from '../viewport/stage.ts';
import { commitDrag } from './actions.ts';

/** What a held pointer does: from where it was pressed (CSS pixels) to where it is now. */
export interface Drag {
  /** `trail` are the places since the last move, `to` the last of them. */
  move(from: Point, to: Point, layout: Layout, trail: readonly Point[]): void;
  /** The pointer was let go after having moved or not. */
  end(hasMoved: boolean): void;
  /** The system took the pointer away: nothing of the drag stays. */
  cancel?(): void;
}

const nothing = () => undefined;

/** Moves the picture under the window; a press without a movement is a click. */
export function panDrag({ pan }: View, click: () => void = nothing): Drag {
  return {
    move: ([fromX, fromY], [x, y]) =>
      useApp.setState(({ view }) => ({ view: { ...view, pan: { x: pan.x + x - fromX, y: pan.y + y - fromY } } })),
    end: (hasMoved) => {
      if (!hasMoved) click();
    },
  };
}

/** Changes the window: right is wider, down is darker. */
export function windowDrag(start: NonNullable<View['window']>, click: () => void): Drag {
  return {
    move: ([fromX, fromY], [x, y]) =>
      useApp.setState(({ view }) => ({ view: { ...view, window: windowAfter(start, x - fromX, y - fromY) } })),
    end: (hasMoved) => {
      if (!hasMoved) click();
    },
  };
}

/** Something that is reshaped by dragging: its id and its points (picture pixels) before. */
export interface Dragged {
  readonly id: string;
  readonly points: Contour;
}

/** Pulls one handle, which is at `start`; `shaped` gives the points for where it is now, `begun` are those at the press. */
export function handleDrag(
  { id, points: before }: Dragged,
  begun: Contour,
  [startX, startY]: Point,
  deed: ReshapeDeed,
  shaped: (to: Point, layout: Layout) => Contour,
): Drag {
  return reshaping(id, before, begun, deed, ([byX, byY], layout) => {
    const { width, height } = layout.picture;
    return shaped(onPicture([startX + byX, startY + byY], width, height), layout);
  });
}

/** Moves something as a whole. */
export function wholeDrag({ id, points }: Dragged): Drag {
  return reshaping(id, points, points, 'move outline', (by, { picture }) =>
    moved(points, by, picture.width, picture.height),
  );
}

function reshaping(
  id: string,
  before: Contour,
  begun: Contour,
  deed: ReshapeDeed,
  shaped: (by: Point, layout: Layout) => Contour,
): Drag {
  useApp.setState({ draft: { kind: 'reshaping', id, knots: begun } });
  return {
    move: ([fromX, fromY], [x, y], layout) => {
      // Gone when something else happened meanwhile (undo, another frame): then there is nothing left to drag.
      if (useApp.getState().draft?.kind !== 'reshaping') return;
      const { scaleX, scaleY } = layout.transform;
      useApp.setState({
        draft: { kind: 'reshaping', id, knots: shaped([(x - fromX) / scaleX, (y - fromY) / scaleY], layout) },
      });
    },
    end: () => commitDrag(before, deed),
    cancel: () => useApp.setState(({ draft }) => ({ draft: draft?.kind === 'reshaping' ? null : draft })),
  };
}
