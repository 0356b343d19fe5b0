import type { Point } from '../../geometry/point.ts';
import type { Places } from '../outline.ts';

/** How far a place lies from the nearest place of an outline (widths of a pixel). */
function distanceFrom(outline: Places, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < outline.length; k += 2) {
    const [dx, dy] = [(outline[k] ?? 0) - x, (outline[k + 1] ?? 0) - y];
    const square = dx * dx + dy * dy;
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}

/** How far the places lie from an outline at most (widths of a pixel). */
export function farthestMiss(outline: Places, forced: readonly Point[]): number {
  return forced.reduce((farthest, [x, y]) => Math.max(farthest, distanceFrom(outline, x, y)), 0);
}

/** Of a line that is set against an outline every so many-th place counts. */
const EVERY = 4;

/** How far a line goes away from an outline at most (widths of a pixel). */
export function departure(line: Places, outline: Places): number {
  let farthest = 0;
  for (let k = 0; k < line.length; k += 2 * EVERY)
    farthest = Math.max(farthest, distanceFrom(outline, line[k] ?? 0, line[k + 1] ?? 0));
  return farthest;
}
