import type { Point } from '../../core/geometry/point.ts';
import { ownWindow } from '../decoding/window-level.ts';
import { useApp } from '../state/store.ts';
import type { Drag } from '../viewer/drags.ts';
import { windowDrag } from '../viewer/drags.ts';
import type { Layout } from './stage.ts';
import { useStage } from './stage.ts';

/** A button pressed over the picture. */
export interface Press {
  /** CSS pixels. */
  readonly at: Point;
  readonly alt: boolean;
  /** Milliseconds on any clock. */
  readonly time: number;
  readonly layout: Layout;
}

/** What the pointer does over the picture while a tool is in the hand: at once, or as the drag that a press begins. */
export interface Hand {
  press(press: Press): Drag | null;
  right(press: Press): Drag | null;
  /** The pointer's shape: what pressing there would do. */
  cursor(at: Point, layout: Layout): string;
}

/** The window follows the drag; a click without one does `click`. */
export function levelling(click: () => void = () => undefined): Drag | null {
  const { painted } = useStage.getState();
  if (painted === null) return null;
  return windowDrag(useApp.getState().view.window ?? ownWindow(painted.picture), click);
}
