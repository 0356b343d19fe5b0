import type { Point } from '../../core/geometry/point.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import type { Drag } from './drags.ts';
import type { Layout } from './stage.ts';

/** A button pressed over the picture. */
export interface PointerDown {
  /** CSS pixels. */
  readonly at: Point;
  readonly alt: boolean;
  /** Milliseconds on any clock. */
  readonly time: number;
  readonly layout: Layout;
}

/** What the pointer does over the picture while a tool is active: at once, or as the drag that a press begins. */
export interface PointerHandler {
  left(down: PointerDown): Drag | null;
  right(down: PointerDown): Drag | null;
  /** What a right click there offers, before what it offers everywhere on the picture. */
  menu(down: PointerDown): readonly MenuEntry[];
  /** The pointer's shape: what pressing there would do. */
  cursor(at: Point, layout: Layout): string;
}
