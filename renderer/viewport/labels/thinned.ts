import type { Contour, Point } from '../../../core/geometry/point.ts';

/** A line without the places that lie within a distance of the straight way past them; its first and last place stay. */
export function thinned(places: Contour, within: number): Contour {
  const kept: Point[] = [];
  let start = 0;
  for (let next = 0; next < places.length; next += 1) {
    const [from, to] = [places[start], places[next]];
    if (from === undefined || to === undefined) continue;
    const before = places[next - 1];
    if (next > start + 1 && before !== undefined && !isNear(places, start, next, within)) {
      kept.push(before);
      start = next - 1;
    } else if (next === 0) kept.push(to);
  }
  const last = places.at(-1);
  if (last !== undefined && places.length > 1) kept.push(last);
  return kept;
}

/** True where all places between two of a line lie within a distance of the straight way from one to the other. */
function isNear(places: Contour, start: number, end: number, within: number): boolean {
  const [[fromX, fromY], [toX, toY]] = [places[start] ?? [0, 0], places[end] ?? [0, 0]];
  const [x, y] = [toX - fromX, toY - fromY];
  const length = Math.hypot(x, y);
  for (let k = start + 1; k < end; k += 1) {
    const [placeX, placeY] = places[k] ?? [0, 0];
    const [aX, aY] = [placeX - fromX, placeY - fromY];
    const along = length === 0 ? 0 : (x * aX + y * aY) / length;
    // Beyond an end the way is as long as to that end.
    const off = along < 0 || along > length || length === 0 ? nearer(aX, aY, x, y) : Math.abs(x * aY - y * aX) / length;
    if (off > within) return false;
  }
  return true;
}

function nearer(aX: number, aY: number, x: number, y: number): number {
  return Math.min(Math.hypot(aX, aY), Math.hypot(aX - x, aY - y));
}
