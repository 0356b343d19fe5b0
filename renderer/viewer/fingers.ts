import type { Point } from '../../core/geometry/point.ts';
import { setDraft } from '../state/editing.ts';
import { changeView } from '../state/navigation.ts';
import type { AppState, PaneId } from '../state/store.ts';
import { paneOf, useApp } from '../state/store.ts';
import { zoomedAbout } from '../ui/screen.ts';
import type { View } from '../ui/view.ts';
import { layoutNow } from '../viewport/stage.ts';

/** Fingers nearer to each other than this (CSS pixels) are taken to be this far apart. */
const LEAST_APART = 10;

/** The fingers on the picture of a pane. */
export interface Fingers {
  /** A finger was put down; how many there are now. The second one takes back what the first has begun, and the two hold the picture. */
  put(pointer: number, at: Point): number;
  /** A finger has moved; true where it holds the picture together with another one. */
  move(pointer: number, at: Point): boolean;
  /** A finger was lifted; true where it held the picture. What is left of two fingers does nothing. */
  lift(pointer: number): boolean;
  has(pointer: number): boolean;
  clear(): void;
}

/** Two fingers move the picture of a pane and zoom it about the middle between them; they never draw nor change window and level. */
export function fingersOver(pane: PaneId): Fingers {
  const down = new Map<number, Point>();
  let before: Pick<AppState, 'draft'> & { readonly view: View } = seen(pane);
  let held: readonly Point[] | null = null;
  return {
    put: (pointer, at) => {
      if (down.size === 0) before = seen(pane);
      down.set(pointer, at);
      if (down.size === 2) {
        setDraft(before.draft);
        changeView(before.view, pane);
        held = [...down.values()];
      }
      return down.size;
    },
    move: (pointer, at) => {
      if (!down.has(pointer)) return false;
      down.set(pointer, at);
      if (held !== null && down.size > 1) changeView(pinched(before.view, held, [...down.values()], pane), pane);
      return held !== null;
    },
    lift: (pointer) => {
      const pinching = down.delete(pointer) && held !== null;
      if (down.size === 0) held = null;
      return pinching;
    },
    has: (pointer) => down.has(pointer),
    clear: () => {
      down.clear();
      held = null;
    },
  };
}

function seen(pane: PaneId) {
  const state = useApp.getState();
  return { draft: state.draft, view: paneOf(state, pane).view };
}

/** Where the picture lies when the first two fingers have gone from some places to others (CSS pixels). */
function pinched(view: View, from: readonly Point[], to: readonly Point[], pane: PaneId): Partial<View> {
  const layout = layoutNow(pane);
  if (layout === null) return {};
  const [start, now] = [spanOf(from), spanOf(to)];
  const { zoom, pan } = zoomedAbout(view, layout, start.middle, now.apart / start.apart);
  const [dx, dy] = [now.middle[0] - start.middle[0], now.middle[1] - start.middle[1]];
  return { zoom, pan: { x: pan.x + dx, y: pan.y + dy } };
}

function spanOf([a = [0, 0], b = [0, 0]]: readonly Point[]): { readonly middle: Point; readonly apart: number } {
  return {
    middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
    apart: Math.max(LEAST_APART, Math.hypot(a[0] - b[0], a[1] - b[1])),
  };
}
