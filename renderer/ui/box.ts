import type { Contour, Point } from '../../core/geometry/point.ts';
import type { Size } from './screen.ts';

/** A rectangle, CSS pixels. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** The least box around some places; null without places. */
export function boxAround(places: Contour): Box | null {
  if (places.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** True where two boxes share room. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** True where a box lies wholly in another. */
export function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** A box with so much more room on every side. */
export function wider({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The place of a box that is nearest to another place: that place itself where the box holds it. */
export function nearestIn({ x, y, width, height }: Box, [toX, toY]: Point): Point {
  return [Math.max(x, Math.min(x + width, toX)), Math.max(y, Math.min(y + height, toY))];
}

/** True where the straight line between two places touches a box. */
export function touches({ x, y, width, height }: Box, [ax, ay]: Point, [bx, by]: Point): boolean {
  const right = x + width;
  const bottom = y + height;
  if (Math.max(ax, bx) < x || Math.min(ax, bx) > right || Math.max(ay, by) < y || Math.min(ay, by) > bottom)
    return false;
  // It passes the box on one side where all four corners lie on the same side of it.
  const above = (bx - ax) * (y - ay);
  const below = (bx - ax) * (bottom - ay);
  const before = (by - ay) * (x - ax);
  const behind = (by - ay) * (right - ax);
  const least = Math.min(above, below) - Math.max(before, behind);
  const most = Math.max(above, below) - Math.min(before, behind);
  return least <= 0 && most >= 0;
}
