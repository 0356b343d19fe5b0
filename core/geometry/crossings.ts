import { flatOf, type Polygon, xOf, yOf } from './flat.ts';
import type { Point } from './point.ts';

/**
 * Where a straight line through a place crosses a closed polygon, as multiples of `direction` from that place, ascending.
 * A vertex that lies on the line counts once; an edge along the line counts not at all.
 */
export function crossings(polygon: Polygon, [x, y]: Point, [dx, dy]: Point): readonly number[] {
  const flat = flatOf(polygon);
  const count = flat.length / 2;
  const length = dx * dx + dy * dy;
  const found: number[] = [];
  let last = count - 1;
  let before = (xOf(flat, last) - x) * dy - (yOf(flat, last) - y) * dx;
  for (let vertex = 0; vertex < count; vertex += 1) {
    const after = (xOf(flat, vertex) - x) * dy - (yOf(flat, vertex) - y) * dx;
    // Zero belongs to one side only, so that a vertex on the line is crossed once or touched, never crossed twice.
    if (before < 0 !== after < 0) {
      const from = ((xOf(flat, last) - x) * dx + (yOf(flat, last) - y) * dy) / length;
      const to = ((xOf(flat, vertex) - x) * dx + (yOf(flat, vertex) - y) * dy) / length;
      found.push(from + (before / (before - after)) * (to - from));
    }
    before = after;
    last = vertex;
  }
  return found.sort((a, b) => a - b);
}
