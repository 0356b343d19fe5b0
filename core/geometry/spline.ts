import { cyclic, tridiagonal } from './cubic.ts';
import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';

/**
 * Closed interpolating cubic spline (periodic, C², centripetal parameter) through the knots, as a polygon with `perSpan`
 * vertices per span, each knot itself being one. Equal neighbouring knots count once; with fewer than three left they are returned as they are.
 */
export function closedSpline(knots: Contour, perSpan = 32): Contour {
  const distinct = knots.filter(([x, y], i) => {
    const [nextX, nextY] = knots[(i + 1) % knots.length] ?? [x, y];
    return knots.length === 1 || x !== nextX || y !== nextY;
  });
  if (distinct.length < 3) return distinct;
  const spans = distinct.map((knot, i) => Math.sqrt(distance(knot, cyclic(distinct, i + 1))));
  const bendX = bends(
    distinct.map(([x]) => x),
    spans,
  );
  const bendY = bends(
    distinct.map(([, y]) => y),
    spans,
  );
  const shares = sharesOf(perSpan);
  const places: Point[] = [];
  for (const [i, knot] of distinct.entries()) {
    places.push(knot);
    const next = cyclic(distinct, i + 1);
    const span = cyclic(spans, i);
    const [bendAX, bendAY, bendBX, bendBY] = [
      cyclic(bendX, i),
      cyclic(bendY, i),
      cyclic(bendX, i + 1),
      cyclic(bendY, i + 1),
    ];
    for (const { share, rest, fall, rise } of shares) {
      const [curveX, curveY] = [fall * bendAX + rise * bendBX, fall * bendAY + rise * bendBY];
      places.push([
        rest * knot[0] + share * next[0] + (curveX * span * span) / 6,
        rest * knot[1] + share * next[1] + (curveY * span * span) / 6,
      ]);
    }
  }
  return places;
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
