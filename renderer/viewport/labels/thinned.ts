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

const NOWHERE: Point = [0, 0];

/** True where all places between two of a line lie within a distance of the straight way from one to the other. */
function isNear(places: Contour, start: number, end: number, within: number): boolean {
  const from = places[start] ?? NOWHERE;
  const to = places[end] ?? NOWHERE;
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const length = Math.hypot(x, y);
  for (let k = start + 1; k < end; k += 1) {
    const place = places[k] ?? NOWHERE;
    const aX = place[0] - from[0];
    const aY = place[1] - from[1];
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
