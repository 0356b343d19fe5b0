import type { Contour, Point } from '../../../core/geometry/point.ts';

/** Where a horizontal line crosses a polygon, in rising order. */
function crossings(contour: Contour, y: number): number[] {
  const found: number[] = [];
  for (const [index, to] of contour.entries()) {
    const from = contour.at(index - 1) ?? to;
    if (from[1] > y !== to[1] > y) found.push(from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]));
  }
  return found.sort((a, b) => a - b);
}

/** Area of both polygons by area of either, on lines half a pixel apart (exact along them). */
export function jaccard(one: Contour, other: Contour): number {
  const ys = [...one, ...other].map(([, y]) => y);
  let [both, either] = [0, 0];
  for (let y = Math.min(...ys) + 0.25; y < Math.max(...ys); y += 0.5) {
    const [a, b] = [crossings(one, y), crossings(other, y)];
    const edges = [...a.map((x) => [x, 0] as const), ...b.map((x) => [x, 1] as const)].sort((p, q) => p[0] - q[0]);
    let [inA, inB, last] = [false, false, 0];
    for (const [x, which] of edges) {
      if (inA && inB) both += x - last;
      if (inA || inB) either += x - last;
      if (which === 0) inA = !inA;
      else inB = !inB;
      last = x;
    }
  }
  return both / either;
}

/** Distance of a place from the nearest place on a polygon's edges. */
export function distanceTo(contour: Contour, [x, y]: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, to] of contour.entries()) {
    const from = contour.at(index - 1) ?? to;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
    least = Math.min(least, Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy));
  }
  return least;
}

/** The farthest that either polygon lies from the other (Hausdorff). */
export function farthest(one: Contour, other: Contour): number {
  return Math.max(...one.map((place) => distanceTo(other, place)), ...other.map((place) => distanceTo(one, place)));
}

/** Mean of values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle of values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return mean(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1));
}
