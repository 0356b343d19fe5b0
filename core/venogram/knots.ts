import { greatestOf, leastOf } from '../extremes.ts';
import { openSpline, polylineOf } from '../geometry/open-spline.ts';
import type { Contour, Point } from '../geometry/point.ts';
import { distance } from '../geometry/polygon.ts';
import type { Stretch } from './found.ts';

/** Places on each span of a spline that are compared with the line. */
const PER_SPAN = 8;
/** Rows beside the same share of a span in which the line's nearest place is looked for. */
const BESIDE = 3;

/** Rows of a stretch, both ends among them, whose places carry a spline that keeps within `tolerance` of a line: about `spacing` apart, closer where it bends. */
export function knotRows(line: Contour, { from, to }: Stretch, spacing: number, tolerance: number): readonly number[] {
  const spans = Math.max(1, Math.round((to - from) / spacing));
  let rows: readonly number[] = Array.from({ length: spans + 1 }, (_, k) =>
    Math.round(from + (k * (to - from)) / spans),
  );
  for (;;) {
    const missing = missingIn(line, rows, tolerance);
    if (missing.length === 0) return rows;
    rows = [...rows, ...missing].toSorted((a, b) => a - b);
  }
}

/** The middle row of each span in which the spline leaves the line by more than the tolerance. */
function missingIn(line: Contour, rows: readonly number[], tolerance: number): readonly number[] {
  const spline = openSpline(rows.map((row): Point => line[row] ?? [0, 0]));
  if (spline === null) return [];
  const drawn = polylineOf(spline, PER_SPAN);
  return rows.slice(1).flatMap((to, span) => {
    const from = rows[span] ?? to;
    if (to - from < 4) return [];
    const off = Array.from({ length: PER_SPAN - 1 }, (_, k) => {
      const row = from + ((k + 1) / PER_SPAN) * (to - from);
      return nearest(line, Math.round(row), drawn[span * PER_SPAN + k + 1] ?? [0, 0]);
    });
    return greatestOf(off) > tolerance ? [Math.round((from + to) / 2)] : [];
  });
}

function nearest(line: Contour, row: number, place: Point): number {
  const near = line.slice(Math.max(0, row - BESIDE), row + BESIDE + 1);
  return leastOf(near.slice(1).map((to, k) => awayFrom(place, near[k] ?? to, to)));
}

/** How far a place is from a straight piece. */
function awayFrom(place: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((place[0] - from[0]) * dx + (place[1] - from[1]) * dy) / length;
  const share = Math.max(0, Math.min(1, along));
  return distance(place, [from[0] + share * dx, from[1] + share * dy]);
}
