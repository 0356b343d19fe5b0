import { greatestOf } from '../../extremes.ts';
import type { Contour, Point } from '../../geometry/point.ts';

/** The distance of a place from a closed line. */
export function distanceTo(place: Point, line: Contour): number {
  let least = Number.POSITIVE_INFINITY;
  let from = line.at(-1);
  for (const to of line) {
    if (from !== undefined) least = Math.min(least, apart(place, from, to));
    from = to;
  }
  return least;
}

/** The greatest distance of some places from a closed line. */
export function farthest(places: Contour, line: Contour): number {
  return greatestOf(places.map((place) => distanceTo(place, line)));
}

/** Distance of a place from a stretch of line. */
function apart([x, y]: Point, [aX, aY]: Point, [bX, bY]: Point): number {
  const [dx, dy] = [bX - aX, bY - aY];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - aX) * dx + (y - aY) * dy) / square));
  return Math.hypot(x - aX - share * dx, y - aY - share * dy);
}
