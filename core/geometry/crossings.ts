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
  const side = (vertex: number): number => (xOf(flat, vertex) - x) * dy - (yOf(flat, vertex) - y) * dx;
  const along = (vertex: number): number => ((xOf(flat, vertex) - x) * dx + (yOf(flat, vertex) - y) * dy) / length;
  const found: number[] = [];
  let before = side(count - 1);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const after = side(vertex);
    // Zero belongs to one side only, so that a vertex on the line is crossed once or touched, never crossed twice.
    if (before < 0 !== after < 0) {
      const [from, to] = [along(vertex === 0 ? count - 1 : vertex - 1), along(vertex)];
      found.push(from + (before / (before - after)) * (to - from));
    }
    before = after;
  }
  return found.sort((a, b) => a - b);
}
