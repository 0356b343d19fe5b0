import type { Contour, Point } from './point.ts';
import { distance, signedArea } from './polygon.ts';

/**
 * Every `every`-th vertex of a closed curve, moved outwards by a distance in the curve's unit (negative: inwards) at right
 * angles to it: the circle through a vertex and its two neighbours gives the direction.
 */
export function offsetVertices(curve: Contour, every: number, by: number): Contour {
  const outwards = signedArea(curve) >= 0 ? by : -by;
  return curve.flatMap((vertex, index): readonly Point[] => {
    if (index % every !== 0) return [];
    const [x, y] = tangent(curve.at(index - 1) ?? vertex, vertex, curve[(index + 1) % curve.length] ?? vertex);
    const length = Math.hypot(x, y);
    return [length === 0 ? vertex : [vertex[0] + (y / length) * outwards, vertex[1] - (x / length) * outwards]];
  });
}

/** Direction of the circle through three places at the middle one, of any length. */
function tangent(before: Point, at: Point, after: Point): Point {
  const [arriving, leaving] = [distance(before, at), distance(at, after)];
  if (arriving === 0 || leaving === 0) return [after[0] - before[0], after[1] - before[1]];
  const along = (axis: 0 | 1) =>
    ((at[axis] - before[axis]) / arriving) * leaving + ((after[axis] - at[axis]) / leaving) * arriving;
  return [along(0), along(1)];
}

/** The four ends of an ellipse's axes with each half-axis longer by a length in their unit (negative: shorter). */
export function lengthenedAxes(ends: Contour, by: number): Contour {
  const x = ends.reduce((sum, end) => sum + end[0], 0) / ends.length;
  const y = ends.reduce((sum, end) => sum + end[1], 0) / ends.length;
  return ends.map((end) => {
    const share = 1 + by / distance(end, [x, y]);
    return [x + share * (end[0] - x), y + share * (end[1] - y)];
  });
}
