import type { Contour, Point } from '../../core/geometry/point.ts';
import type { ReshapeLabel } from '../../core/session/document/commands.ts';
import type { Scale } from '../../core/session/drawn/readings.ts';
import type { Curve } from '../../core/session/drawn/shapes.ts';
import type { ScreenTransform, Size } from '../ui/screen.ts';
import { ELLIPSE_GRIPS } from './ellipse-grips.ts';
import { lineAt, pointAt, withPoint, withPointMoved } from './handles.ts';

/** How a shape lies before the eye: its scale, and where its picture pixels are on the screen. */
export interface Seen {
  readonly scale: Scale;
  readonly transform: ScreenTransform;
  readonly viewport: Size;
}

/** What of a shape is under the pointer: a handle, a place on its line where one more handle can begin, or only its line. */
export type Grip =
  | { readonly kind: 'handle'; readonly index: number }
  | { readonly kind: 'new handle'; readonly index: number; readonly points: Contour }
  | { readonly kind: 'line' };

/** How the hand takes hold of a kind of shape that is already there; points are picture pixels. */
export interface Grips {
  /** The handles: the points themselves first, then what else can be pulled. */
  handles(points: Contour, seen: Seen): Contour;
  /** What is at a screen place; null where there is nothing to take hold of. */
  gripAt(points: Contour, at: Point, seen: Seen): Grip | null;
  /** The points after a handle was pulled to a place of the picture. */
  pulled(points: Contour, index: number, to: Point, seen: Seen): Contour;
  /** What pulling a handle does, for "Undo: …". */
  labelOf(index: number): ReshapeLabel;
  /** True when its points can be taken away one by one. */
  readonly loose: boolean;
}

const SPLINE_GRIPS: Grips = {
  handles: (knots) => knots,
  gripAt: (knots, at, { transform }) => {
    const index = pointAt(knots, at, transform.toScreen);
    if (index !== null) return { kind: 'handle', index };
    const line = lineAt(knots, at, transform.toScreen);
    if (line === null) return null;
    return { kind: 'new handle', index: line.index, points: withPoint(knots, line.index, line.place) };
  },
  pulled: (knots, index, to) => withPointMoved(knots, index, to),
  labelOf: () => 'move point',
  loose: true,
};

/** How outlines are taken hold of, by their curve. */
export const CURVE_GRIPS: Readonly<Record<Curve, Grips>> = { spline: SPLINE_GRIPS, ellipse: ELLIPSE_GRIPS };
