import { crossings } from '../geometry/crossings.ts';
import type { Contour, Point } from '../geometry/point.ts';
import { centroid } from '../geometry/polygon.ts';
import { unitVector } from '../geometry/ring.ts';
import { spreadOf } from '../measure/spread.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';

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
        `${reader}: seen from the middle of all tracings this outline turns back on itself, so that no mean of them exists; trace it anew or leave this reader out`,
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

/** How far an outline reaches in every direction; null where it is not met exactly once. */
function radiiFrom(centre: Point, contour: Contour): readonly number[] | null {
  const radii: number[] = [];
  for (const direction of DEGREES) {
    const ahead = crossings(contour, centre, direction).filter((along) => along > 0);
    const [radius] = ahead;
    if (radius === undefined || ahead.length > 1) return null;
    radii.push(radius);
  }
  return radii;
}
