import type { Point } from '../../core/geometry/point.ts';
import { ownWindow, windowAfter } from '../decoding/window-level.ts';
import { changeView } from '../state/navigation.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, useApp } from '../state/store.ts';
import type { View } from '../ui/view.ts';
import type { Layout } from './stage.ts';
import { stageOf } from './stage.ts';

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
const activeNow = () => useApp.getState().activePane;

/** Moves the picture of a pane under its window; a press without a movement is a click. */
export function panDrag(pane = activeNow(), click: () => void = nothing): Drag {
  const { pan } = paneOf(useApp.getState(), pane).view;
  return viewDrag(pane, click, ([fromX, fromY], [x, y]) => ({ pan: { x: pan.x + x - fromX, y: pan.y + y - fromY } }));
}

/** Changes window and level of a pane: right is wider, down is darker; a press without a movement is a click. Null while there is no picture. */
export function windowLevelDrag(pane = activeNow(), click: () => void = nothing): Drag | null {
  const { painted } = stageOf(pane);
  if (painted === null) return null;
  const start = paneOf(useApp.getState(), pane).view.window ?? ownWindow(painted.picture);
  return viewDrag(pane, click, ([fromX, fromY], [x, y]) => ({ window: windowAfter(start, x - fromX, y - fromY) }));
}

function viewDrag(pane: PaneId, click: () => void, changed: (from: Point, to: Point) => Partial<View>): Drag {
  return {
    move: (from, to) => changeView(changed(from, to), pane),
    end: (hasMoved) => {
      if (!hasMoved) click();
    },
  };
}
