import { type Flat, flatOf, type Polygon, vertexOf, xOf, yOf } from './flat.ts';
import type { Point } from './point.ts';

/** Sums over the edges of a closed contour, from which its measures follow. */
interface Sums {
  /** Twice the signed area. */
  readonly twice: number;
  readonly momentX: number;
  readonly momentY: number;
  readonly around: number;
}

/** Area with its sign: positive when the vertices turn from x towards y; in the square of the contour's unit. */
export function signedArea(polygon: Polygon): number {
  return sumsOf(flatOf(polygon)).twice / 2;
}

/** Area inside a simple contour, in the square of its unit. */
export function area(polygon: Polygon): number {
  return Math.abs(signedArea(polygon));
}

/** Length of the closed contour, in its unit. */
export function perimeter(polygon: Polygon): number {
  return sumsOf(flatOf(polygon)).around;
}

/** Centre of the area of a simple contour (not the mean of its vertices). */
export function centroid(polygon: Polygon): Point {
  return measures(polygon).centroid;
}

/** Area, length and centre of the area of a simple contour, as the functions above. */
export function measures(polygon: Polygon): {
  readonly area: number;
  readonly perimeter: number;
  readonly centroid: Point;
} {
  const flat = flatOf(polygon);
  const { twice, momentX, momentY, around } = sumsOf(flat);
  const [x, y] = vertexOf(flat, 0);
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
function sumsOf(flat: Flat): Sums {
  const count = flat.length / 2;
  const originX = xOf(flat, 0);
  const originY = yOf(flat, 0);
  let twice = 0;
  let momentX = 0;
  let momentY = 0;
  let around = 0;
  let aX = xOf(flat, count - 1) - originX;
  let aY = yOf(flat, count - 1) - originY;
  for (let to = 0; to < count; to += 1) {
    const bX = xOf(flat, to) - originX;
    const bY = yOf(flat, to) - originY;
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
