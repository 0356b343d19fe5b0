import type { Span } from './calipers.ts';
import type { Contour, Point } from './point.ts';
import type { Ring, Sector } from './ring.ts';
import { reachAlong, ringAround, unitVector } from './ring.ts';

/** The shortest and the longest chord through the centroid, and whether the line of the shortest one leaves the lumen in between. */
export interface CentroidChords {
  readonly shortest: Span;
  readonly longest: Span;
  readonly shortestLeaves: boolean;
}

/**
 * Chords of a simple contour through its centroid over all directions, between the outermost crossings on either side (D2);
 * exact over the edges. Null when the centroid is not inside the contour.
 */
export function centroidChords(contour: Contour, centroid: Point): CentroidChords | null {
  const ring = ringAround(contour, centroid);
  const inside = ring.sectors.every(({ crossings }) => crossings % 2 === 1);
  if (!inside) return null;
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

function shortest(ring: Ring): { readonly chord: Chord; readonly leaves: boolean } {
  let best: { chord: Chord; leaves: boolean } | null = null;
  for (let k = 0; k < ring.half; k += 1) {
    const [ahead, behind] = [sectorAt(ring, k), sectorAt(ring, k + ring.half)];
    const chord = shortestWithin(ahead, behind, ring.angles[k] ?? 0, ring.angles[k + 1] ?? 0);
    const leaves = ahead.crossings > 1 || behind.crossings > 1;
    const length = chord.ahead + chord.behind;
    const allowance = best === null || leaves === best.leaves ? 1 : 1 + (leaves ? -EQUALLY_SHORT : EQUALLY_SHORT);
    if (best === null || length < (best.chord.ahead + best.chord.behind) * allowance) best = { chord, leaves };
  }
  if (best === null) throw new Error('a contour has at least one direction');
  return best;
}

/**
 * The shortest chord between two opposite edges. Both halves are convex functions of the angle, so their sum falls,
 * then rises: the angle at which its slope changes sign is found by halving.
 */
function shortestWithin(ahead: Sector, behind: Sector, first: number, last: number): Chord {
  if (ahead.start.slope + behind.start.slope >= 0) {
    return { angle: first, ahead: ahead.start.length, behind: behind.start.length };
  }
  if (ahead.end.slope + behind.end.slope <= 0) {
    return { angle: last, ahead: ahead.end.length, behind: behind.end.length };
  }
  let [from, to] = [first, last];
  for (;;) {
    const angle = (from + to) / 2;
    const [x, y] = unitVector(angle);
    const [along, against] = [reachAlong(ahead.outermost, [x, y]), reachAlong(behind.outermost, [-x, -y])];
    if (angle <= from || angle >= to) return { angle, ahead: along.length, behind: against.length };
    if (along.slope + against.slope < 0) from = angle;
    else to = angle;
  }
}

/** The longest chord: in the direction of a vertex, because between two such directions the chord is a convex function. */
function longest(ring: Ring): Chord {
  let best: Chord = { angle: 0, ahead: 0, behind: 0 };
  for (let k = 0; k < ring.half; k += 1) {
    const ahead = reachAtBound(ring, k);
    const behind = reachAtBound(ring, k + ring.half);
    if (ahead + behind > best.ahead + best.behind) best = { angle: ring.angles[k] ?? 0, ahead, behind };
  }
  return best;
}

function reachAtBound(ring: Ring, k: number): number {
  return Math.max(sectorAt(ring, k - 1).end.length, sectorAt(ring, k).start.length);
}

function sectorAt({ sectors }: Ring, k: number): Sector {
  const sector = sectors.at(k);
  if (sector === undefined) throw new Error(`a ring has no sector ${k}`);
  return sector;
}
