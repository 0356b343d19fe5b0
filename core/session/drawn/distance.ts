import { greatestOf } from '../../extremes.ts';
import { flatOf, type Polygon, xOf, yOf } from '../../geometry/flat.ts';
import type { Contour, Point } from '../../geometry/point.ts';

/** Far more than rounding makes of the square of a distance. */
const WITHIN_ROUNDING = 1 + 1e-12;

/** The distance of a place from a closed line. */
export function distanceTo([x, y]: Point, line: Polygon): number {
  const flat = flatOf(line);
  const count = flat.length / 2;
  let least = Number.POSITIVE_INFINITY;
  let last = count - 1;
  for (let vertex = 0; vertex < count; vertex += 1) {
    const [aX, aY] = [xOf(flat, last), yOf(flat, last)];
    const [dx, dy] = [xOf(flat, vertex) - aX, yOf(flat, vertex) - aY];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - aX) * dx + (y - aY) * dy) / square));
    const [offX, offY] = [x - aX - share * dx, y - aY - share * dy];
    // What is certainly farther needs no root.
    if (!(offX * offX + offY * offY > least * least * WITHIN_ROUNDING)) least = Math.min(least, Math.hypot(offX, offY));
    last = vertex;
  }
  return least;
}

/** The greatest distance of some places from a closed line. */
export function farthest(places: Contour, line: Polygon): number {
  return greatestOf(places.map((place) => distanceTo(place, line)));
}
