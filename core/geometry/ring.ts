import type { Contour, Point } from './point.ts';

/** Distance along a ray to the contour, and how it changes per radian as the ray turns from x towards y. */
export interface Reach {
  readonly length: number;
  readonly slope: number;
}

/** A part of the view in which every ray crosses the same edges in the same order. */
export interface Sector {
  /** How often a ray crosses the contour; 0 in every sector when the viewpoint lies on the contour itself. */
  readonly crossings: number;
  /** The outermost crossing at the sector's two bounds. */
  readonly start: Reach;
  readonly end: Reach;
  /** The edge that every ray crosses last; reachAlong tells where. */
  readonly outermost: Edge;
}

/**
 * A contour seen from a point. The vertices' directions, taken modulo half a turn, cut the view into `2 · half` sectors:
 * sector k spans angles k to k + 1, sector k + half lies opposite it.
 */
export interface Ring {
  readonly half: number;
  /** `half + 1` rising angles, the last half a turn after the first. */
  readonly angles: readonly number[];
  readonly sectors: readonly Sector[];
}

/** Directions closer than this (radians) are one. */
const SAME_DIRECTION = 1e-12;

/** The ring of a simple contour around a point. */
export function ringAround(contour: Contour, [centreX, centreY]: Point): Ring {
  const seen = contour.map((point): Point => [point[0] - centreX, point[1] - centreY]);
  const { angles, place } = bounds(seen);
  const half = angles.length - 1;
  const ahead = angles.slice(0, half).map(unitVector);
  const directions = [...ahead, ...ahead.map(([x, y]): Point => [-x, -y])];
  const directionOf = (bound: number): Point => directions[bound % (2 * half)] ?? [1, 0];
  const crossings = new Uint32Array(2 * half);
  const outermost = new Array<Edge>(2 * half).fill(NO_EDGE);
  for (const [vertex, end] of seen.entries()) {
    const from = place.at(vertex - 1) ?? 0;
    const to = place[vertex] ?? 0;
    if (from === to) continue;
    const edge = edgeBetween(seen.at(vertex - 1) ?? end, end);
    if (edge.turn === 0) return { half, angles, sectors: directions.map(() => UNSEEN) };
    const [first, last] = edge.turn > 0 ? [from, to] : [to, from];
    for (let sector = first; sector !== last; sector = (sector + 1) % (2 * half)) {
      const known = outermost[sector] ?? NO_EDGE;
      const alone = crossings[sector] === 0;
      if (alone || isBeyond(edge, known, directionOf(sector), directionOf(sector + 1))) outermost[sector] = edge;
      crossings[sector] = (crossings[sector] ?? 0) + 1;
    }
  }
  const sectors = outermost.map((edge, sector) => ({
    crossings: crossings[sector] ?? 0,
    outermost: edge,
    start: reachAlong(edge, directionOf(sector)),
    end: reachAlong(edge, directionOf(sector + 1)),
  }));
  return { half, angles, sectors };
}

/** The unit vector of an angle. */
export function unitVector(angle: number): Point {
  return [Math.cos(angle), Math.sin(angle)];
}

/** An edge as seen from the viewpoint. */
export interface Edge {
  readonly x: number;
  readonly y: number;
  /** Twice the area of the triangle viewpoint, from, to: positive when the edge turns from x towards y. */
  readonly turn: number;
  /** Distance of the farther end. */
  readonly farthest: number;
}

function edgeBetween(from: Point, to: Point): Edge {
  const square = Math.max(from[0] * from[0] + from[1] * from[1], to[0] * to[0] + to[1] * to[1]);
  return {
    x: to[0] - from[0],
    y: to[1] - from[1],
    turn: from[0] * to[1] - from[1] * to[0],
    farthest: Math.sqrt(square),
  };
}

const NO_EDGE: Edge = { x: 0, y: 0, turn: 0, farthest: 0 };
const UNSEEN: Sector = {
  crossings: 0,
  outermost: NO_EDGE,
  start: { length: 0, slope: 0 },
  end: { length: 0, slope: 0 },
};

/** Whether rays in the sector between two bounds cross an edge after another one; edges do not cross, so one ray tells. */
function isBeyond(edge: Edge, other: Edge, from: Point, to: Point): boolean {
  const inside = unitVector(Math.atan2(from[1] + to[1], from[0] + to[0]));
  return reachAlong(edge, inside).length > reachAlong(other, inside).length;
}

/** Where the ray along a unit vector, known to cross the edge, meets it. */
export function reachAlong({ x, y, turn, farthest }: Edge, [dx, dy]: Point): Reach {
  const across = dx * y - dy * x;
  const length = turn / across;
  // A ray along the edge itself leaves it at its farther end.
  const reached = length >= 0 && length <= farthest ? length : farthest;
  return { length: reached, slope: (reached * (dy * y + dx * x)) / across };
}

/** The rising angles that bound the sectors, and for each vertex the bound (0 … 2 · half − 1) in whose direction it lies. */
function bounds(seen: readonly Point[]): { angles: readonly number[]; place: readonly number[] } {
  const full = seen.map((point) => Math.atan2(point[1], point[0]));
  const folded = full.map((angle) => (angle < 0 ? angle + Math.PI : angle));
  const order = full.map((_, vertex) => vertex).sort((a, b) => (folded[a] ?? 0) - (folded[b] ?? 0));
  const angles: number[] = [];
  const place = new Array<number>(seen.length).fill(0);
  const wrapped: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const vertex of order) {
    const angle = folded[vertex] ?? 0;
    // Just short of half a turn on, a direction is the opposite of the first one.
    if (angle - (angles[0] ?? angle) > Math.PI - SAME_DIRECTION) wrapped.push(vertex);
    else if (angle - last > SAME_DIRECTION) angles.push(angle);
    place[vertex] = angles.length - 1;
    last = angle;
  }
  const half = angles.length;
  for (const vertex of wrapped) place[vertex] = half;
  for (const [vertex, angle] of full.entries()) {
    if (angle < 0) place[vertex] = ((place[vertex] ?? 0) + half) % (2 * half);
  }
  return { angles: [...angles, (angles[0] ?? 0) + Math.PI], place };
}
