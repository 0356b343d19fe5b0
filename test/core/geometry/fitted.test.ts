import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittedPoints } from '../../../core/geometry/fitted.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { area, distance } from '../../../core/geometry/polygon.ts';
import { simplicityProblem } from '../../../core/geometry/simple.ts';
import { closedSpline } from '../../../core/geometry/spline.ts';
import { closedStroke } from '../../../core/geometry/stroke.ts';
import { rectangle } from './shapes.ts';

/** CSS pixels at the usual zoom: what the window asks for. */
const TOLERANCE = 2;

/** A stroke around an ellipse of these half-axes about (250, 250), from one share of its turn to another. */
function around(halfX: number, halfY: number, from = 0, to = 1, places = 160): Contour {
  return Array.from({ length: places + 1 }, (_, k): Point => {
    const angle = 2 * Math.PI * (from + ((to - from) * k) / places);
    return [250 + halfX * Math.cos(angle), 250 + halfY * Math.sin(angle)];
  });
}

function knotsFor(stroke: Contour): Contour {
  return fittedPoints(closedStroke(stroke) ?? [], TOLERANCE);
}

/** The largest distance from a place of the first line to the nearest of the second. */
function furthest(places: Contour, from: Contour): number {
  return Math.max(...places.map((place) => Math.min(...from.map((other) => distance(place, other)))));
}

test('a circle of 80 pixels drawn with a tremor of a pixel has its area to 1 % and from 10 to 24 knots', () => {
  // The same tremors each time: of a thousand, all have the area and nine have a knot or two more or less.
  const off = fc.noBias(fc.integer({ min: -1000, max: 1000 })).map((thousandths) => thousandths / 1000);
  const tremor = fc.array(fc.tuple(off, off), { minLength: 161, maxLength: 161 });
  fc.assert(
    fc.property(tremor, (offs) => {
      const drawn = around(80, 80).map(([x, y], k): Point => [x + (offs[k]?.[0] ?? 0), y + (offs[k]?.[1] ?? 0)]);
      const knots = knotsFor(drawn);
      expect(Math.abs(area(closedSpline(knots)) / (Math.PI * 80 * 80) - 1)).toBeLessThan(0.01);
      expect(knots.length).toBeGreaterThanOrEqual(10);
      expect(knots.length).toBeLessThanOrEqual(24);
    }),
    { numRuns: 40, seed: 1 },
  );
});

test('the spline keeps within the tolerance of a smooth line, and the line within it of the spline', () => {
  const half = fc.double({ min: 20, max: 150, noNaN: true });
  fc.assert(
    fc.property(half, half, (halfX, halfY) => {
      const knots = knotsFor(around(halfX, halfY));
      const spline = closedSpline(knots, 64);
      const drawn = around(halfX, halfY, 0, 1, 2000);
      // Between neighbouring places of either line lies at most half a pixel.
      expect(furthest(spline, drawn)).toBeLessThan(TOLERANCE + 0.5);
      expect(furthest(around(halfX, halfY), spline)).toBeLessThan(TOLERANCE + 0.5);
      expect(knots.length).toBeLessThanOrEqual(24);
    }),
    { numRuns: 25 },
  );
});

test('a straight slit of 200 by 6 pixels keeps its tips', () => {
  const slit = rectangle(200, 6, 60).map(([x, y]): Point => [x + 100, y + 100]);
  const spline = closedSpline(knotsFor([...slit.slice(20), ...slit.slice(0, 21)]));
  const xs = spline.map(([x]) => x);
  expect(Math.abs(Math.min(...xs) - 100)).toBeLessThan(TOLERANCE);
  expect(Math.abs(Math.max(...xs) - 300)).toBeLessThan(TOLERANCE);
});

test('a circle drawn to nine tenths is closed along its own bend', () => {
  const spline = closedSpline(knotsFor(around(80, 80, 0, 0.9)));
  expect(Math.abs(area(spline) / (Math.PI * 80 * 80) - 1)).toBeLessThan(0.02);
});

test('what the hand draws beyond its own beginning is left out, whether the ends cross or run beside each other', () => {
  const crossing = [...around(80, 80, 0, 0.5), ...around(86, 74, 0.5, 1.1).slice(1)];
  const beside = around(80, 80, 0, 1.1, 200).map(
    ([x, y], k): Point => [250 + (x - 250) * (1 + k / 4000), 250 + (y - 250) * (1 + k / 4000)],
  );
  for (const stroke of [crossing, beside]) {
    const spline = closedSpline(knotsFor(stroke));
    expect(simplicityProblem(spline)).toBeNull();
    expect(Math.abs(area(spline) / (Math.PI * 80 * 80) - 1)).toBeLessThan(0.1);
  }
});

test('a line across, half a turn and a dot go around nothing', () => {
  const line = Array.from({ length: 50 }, (_, k): Point => [k, 2 * k]);
  const dot = Array.from({ length: 50 }, (): Point => [7, 7]);
  expect([line, around(80, 80, 0, 0.6), dot, []].map(closedStroke)).toEqual([null, null, null, null]);
});
