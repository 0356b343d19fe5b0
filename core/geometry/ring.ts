import { type Flat, xOf, yOf } from './flat.ts';
import { indices, numbers } from './lent.ts';
import type { Point } from './point.ts';
import { risingOrder } from './rising.ts';

/**
 * A contour seen from a point. The vertices' directions, taken modulo half a turn, cut the view into `2 · half` sectors, in
 * each of which every ray crosses the same edges in the same order: sector k spans angles k to k + 1, sector k + half lies
 * opposite it. What has a value for each sector is an array, lent until the next ring is made.
 */
export interface Ring {
  readonly half: number;
  /** `half + 1` rising angles, the last half a turn after the first. */
  readonly angles: Float64Array;
  /** How often a ray crosses the contour. */
  readonly crossings: Int32Array;
  /** The edge that every ray crosses last, by the vertex at its end; reachAlong tells where. */
  readonly outermost: Int32Array;
  readonly edges: Edges;
  /** The unit vector at the sector's beginning. */
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  /** How far the outermost crossing is at the sector's two bounds. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** The edges as seen from the viewpoint, by the vertex at their end. */
interface Edges {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Twice the area of the triangle viewpoint, from, to: positive when the edge turns from x towards y. */
  readonly turn: Float64Array;
  /** Distance of the farther end. */
  readonly farthest: Float64Array;
}

/** Directions closer than this (radians) are one. */
const SAME_DIRECTION = 1e-12;
const NONE = -1;

const lend = {
  x: numbers(),
  y: numbers(),
  turn: numbers(),
  farthest: numbers(),
  angle: numbers(),
  folded: numbers(),
  angles: numbers(),
  place: indices(),
  dx: numbers(),
  dy: numbers(),
  crossings: indices(),
  outermost: indices(),
  start: numbers(),
  end: numbers(),
};

/** The ring of a simple contour around a point; null when the point lies on the contour itself. */
export function ringAround(contour: Flat, centre: Point): Ring | null {
  const { edges, angle } = seenFrom(contour, centre);
  const { angles, place } = bounds(angle);
  const half = angles.length - 1;
  const [dx, dy] = directions(angles, half);
  const crossings = lend.crossings(2 * half).fill(0);
  const outermost = lend.outermost(2 * half).fill(NONE);
  const count = contour.length / 2;
  for (let edge = 0; edge < count; edge += 1) {
    const from = place[edge === 0 ? count - 1 : edge - 1] ?? 0;
    const to = place[edge] ?? 0;
    if (from === to) continue;
    const turn = edges.turn[edge] ?? 0;
    if (turn === 0) return null;
    const last = turn > 0 ? to : from;
    for (let sector = turn > 0 ? from : to; sector !== last; ) {
      const next = sector + 1 === 2 * half ? 0 : sector + 1;
      const known = outermost[sector] ?? NONE;
      if (known === NONE || isBeyond(edges, edge, known, at(dx, sector) + at(dx, next), at(dy, sector) + at(dy, next)))
        outermost[sector] = edge;
      crossings[sector] = (crossings[sector] ?? 0) + 1;
      sector = next;
    }
  }
  const start = lend.start(2 * half);
  const end = lend.end(2 * half);
  for (let sector = 0; sector < 2 * half; sector += 1) {
    const next = sector + 1 === 2 * half ? 0 : sector + 1;
    const edge = outermost[sector] ?? NONE;
    start[sector] = reachAlong(edges, edge, at(dx, sector), at(dy, sector));
    end[sector] = reachAlong(edges, edge, at(dx, next), at(dy, next));
  }
  return { half, angles, crossings, outermost, edges, dx, dy, start, end };
}

/** The unit vector of an angle. */
export function unitVector(angle: number): Point {
  return [Math.cos(angle), Math.sin(angle)];
}

/** A number of an array; NaN outside it. */
export function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

/** Where the ray along a unit vector, known to cross an edge, meets it: the distance. */
export function reachAlong({ x, y, turn, farthest }: Edges, edge: number, dx: number, dy: number): number {
  const length = at(turn, edge) / (dx * at(y, edge) - dy * at(x, edge));
  const most = at(farthest, edge);
  // A ray along the edge itself leaves it at its farther end.
  return length >= 0 && length <= most ? length : most;
}

/** How the distance to a sector's outermost crossing changes per radian at its beginning, as the ray turns from x towards y. */
export function slopeAtStart({ edges, outermost, dx, dy, start }: Ring, sector: number): number {
  return slopeAlong(edges, outermost[sector] ?? NONE, at(dx, sector), at(dy, sector), at(start, sector));
}

/** The same at its end. */
export function slopeAtEnd({ edges, outermost, dx, dy, end }: Ring, sector: number): number {
  const next = sector + 1 === outermost.length ? 0 : sector + 1;
  return slopeAlong(edges, outermost[sector] ?? NONE, at(dx, next), at(dy, next), at(end, sector));
}

/** How a distance found by reachAlong changes per radian. */
export function slopeAlong({ x, y }: Edges, edge: number, dx: number, dy: number, reached: number): number {
  return (reached * (dy * at(y, edge) + dx * at(x, edge))) / (dx * at(y, edge) - dy * at(x, edge));
}

function seenFrom(contour: Flat, [centreX, centreY]: Point): { readonly edges: Edges; readonly angle: Float64Array } {
  const count = contour.length / 2;
  const [x, y, turn] = [lend.x(count), lend.y(count), lend.turn(count)];
  const [farthest, angle] = [lend.farthest(count), lend.angle(count)];
  let fromX = xOf(contour, count - 1) - centreX;
  let fromY = yOf(contour, count - 1) - centreY;
  for (let vertex = 0; vertex < count; vertex += 1) {
    const toX = xOf(contour, vertex) - centreX;
    const toY = yOf(contour, vertex) - centreY;
    x[vertex] = toX - fromX;
    y[vertex] = toY - fromY;
    turn[vertex] = fromX * toY - fromY * toX;
    farthest[vertex] = Math.sqrt(Math.max(fromX * fromX + fromY * fromY, toX * toX + toY * toY));
    angle[vertex] = Math.atan2(toY, toX);
    fromX = toX;
    fromY = toY;
  }
  return { edges: { x, y, turn, farthest }, angle };
}

/** The unit vectors of the bounds of all sectors; those of the second half are the opposite of the first. */
function directions(angles: Float64Array, half: number): readonly [dx: Float64Array, dy: Float64Array] {
  const [dx, dy] = [lend.dx(2 * half), lend.dy(2 * half)];
  for (let k = 0; k < half; k += 1) {
    const cos = Math.cos(at(angles, k));
    const sin = Math.sin(at(angles, k));
    dx[k] = cos;
    dy[k] = sin;
    dx[k + half] = -cos;
    dy[k + half] = -sin;
  }
  return [dx, dy];
}

/** Whether rays in a sector, such as the one in this direction, cross an edge after another one; edges do not cross, so one ray tells. */
function isBeyond(edges: Edges, edge: number, other: number, x: number, y: number): boolean {
  const [dx, dy] = unitVector(Math.atan2(y, x));
  return reachAlong(edges, edge, dx, dy) > reachAlong(edges, other, dx, dy);
}

/** The rising angles that bound the sectors, and for each vertex the bound (0 … 2 · half − 1) in whose direction it lies. */
function bounds(full: Float64Array): { readonly angles: Float64Array; readonly place: Int32Array } {
  const count = full.length;
  const folded = lend.folded(count);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const angle = at(full, vertex);
    folded[vertex] = angle < 0 ? angle + Math.PI : angle;
  }
  const angles = lend.angles(count + 1);
  const place = lend.place(count);
  const wrapped: number[] = [];
  let half = 0;
  let last = Number.NEGATIVE_INFINITY;
  const order = risingOrder(folded);
  for (let rank = 0; rank < count; rank += 1) {
    const vertex = order[rank] ?? NONE;
    const angle = at(folded, vertex);
    // Just short of half a turn on, a direction is the opposite of the first one.
    if (half > 0 && angle - at(angles, 0) > Math.PI - SAME_DIRECTION) wrapped.push(vertex);
    else if (angle - last > SAME_DIRECTION) angles[half++] = angle;
    place[vertex] = half - 1;
    last = angle;
  }
  for (const vertex of wrapped) place[vertex] = half;
  for (let vertex = 0; vertex < count; vertex += 1) {
    if (at(full, vertex) < 0) place[vertex] = ((place[vertex] ?? 0) + half) % (2 * half);
  }
  angles[half] = at(angles, 0) + Math.PI;
  return { angles: angles.subarray(0, half + 1), place };
}
