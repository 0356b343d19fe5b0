import { type Flat, flatOf, type Polygon, xOf, yOf } from './flat.ts';
import { numbers } from './lent.ts';
import type { Point } from './point.ts';
import { risingOrder } from './rising.ts';

/** A length with its two ends, in the contour's unit. */
export interface Span {
  readonly length: number;
  readonly ends: readonly [Point, Point];
}

/** The corners of a convex hull, twice round, so that whoever walks on past the last one need not begin anew. */
interface Hull {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Smallest and largest caliper (Feret) width of a simple polygon, exact, each with the places where the caliper touches. */
export function calipers(polygon: Polygon): { readonly min: Span; readonly max: Span } {
  const hull = convexHull(flatOf(polygon));
  let far = 1;
  let least = Number.POSITIVE_INFINITY;
  let narrow = [NONE, NONE];
  let most = 0;
  let wide = [NONE, NONE];
  for (let i = 0; i < hull.count; i += 1) {
    const before = far;
    far = farthest(hull, i, before);
    const width = turn(hull, i, i + 1, far) / Math.sqrt(squared(hull, i, i + 1));
    if (width < least) {
      least = width;
      narrow = [i, far];
    }
    // Every corner that the far side has passed is antipodal to this one; one more, should the far edge be parallel.
    for (let opposite = before; opposite <= far + 1; opposite += 1) {
      const length = Math.sqrt(squared(hull, i, opposite));
      if (length > most) {
        most = length;
        wide = [i, opposite];
      }
    }
  }
  const [edge = NONE, beside = NONE] = narrow;
  const [one = NONE, other = NONE] = wide;
  return {
    min: toLine(hull, edge, beside, least),
    max: { length: most, ends: [corner(hull, one), corner(hull, other)] },
  };
}

/** The corner farthest from an edge of the hull, counted on from one before it. */
function farthest(hull: Hull, edge: number, from: number): number {
  let far = from;
  while (turn(hull, edge, edge + 1, far + 1) > turn(hull, edge, edge + 1, far)) far += 1;
  return far;
}

const NONE = -1;

const lend = { x: numbers(), y: numbers(), hullX: numbers(), hullY: numbers() };

/** Corners of the convex hull, turning from x towards y (Andrew's monotone chain). */
function convexHull(flat: Flat): Hull {
  const vertices = flat.length / 2;
  const [x, y] = [lend.x(vertices), lend.y(vertices)];
  for (let vertex = 0; vertex < vertices; vertex += 1) {
    x[vertex] = xOf(flat, vertex);
    y[vertex] = yOf(flat, vertex);
  }
  const order = risingOrder(x, y);
  const hull = { count: 0, x: lend.hullX(2 * vertices + 2), y: lend.hullY(2 * vertices + 2) };
  chain(hull, x, y, order);
  chain(hull, x, y, order.reverse());
  for (let again = 0; again < hull.count + 2; again += 1) {
    hull.x[hull.count + again] = hull.x[again] ?? Number.NaN;
    hull.y[hull.count + again] = hull.y[again] ?? Number.NaN;
  }
  return hull;
}

/** Adds the corners along one side of the hull, but for the last one, with which the other side begins. */
function chain(
  hull: { count: number; x: Float64Array; y: Float64Array },
  x: Float64Array,
  y: Float64Array,
  order: Int32Array,
): void {
  const first = hull.count;
  let last = first;
  for (const vertex of order) {
    hull.x[last] = x[vertex] ?? Number.NaN;
    hull.y[last] = y[vertex] ?? Number.NaN;
    while (last > first + 1 && turn(hull, last - 2, last - 1, last) <= 0) {
      hull.x[last - 1] = hull.x[last] ?? Number.NaN;
      hull.y[last - 1] = hull.y[last] ?? Number.NaN;
      last -= 1;
    }
    last += 1;
  }
  hull.count = Math.max(first, last - 1);
}

/** Twice the area of the triangle, positive when it turns from x towards y. */
function turn({ x, y }: Hull, a: number, b: number, c: number): number {
  return (at(x, b) - at(x, a)) * (at(y, c) - at(y, a)) - (at(y, b) - at(y, a)) * (at(x, c) - at(x, a));
}

function squared({ x, y }: Hull, a: number, b: number): number {
  const along = at(x, b) - at(x, a);
  const across = at(y, b) - at(y, a);
  return along * along + across * across;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

function corner({ x, y }: Hull, index: number): Point {
  return [at(x, index), at(y, index)];
}

/** The width between an edge of the hull and a corner beside it, from the corner's foot on the edge. */
function toLine(hull: Hull, edge: number, far: number, width: number): Span {
  const [from, to, point] = [corner(hull, edge), corner(hull, edge + 1), corner(hull, far)];
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const share = ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / (x * x + y * y);
  return { length: width, ends: [[from[0] + share * x, from[1] + share * y], point] };
}
