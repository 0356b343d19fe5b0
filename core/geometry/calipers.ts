import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';
import { risingOrder } from './rising.ts';

/** A length with its two ends, in the contour's unit. */
export interface Span {
  readonly length: number;
  readonly ends: readonly [Point, Point];
}

/** Smallest and largest caliper (Feret) width of a simple contour, exact, each with the places where the caliper touches. */
export function calipers(contour: Contour): { readonly min: Span; readonly max: Span } {
  const hull = convexHull(contour);
  const corner = (index: number): Point => hull[index % hull.length] ?? NOWHERE;
  let far = 1;
  let narrowest = { width: Number.POSITIVE_INFINITY, span: NOTHING };
  let widest: Span = { length: 0, ends: NOTHING.ends };
  for (let i = 0; i < hull.length; i += 1) {
    const from = corner(i);
    const to = corner(i + 1);
    const before = far;
    let height = turn(from, to, corner(far));
    for (;;) {
      const higher = turn(from, to, corner(far + 1));
      if (!(higher > height)) break;
      far += 1;
      height = higher;
    }
    const width = height / distance(from, to);
    if (width < narrowest.width) narrowest = { width, span: toLine(corner(far), from, to, width) };
    // Every corner that the far side has passed is antipodal to this one; one more, should the far edge be parallel.
    for (let opposite = before; opposite <= far + 1; opposite += 1) {
      const length = distance(from, corner(opposite));
      if (length > widest.length) widest = { length, ends: [from, corner(opposite)] };
    }
  }
  return { min: narrowest.span, max: widest };
}

const NOWHERE: Point = [Number.NaN, Number.NaN];
const NOTHING: Span = { length: Number.NaN, ends: [NOWHERE, NOWHERE] };

/** Corners of the convex hull, turning from x towards y (Andrew's monotone chain). */
function convexHull(contour: Contour): Contour {
  const [x, y] = [new Float64Array(contour.length), new Float64Array(contour.length)];
  let vertex = 0;
  for (const point of contour) {
    x[vertex] = point[0];
    y[vertex] = point[1];
    vertex += 1;
  }
  const sorted: Point[] = [];
  for (const next of risingOrder(x, y)) sorted.push(contour[next] ?? NOWHERE);
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function chain(points: Contour): Point[] {
  const corners: Point[] = [];
  for (const point of points) {
    while (
      corners.length > 1 &&
      turn(corners[corners.length - 2] ?? point, corners[corners.length - 1] ?? point, point) <= 0
    )
      corners.pop();
    corners.push(point);
  }
  corners.pop();
  return corners;
}

/** Twice the area of the triangle, positive when it turns from x towards y. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The width between a line and a point beside it, from the point's foot on the line. */
function toLine(point: Point, from: Point, to: Point, width: number): Span {
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const share = ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / (x * x + y * y);
  return { length: width, ends: [[from[0] + share * x, from[1] + share * y], point] };
}
