import { type OpenCurve, polylineOf } from './open-spline.ts';
import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';

/** Places looked at on each span before the nearest is narrowed down. */
const PER_SPAN = 8;

/** Where between `from` and `to` a function with one dip there is least, to a ten-millionth of the way (golden section). */
export function leastBetween(value: (at: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [atA, atB] = [value(a), value(b)];
  while (high - low > 1e-7 * (to - from)) {
    if (atA <= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = value(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = value(b);
    }
  }
  return (low + high) / 2;
}

/** Where on a curve (0 to `spans`) it comes nearest to a place; `coarse` is the curve in straight pieces, for many places at once. */
export function footOn(curve: OpenCurve, place: Point, coarse: Contour = polylineOf(curve, PER_SPAN)): number {
  const apart = (at: number): number => distance(curve.at(at).place, place);
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [k, candidate] of coarse.entries()) {
    const away = distance(candidate, place);
    if (away >= least) continue;
    least = away;
    nearest = k / PER_SPAN;
  }
  const [from, to] = [Math.max(0, nearest - 1 / PER_SPAN), Math.min(curve.spans, nearest + 1 / PER_SPAN)];
  const foot = leastBetween(apart, from, to);
  return apart(foot) < least ? foot : nearest;
}

/**
 * Places in the order in which they lie along a curve; those beyond an end by how far beyond it, as if it went straight
 * on, and those that lie alike in the order given.
 */
export function inOrderAlong(curve: OpenCurve, places: readonly Point[]): readonly Point[] {
  const coarse = polylineOf(curve, PER_SPAN);
  return places
    .map((place) => ({ place, rank: rankOf(curve, place, coarse) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

/** The foot of a place, past an end moved on by how far beyond it lies (in lengths of the direction there). */
function rankOf(curve: OpenCurve, [x, y]: Point, coarse: Contour): number {
  const past = (end: number): number => {
    const { place, direction } = curve.at(end);
    const ahead = (x - place[0]) * direction[0] + (y - place[1]) * direction[1];
    return ahead / (direction[0] ** 2 + direction[1] ** 2);
  };
  const foot = footOn(curve, [x, y], coarse);
  if (foot <= AT_END) return foot + Math.min(0, past(0));
  return foot >= curve.spans - AT_END ? foot + Math.max(0, past(curve.spans)) : foot;
}

/** A foot this near to an end (in spans) is the end. */
const AT_END = 1e-6;
