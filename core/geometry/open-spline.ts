import { cyclic, tridiagonal } from './cubic.ts';
import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';

/** A place on a curve and the direction in which it goes on there (of any length but zero). */
interface LandmarkType {
  readonly place: Point;
  readonly direction: Point;
}

/** A smooth line with two ends. Its knots lie at the whole numbers from 0 to `spans`. */
export interface OpenCurve {
  readonly spans: number;
  /** The place at a number from 0 to `spans`, in between by even steps of the curve's own parameter. */
  at(where: number): LandmarkType;
}

/**
 * Interpolating cubic spline with two ends (C², centripetal parameter, its first and last span bent evenly, so that three
 * knots make one parabola and two a straight line). Equal neighbouring knots count once; null with fewer than two left.
 */
export function openSpline(knots: Contour): OpenCurve | null {
  const distinct = knots.filter(([x, y], i) => x !== knots[i - 1]?.[0] || y !== knots[i - 1]?.[1]);
  const spans = distinct.slice(1).map((knot, i) => Math.sqrt(distance(knot, cyclic(distinct, i))));
  if (spans.length === 0) return null;
  const [alongX, alongY] = ([0, 1] as const).map((axis) =>
    cubics(
      distinct.map((knot) => knot[axis]),
      spans,
    ),
  );
  return {
    spans: spans.length,
    at: (where) => {
      const i = Math.max(0, Math.min(spans.length - 1, Math.floor(where)));
      const share = where - i;
      const [x, y] = [alongX?.[i] ?? FLAT, alongY?.[i] ?? FLAT];
      return { place: [placeOn(x, share), placeOn(y, share)], direction: [slopeOn(x, share), slopeOn(y, share)] };
    },
  };
}

/** A cubic on one span: its value at a share s of the span is a + s·(b + s·(c + s·d)). */
type Cubic = readonly [a: number, b: number, c: number, d: number];

const FLAT: Cubic = [0, 0, 0, 0];

function placeOn([a, b, c, d]: Cubic, share: number): number {
  return a + share * (b + share * (c + share * d));
}

function slopeOn([, b, c, d]: Cubic, share: number): number {
  return b + share * (2 * c + 3 * share * d);
}

/** The cubics of the spans of the spline through `values`. */
function cubics(values: readonly number[], spans: readonly number[]): readonly Cubic[] {
  const bend = bends(values, spans);
  return spans.map((span, i): Cubic => {
    const [from, to, sixth] = [cyclic(values, i), cyclic(values, i + 1), (span * span) / 6];
    const [before, after] = [sixth * cyclic(bend, i), sixth * cyclic(bend, i + 1)];
    return [from, to - from - 2 * before - after, 3 * before, after - before];
  });
}

/** Second derivatives at the knots of the spline through `values`: C² in between, constant in the first and the last span. */
function bends(values: readonly number[], spans: readonly number[]): readonly number[] {
  const inner = spans.length - 1;
  if (inner === 0) return [0, 0];
  const slope = (i: number): number => (cyclic(values, i + 1) - cyclic(values, i)) / cyclic(spans, i);
  const right = Array.from({ length: inner }, (_, i) => 6 * (slope(i + 1) - slope(i)));
  const diagonal = right.map((_, i) => {
    const ends = (i === 0 ? cyclic(spans, 0) : 0) + (i === inner - 1 ? cyclic(spans, inner) : 0);
    return 2 * (cyclic(spans, i) + cyclic(spans, i + 1)) + ends;
  });
  const solved = tridiagonal(diagonal, spans.slice(1), right);
  return [cyclic(solved, 0), ...solved, cyclic(solved, inner - 1)];
}

/** The curve as a line of straight pieces, `perSpan` of them to a span, ends included. */
export function polylineOf(curve: OpenCurve, perSpan = 16): Contour {
  return Array.from({ length: curve.spans * perSpan + 1 }, (_, k) => curve.at(k / perSpan).place);
}

/** Nodes and weights of Gauss and Legendre's rule with five places on −1…1. */
const GAUSS = [
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.47862867049936647],
  [-0.5384693101056831, 0.47862867049936647],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
] as const;

/** Pieces of a span over each of which its length is summed. */
const PIECES = 4;

/** Length along the curve between two of its numbers (0 to `spans`, ascending), in its unit; of a smooth line exact to about a millionth. */
export function lengthBetween(curve: OpenCurve, from: number, to: number): number {
  // A single span is straight: its length needs no sum, whose rounding would change the last digit.
  if (curve.spans === 1) return (to - from) * Math.hypot(...curve.at(0).direction);
  let total = 0;
  for (let start = from; start < to; ) {
    const end = Math.min(to, (Math.floor(start * PIECES) + 1) / PIECES);
    const half = (end - start) / 2;
    for (const [node, weight] of GAUSS) {
      const [x, y] = curve.at(start + half * (1 + node)).direction;
      total += weight * half * Math.hypot(x, y);
    }
    start = end;
  }
  return total;
}

/** The number on the curve (0 to `spans`) that lies so far along it, in its unit; its ends where it is not so long. */
export function whereAlong(curve: OpenCurve, length: number): number {
  let [low, high] = [0, curve.spans];
  // Each halving adds a binary digit; 40 of them are far below what a picture shows.
  for (let k = 0; k < 40; k += 1) {
    const middle = (low + high) / 2;
    if (lengthBetween(curve, 0, middle) < length) low = middle;
    else high = middle;
  }
  return high;
}

/** The curve in another unit along each axis. */
export function scaledCurve(curve: OpenCurve, by: { readonly x: number; readonly y: number }): OpenCurve {
  const scaled = ([x, y]: Point): Point => [x * by.x, y * by.y];
  return {
    spans: curve.spans,
    at: (where) => {
      const { place, direction } = curve.at(where);
      return { place: scaled(place), direction: scaled(direction) };
    },
  };
}
