import type { Contour, Point } from '../../core/geometry/point.ts';
import type { View } from '../store.ts';
import { useApp } from '../store.ts';
import { moved, onPicture, withKnotAt } from '../tools/handles.ts';
import { commitDrag } from './deeds.ts';
import type { Layout } from './stage.ts';
import { windowAfter } from './window-level.ts';

/** What a held pointer does: from where it was pressed (CSS pixels) to where it is now. */
export interface Drag {
  move(from: Point, to: Point, layout: Layout): void;
  /** The pointer was let go after having moved or not. */
  end(hasMoved: boolean): void;
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

/** Moves one knot of an outline; `before` is the outline as it was, of which `knots` may already have one knot more. */
export function knotDrag(id: string, before: Contour, knots: Contour, index: number): Drag {
  const [startX = 0, startY = 0] = knots[index] ?? [];
  return reshaping(id, before, knots, knots === before ? 'move point' : 'insert point', ([byX, byY], { picture }) =>
    withKnotAt(knots, index, onPicture([startX + byX, startY + byY], picture.width, picture.height)),
  );
}

/** Moves a whole outline. */
export function outlineDrag(id: string, knots: Contour): Drag {
  return reshaping(id, knots, knots, 'move outline', (by, { picture }) =>
    moved(knots, by, picture.width, picture.height),
  );
}

function reshaping(
  id: string,
  before: Contour,
  knots: Contour,
  deed: Parameters<typeof commitDrag>[1],
  shaped: (by: Point, layout: Layout) => Contour,
): Drag {
  useApp.setState({ draft: { kind: 'reshaping', id, knots } });
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
  };
}
