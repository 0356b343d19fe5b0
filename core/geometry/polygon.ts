import type { Contour, Point } from './point.ts';

/** Area with its sign: positive when the vertices turn from x towards y; in the square of the contour's unit. */
export function signedArea(contour: Contour): number {
  let twice = 0;
  eachEdge(contour, (aX, aY, bX, bY) => {
    twice += aX * bY - bX * aY;
  });
  return twice / 2;
}

/** Area inside a simple contour, in the square of its unit. */
export function area(contour: Contour): number {
  return Math.abs(signedArea(contour));
}

/** Length of the closed contour, in its unit. */
export function perimeter(contour: Contour): number {
  let total = 0;
  eachEdge(contour, (aX, aY, bX, bY) => {
    total += length(bX - aX, bY - aY);
  });
  return total;
}

/** Centre of the area of a simple contour (not the mean of its vertices). */
export function centroid(contour: Contour): Point {
  let twice = 0;
  let x = 0;
  let y = 0;
  eachEdge(contour, (aX, aY, bX, bY) => {
    const cross = aX * bY - bX * aY;
    twice += cross;
    x += (aX + bX) * cross;
    y += (aY + bY) * cross;
  });
  const origin = contour[0] ?? [Number.NaN, Number.NaN];
  return [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)];
}

/** Distance between two points, in their unit. */
export function distance(a: Point, b: Point): number {
  return length(b[0] - a[0], b[1] - a[1]);
}

function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

type Visit = (aX: number, aY: number, bX: number, bY: number) => void;

/** Visits each edge with both ends relative to the first vertex, so that a far-away contour loses no digits. */
function eachEdge(contour: Contour, visit: Visit): void {
  const origin = contour[0];
  let from = contour[contour.length - 1];
  if (origin === undefined || from === undefined) return;
  for (const to of contour) {
    visit(from[0] - origin[0], from[1] - origin[1], to[0] - origin[0], to[1] - origin[1]);
    from = to;
  }
}
