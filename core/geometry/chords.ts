import type { Span } from './calipers.ts';
import { flatOf, type Polygon } from './flat.ts';
import type { Point } from './point.ts';
import { at, type Ring, reachAlong, ringAround, slopeAlong, unitVector } from './ring.ts';

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
  if (ring?.crossings.every((times) => times % 2 === 1) !== true) return null;
  const { chord, leaves } = shortest(ring);
  return { shortest: spanOf(chord, centroid), longest: spanOf(longest(ring), centroid), shortestLeaves: leaves };
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
    if (tangentsMeet(ring, k) > enough) continue;
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
    least = Math.min(least, at(start.length, k) + at(start.length, k + half));
    least = Math.min(least, at(end.length, k) + at(end.length, k + half));
  }
  return least;
}

/** No chord between sector k and the one opposite is shorter: a convex function stays above its tangents at both bounds. */
function tangentsMeet({ half, angles, start, end }: Ring, k: number): number {
  const first = at(start.length, k) + at(start.length, k + half);
  const falling = at(start.slope, k) + at(start.slope, k + half);
  const last = at(end.length, k) + at(end.length, k + half);
  const rising = at(end.slope, k) + at(end.slope, k + half);
  if (falling >= 0) return first;
  if (rising <= 0) return last;
  const width = at(angles, k + 1) - at(angles, k);
  return first + (falling * (last - rising * width - first)) / (falling - rising);
}

/**
 * The shortest chord between sector k and the one opposite. Both halves are convex functions of the angle, so their sum
 * falls, then rises: the angle at which its slope changes sign is found by halving.
 */
function shortestWithin({ half, angles, outermost, edges, start, end }: Ring, k: number): Chord {
  const [ahead, behind] = [k, k + half];
  if (at(start.slope, ahead) + at(start.slope, behind) >= 0) {
    return { angle: at(angles, k), ahead: at(start.length, ahead), behind: at(start.length, behind) };
  }
  if (at(end.slope, ahead) + at(end.slope, behind) <= 0) {
    return { angle: at(angles, k + 1), ahead: at(end.length, ahead), behind: at(end.length, behind) };
  }
  const [front, back] = [outermost[ahead] ?? -1, outermost[behind] ?? -1];
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
  let best: Chord = { angle: 0, ahead: 0, behind: 0 };
  for (let k = 0; k < ring.half; k += 1) {
    const ahead = reachAtBound(ring, k);
    const behind = reachAtBound(ring, k + ring.half);
    if (ahead + behind > best.ahead + best.behind) best = { angle: at(ring.angles, k), ahead, behind };
  }
  return best;
}

function reachAtBound({ half, start, end }: Ring, k: number): number {
  return Math.max(at(end.length, k === 0 ? 2 * half - 1 : k - 1), at(start.length, k));
}
