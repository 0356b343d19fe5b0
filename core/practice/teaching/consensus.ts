import type { Contour, Point } from '../../geometry/point.ts';
import { centroid, signedArea } from '../../geometry/polygon.ts';
import { unitVector } from '../../geometry/ring.ts';
import { spreadOf } from '../../measure/spread.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';

/** One outline out of several readers', in their unit. */
export interface Consensus {
  readonly outline: Contour;
  /** Standard deviation of the readers' radii, one for each point of the outline; null with a single reader. */
  readonly radii: readonly number[] | null;
}

/** Directions in which radii are averaged: one degree apart. */
const DIRECTIONS = 360;

/**
 * The outline that several readers agree on: from the mean of their centres of area, the mean of their radii in every
 * degree. Refused, as the rest of a sentence that begins with the reader, where a ray meets an outline more than once. A single outline stays as it is.
 */
export function consensusOf(
  outlines: readonly { readonly reader: string; readonly contour: Contour }[],
): Result<Consensus> {
  const [only] = outlines;
  if (only === undefined) throw new Error('a consensus needs an outline');
  if (outlines.length === 1) return ok({ outline: only.contour, radii: null });
  const centre = middle(outlines.map(({ contour }) => centroid(contour)));
  const all: (readonly number[])[] = [];
  for (const { reader, contour } of outlines) {
    const radii = radiiFrom(centre, contour);
    if (radii === null) {
      return fail(
        `${reader}: seen from the centre of all tracings, this outline doubles back on itself, so no mean can be formed; trace it again or leave this reader out`,
      );
    }
    all.push(radii);
  }
  const spreads = DEGREES.map((_, index) => spreadOf(all.map((radii) => radii[index] ?? Number.NaN)));
  return ok({
    outline: DEGREES.map(([dx, dy], index): Point => {
      const radius = spreads[index]?.mean ?? 0;
      return [centre[0] + radius * dx, centre[1] + radius * dy];
    }),
    radii: spreads.map(({ deviation }) => deviation ?? 0),
  });
}

const DEGREES = Array.from({ length: DIRECTIONS }, (_, degree) => unitVector((2 * Math.PI * degree) / DIRECTIONS));

function middle(points: readonly Point[]): Point {
  const sum = points.reduce(([x, y], point): Point => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** How far an outline reaches in every direction from a centre; null where a ray does not meet it exactly once. */
function radiiFrom([cx, cy]: Point, contour: Contour): readonly number[] | null {
  const turning = signedArea(contour) > 0 ? contour : contour.toReversed();
  const seen = turning.map(([x, y]): Point => [x - cx, y - cy]);
  const [start] = seen;
  if (start === undefined) return null;
  const bounds = degreesOf(seen);
  if (bounds === null) return null;
  const radii: number[] = [];
  for (const [index, from] of seen.entries()) {
    const to = seen[index + 1] ?? start;
    const last = bounds[index + 1] ?? 0;
    // A direction on a vertex belongs to the edge before it: each is met once.
    for (let degree = Math.floor(bounds[index] ?? 0) + 1; degree <= last; degree += 1) {
      const direction = ((degree % DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
      radii[direction] = reach(from, to, direction);
    }
  }
  return radii;
}

/** In which direction each vertex lies, rising, and the first one again a full turn later; null where the outline turns back or does not go round once. */
function degreesOf(seen: readonly Point[]): readonly number[] | null {
  const [first] = seen;
  if (first === undefined) return null;
  const start = (DIRECTIONS * Math.atan2(first[1], first[0])) / (2 * Math.PI);
  const degrees = [start];
  let angle = start;
  for (const [index, from] of seen.entries()) {
    const to = seen[index + 1] ?? first;
    const turn = from[0] * to[1] - from[1] * to[0];
    if (turn < 0) return null;
    angle += (DIRECTIONS * Math.atan2(turn, from[0] * to[0] + from[1] * to[1])) / (2 * Math.PI);
    degrees.push(angle);
  }
  if (Math.abs(angle - start - DIRECTIONS) > ROUNDING) return null;
  degrees[seen.length] = start + DIRECTIONS;
  return degrees;
}

const ROUNDING = 1e-6;

/** How far the ray of a direction reaches to the line through two places. */
function reach(from: Point, to: Point, direction: number): number {
  const [dx, dy] = DEGREES[direction] ?? [1, 0];
  const [ex, ey] = [to[0] - from[0], to[1] - from[1]];
  return (from[0] * ey - from[1] * ex) / (dx * ey - dy * ex);
}
