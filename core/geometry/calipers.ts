import { type Flat, flatOf, type Polygon } from './flat.ts';
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
  const { count, x, y } = hull;
  let far = 1;
  let least = Number.POSITIVE_INFINITY;
  let edge = NONE;
  let beside = NONE;
  let most = 0;
  let mostSquared = 0;
  let one = NONE;
  let other = NONE;
  for (let i = 0; i < count; i += 1) {
    const before = far;
    far = farthest(hull, i, before);
    const width = turn(x, y, i, i + 1, far) / Math.sqrt(squared(x, y, i, i + 1));
    if (width < least) {
      least = width;
      edge = i;
      beside = far;
    }
    // Every corner that the far side has passed is antipodal to this one; one more, should the far edge be parallel.
    for (let opposite = before; opposite <= far + 1; opposite += 1) {
      const square = squared(x, y, i, opposite);
      if (square <= mostSquared) continue;
      const length = Math.sqrt(square);
      if (length <= most) continue;
      most = length;
      mostSquared = square;
      one = i;
      other = opposite;
    }
  }
  return {
    min: toLine(hull, edge, beside, least),
    max: { length: most, ends: [corner(hull, one), corner(hull, other)] },
  };
}

/** The corner farthest from an edge of the hull, counted on from one before it. */
function farthest({ x, y }: Hull, edge: number, from: number): number {
  const aX = at(x, edge);
  const aY = at(y, edge);
  const alongX = at(x, edge + 1) - aX;
  const alongY = at(y, edge + 1) - aY;
  let far = from;
  let reached = alongX * (at(y, far) - aY) - alongY * (at(x, far) - aX);
  for (;;) {
    const next = alongX * (at(y, far + 1) - aY) - alongY * (at(x, far + 1) - aX);
    if (!(next > reached)) return far;
    reached = next;
    far += 1;
  }
}

const NONE = -1;

const lend = { x: numbers(), y: numbers(), hullX: numbers(), hullY: numbers() };

/** Corners of the convex hull, turning from x towards y (Andrew's monotone chain). */
function convexHull(flat: Flat): Hull {
  const vertices = flat.length / 2;
  const [x, y] = [lend.x(vertices), lend.y(vertices)];
  for (let vertex = 0; vertex < vertices; vertex += 1) {
    x[vertex] = at(flat, 2 * vertex);
    y[vertex] = at(flat, 2 * vertex + 1);
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
function chain(hull: { count: number } & Hull, x: Float64Array, y: Float64Array, order: Int32Array): void {
  const { count: first, x: hullX, y: hullY } = hull;
  let last = first;
  for (let rank = 0; rank < order.length; rank += 1) {
    const vertex = order[rank] ?? NONE;
    hullX[last] = at(x, vertex);
    hullY[last] = at(y, vertex);
    while (last > first + 1 && turn(hullX, hullY, last - 2, last - 1, last) <= 0) {
      hullX[last - 1] = at(hullX, last);
      hullY[last - 1] = at(hullY, last);
      last -= 1;
    }
    last += 1;
  }
  hull.count = Math.max(first, last - 1);
}

/** Twice the area of the triangle, positive when it turns from x towards y. */
function turn(x: Float64Array, y: Float64Array, a: number, b: number, c: number): number {
  const aX = at(x, a);
  const aY = at(y, a);
  return (at(x, b) - aX) * (at(y, c) - aY) - (at(y, b) - aY) * (at(x, c) - aX);
}

function squared(x: Float64Array, y: Float64Array, a: number, b: number): number {
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
