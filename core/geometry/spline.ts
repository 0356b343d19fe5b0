import { cyclic, tridiagonal } from './cubic.ts';
import { contourOf, type Flat, flatOf, newFlat } from './flat.ts';
import type { Contour } from './point.ts';
import { distance } from './polygon.ts';

/**
 * Closed interpolating cubic spline (periodic, C², centripetal parameter) through the knots, as a polygon with `perSpan`
 * vertices per span, each knot itself being one. Equal neighbouring knots count once; with fewer than three left they are returned as they are.
 */
export function closedSpline(knots: Contour, perSpan = 32): Contour {
  return contourOf(flatSpline(knots, perSpan));
}

/** The same polygon as a row. */
export function flatSpline(knots: Contour, perSpan = 32): Flat {
  const distinct = knots.filter(([x, y], i) => {
    const [nextX, nextY] = knots[(i + 1) % knots.length] ?? [x, y];
    return knots.length === 1 || x !== nextX || y !== nextY;
  });
  if (distinct.length < 3) return flatOf(distinct);
  const spans = distinct.map((knot, i) => Math.sqrt(distance(knot, cyclic(distinct, i + 1))));
  const flat = newFlat(perSpan * distinct.length);
  for (const axis of [0, 1] as const)
    fill(
      flat.subarray(axis),
      distinct.map((knot) => knot[axis]),
      spans,
      sharesOf(perSpan),
    );
  return flat;
}

/** Fills in one coordinate of all places, the first number in two: each knot and the places up to the next one. */
function fill(places: Flat, knots: readonly number[], spans: readonly number[], shares: readonly Share[]): void {
  const bend = bends(knots, spans);
  let at = 0;
  for (const [i, knot] of knots.entries()) {
    const next = cyclic(knots, i + 1);
    const span = cyclic(spans, i);
    const [here, there] = [cyclic(bend, i), cyclic(bend, i + 1)];
    places[at] = knot;
    at += 2;
    for (const { share, rest, fall, rise } of shares) {
      places[at] = rest * knot + share * next + ((fall * here + rise * there) * span * span) / 6;
      at += 2;
    }
  }
}

/** A place between two knots: its share of the span, the rest of it, and how much the bend at either end counts there. */
interface Share {
  readonly share: number;
  readonly rest: number;
  readonly fall: number;
  readonly rise: number;
}

const known = new Map<number, readonly Share[]>();

/** The places between two knots of which there are `perSpan` with the first knot; the same for every span. */
function sharesOf(perSpan: number): readonly Share[] {
  const shares =
    known.get(perSpan) ??
    Array.from({ length: perSpan - 1 }, (_, k): Share => {
      const share = (k + 1) / perSpan;
      const rest = 1 - share;
      return { share, rest, fall: rest ** 3 - rest, rise: share ** 3 - share };
    });
  known.set(perSpan, shares);
  return shares;
}

/**
 * Second derivatives at the knots of the periodic cubic spline through `values`: the cyclic tridiagonal system of C² continuity,
 * solved as a tridiagonal one with the two corner entries put back by the Sherman–Morrison formula.
 */
function bends(values: readonly number[], spans: readonly number[]): readonly number[] {
  const count = values.length;
  const slope = (i: number): number => (cyclic(values, i + 1) - cyclic(values, i)) / cyclic(spans, i);
  const right = values.map((_, i) => 6 * (slope(i) - slope(i - 1)));
  const diagonal = values.map((_, i) => 2 * (cyclic(spans, i - 1) + cyclic(spans, i)));
  const corner = cyclic(spans, count - 1);
  const first = cyclic(diagonal, 0);
  const trimmed = diagonal.map((value, i) => {
    if (i === 0) return 2 * first;
    return i === count - 1 ? value + (corner * corner) / first : value;
  });
  const spike = values.map((_, i) => (i === 0 ? -first : i === count - 1 ? corner : 0));
  const plain = tridiagonal(trimmed, spans, right);
  const response = tridiagonal(trimmed, spans, spike);
  const weight = (solution: readonly number[]): number =>
    cyclic(solution, 0) - (cyclic(solution, count - 1) * corner) / first;
  const factor = weight(plain) / (1 + weight(response));
  return plain.map((value, i) => value - factor * cyclic(response, i));
}
