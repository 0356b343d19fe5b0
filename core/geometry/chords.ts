import type { Span } from './calipers.ts';
import { flatOf, type Polygon } from './flat.ts';
import type { Point } from './point.ts';
import { at, type Ring, reachAlong, ringAround, slopeAlong, slopeAtEnd, slopeAtStart, unitVector } from './ring.ts';

/** The shortest and the longest chord through the centroid, and whether the line of the shortest one leaves the lumen in between. */
export interface CentroidChords {
  readonly shortest: Span;
  readonly longest: Span;
  readonly shortestLeaves: boolean;
}

/**
 * Chords of a simple polygon through its centroid over all directions, between the outermost crossings on either side (D2);
 * exact over the edges. Null when the centroid is not inside the polygon.
 */
export function centroidChords(polygon: Polygon, centroid: Point): CentroidChords | null {
  const ring = ringAround(flatOf(polygon), centroid);
  if (ring === null || !isInside(ring)) return null;
  const { chord, leaves } = shortest(ring);
  return { shortest: spanOf(chord, centroid), longest: spanOf(longest(ring), centroid), shortestLeaves: leaves };
}

/** Whether every ray leaves the polygon once more often than it comes back. */
function isInside({ crossings }: Ring): boolean {
  for (let sector = 0; sector < crossings.length; sector += 1) if ((crossings[sector] ?? 0) % 2 === 0) return false;
  return true;
}

/** A line through the centroid: its angle and how far it reaches along and against that angle. */
interface Chord {
  readonly angle: number;
  readonly ahead: number;
  readonly behind: number;
}

function spanOf({ angle, ahead, behind }: Chord, [x, y]: Point): Span {
  const [dx, dy] = unitVector(angle);
  return {
    length: ahead + behind,
    ends: [
      [x + ahead * dx, y + ahead * dy],
      [x - behind * dx, y - behind * dy],
    ],
  };
}

/** Chords that differ by less than this share are equally short: one that stays inside is then taken. */
const EQUALLY_SHORT = 1e-12;

/** Far more than rounding makes of a length, and far more than EQUALLY_SHORT. */
const WITHIN_ROUNDING = 1e-9;

function shortest(ring: Ring): { readonly chord: Chord; readonly leaves: boolean } {
  const { half, crossings } = ring;
  let chord: Chord = { angle: 0, ahead: Number.POSITIVE_INFINITY, behind: 0 };
  let leaves = false;
  const enough = leastAtBounds(ring) * (1 + WITHIN_ROUNDING);
  for (let k = 0; k < half; k += 1) {
    if (leastReach(ring, k) > enough || tangentsMeet(ring, k) > enough) continue;
    const next = shortestWithin(ring, k);
    const nextLeaves = (crossings[k] ?? 0) > 1 || (crossings[k + half] ?? 0) > 1;
    const allowance = nextLeaves === leaves ? 1 : 1 + (nextLeaves ? -EQUALLY_SHORT : EQUALLY_SHORT);
    if (next.ahead + next.behind < (chord.ahead + chord.behind) * allowance) {
      chord = next;
      leaves = nextLeaves;
    }
  }
  return { chord, leaves };
}

/** The shortest chord in the direction of a vertex. */
function leastAtBounds({ half, start, end }: Ring): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < half; k += 1) {
    least = Math.min(least, at(start, k) + at(start, k + half), at(end, k) + at(end, k + half));
  }
  return least;
}

/**
 * No chord between sector k and the one opposite is shorter: on the way from one bound to the other an edge comes no nearer than the
 * nearer of its two ends times the cosine of the angle between.
 */
function leastReach({ half, angles, start, end }: Ring, k: number): number {
  const width = at(angles, k + 1) - at(angles, k);
  const nearer = Math.min(at(start, k), at(end, k)) + Math.min(at(start, k + half), at(end, k + half));
  return nearer * (1 - (width * width) / 2);
}

/** No chord between sector k and the one opposite is shorter: a convex function stays above its tangents at both bounds. */
function tangentsMeet(ring: Ring, k: number): number {
  const { half, angles, start, end } = ring;
  const first = at(start, k) + at(start, k + half);
  const falling = slopeAtStart(ring, k) + slopeAtStart(ring, k + half);
  const last = at(end, k) + at(end, k + half);
  const rising = slopeAtEnd(ring, k) + slopeAtEnd(ring, k + half);
  if (falling >= 0) return first;
  if (rising <= 0) return last;
  const width = at(angles, k + 1) - at(angles, k);
  return first + (falling * (last - rising * width - first)) / (falling - rising);
}

/**
 * The shortest chord between sector k and the one opposite. Both halves are convex functions of the angle, so their sum
 * falls, then rises: the angle at which its slope changes sign is found by halving.
 */
function shortestWithin(ring: Ring, k: number): Chord {
  const { half, angles, outermost, edges, start, end } = ring;
  const opposite = k + half;
  if (slopeAtStart(ring, k) + slopeAtStart(ring, opposite) >= 0) {
    return { angle: at(angles, k), ahead: at(start, k), behind: at(start, opposite) };
  }
  if (slopeAtEnd(ring, k) + slopeAtEnd(ring, opposite) <= 0) {
    return { angle: at(angles, k + 1), ahead: at(end, k), behind: at(end, opposite) };
  }
  const front = outermost[k] ?? -1;
  const back = outermost[opposite] ?? -1;
  let from = at(angles, k);
  let to = at(angles, k + 1);
  for (;;) {
    const angle = (from + to) / 2;
    const x = Math.cos(angle);
    const y = Math.sin(angle);
    const along = reachAlong(edges, front, x, y);
    const against = reachAlong(edges, back, -x, -y);
    if (angle <= from || angle >= to) return { angle, ahead: along, behind: against };
    if (slopeAlong(edges, front, x, y, along) + slopeAlong(edges, back, -x, -y, against) < 0) from = angle;
    else to = angle;
  }
}

/** The longest chord: in the direction of a vertex, because between two such directions the chord is a convex function. */
function longest(ring: Ring): Chord {
  let best = 0;
  let most = 0;
  for (let k = 0; k < ring.half; k += 1) {
    const length = reachAtBound(ring, k) + reachAtBound(ring, k + ring.half);
    if (!(length > most)) continue;
    most = length;
    best = k;
  }
  return {
    angle: at(ring.angles, best),
    ahead: reachAtBound(ring, best),
    behind: reachAtBound(ring, best + ring.half),
  };
}

function reachAtBound({ half, start, end }: Ring, k: number): number {
  return Math.max(at(end, k === 0 ? 2 * half - 1 : k - 1), at(start, k));
}
