import type { Contour, Point } from './point.ts';

/** Sums over the edges of a closed contour, from which its measures follow. */
interface Sums {
  /** Twice the signed area. */
  readonly twice: number;
  readonly momentX: number;
  readonly momentY: number;
  readonly around: number;
}

/** Area with its sign: positive when the vertices turn from x towards y; in the square of the contour's unit. */
export function signedArea(contour: Contour): number {
  return sumsOf(contour).twice / 2;
}

/** Area inside a simple contour, in the square of its unit. */
export function area(contour: Contour): number {
  return Math.abs(signedArea(contour));
}

/** Length of the closed contour, in its unit. */
export function perimeter(contour: Contour): number {
  return sumsOf(contour).around;
}

/** Centre of the area of a simple contour (not the mean of its vertices). */
export function centroid(contour: Contour): Point {
  return measures(contour).centroid;
}

/** Area, length and centre of the area of a simple contour, as the functions above. */
export function measures(contour: Contour): {
  readonly area: number;
  readonly perimeter: number;
  readonly centroid: Point;
} {
  const { twice, momentX, momentY, around } = sumsOf(contour);
  const [x, y] = contour[0] ?? [Number.NaN, Number.NaN];
  return {
    area: Math.abs(twice / 2),
    perimeter: around,
    centroid: [x + momentX / (3 * twice), y + momentY / (3 * twice)],
  };
}

/** Distance between two points, in their unit. */
export function distance(a: Point, b: Point): number {
  return length(b[0] - a[0], b[1] - a[1]);
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Sums over the edges, both ends of each relative to the first vertex, so that a far-away contour loses no digits. */
function sumsOf(contour: Contour): Sums {
  const origin = contour[0];
  const last = contour[contour.length - 1];
  let twice = 0;
  let momentX = 0;
  let momentY = 0;
  let around = 0;
  if (origin === undefined || last === undefined) return { twice, momentX, momentY, around };
  let aX = last[0] - origin[0];
  let aY = last[1] - origin[1];
  for (const to of contour) {
    const bX = to[0] - origin[0];
    const bY = to[1] - origin[1];
    const cross = aX * bY - bX * aY;
    twice += cross;
    momentX += (aX + bX) * cross;
    momentY += (aY + bY) * cross;
    around += length(bX - aX, bY - aY);
    aX = bX;
    aY = bY;
  }
  return { twice, momentX, momentY, around };
}
