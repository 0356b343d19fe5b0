import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { area } from '../../../core/geometry/polygon.ts';
import { closedSpline } from '../../../core/geometry/spline.ts';
import { ellipse, starShaped } from './shapes.ts';

test('a circle of 14 mm loses no more than the cubic spline must: 0.14 % of its area with 8 knots, 0.04 % with 12', () => {
  const full = 49 * Math.PI;
  expect(area(closedSpline(ellipse(14, 14, 8)))).toBeGreaterThan(full * (1 - 0.0014));
  expect(area(closedSpline(ellipse(14, 14, 12)))).toBeGreaterThan(full * (1 - 0.0004));
  expect(area(closedSpline(ellipse(14, 14, 8)))).toBeLessThan(full);
});

test('the curve goes exactly through every knot', () => {
  fc.assert(
    fc.property(starShaped, fc.integer({ min: 1, max: 40 }), (knots, perSpan) => {
      const curve = closedSpline(knots, perSpan);
      expect(curve.length).toBe(knots.length * perSpan);
      expect(curve.filter((_, i) => i % perSpan === 0)).toEqual(knots);
    }),
    { numRuns: 50 },
  );
});

test('slope and bend run on through the knots: the third differences of a fine curve stay small', () => {
  const knots: Contour = [
    [0, 0],
    [9, 1],
    [10, 6],
    [4, 9],
    [-3, 5],
  ];
  const perSpan = 400;
  const curve = closedSpline(knots, perSpan);
  const at = (i: number): Point => curve[(i + curve.length) % curve.length] ?? [0, 0];
  const spans = knots.map((knot, i) => Math.sqrt(Math.hypot(...minus(knots[(i + 1) % knots.length] ?? knot, knot))));
  knots.forEach((_, i) => {
    const before = (spans[(i + knots.length - 1) % knots.length] ?? 1) / perSpan;
    const after = (spans[i] ?? 1) / perSpan;
    const k = i * perSpan;
    for (const axis of [0, 1] as const) {
      const value = (j: number): number => at(k + j)[axis];
      const slopeBefore = (3 * value(0) - 4 * value(-1) + value(-2)) / (2 * before);
      const slopeAfter = (-3 * value(0) + 4 * value(1) - value(2)) / (2 * after);
      expect(slopeAfter).toBeCloseTo(slopeBefore, 2);
      const bendBefore = (2 * value(0) - 5 * value(-1) + 4 * value(-2) - value(-3)) / before ** 2;
      const bendAfter = (2 * value(0) - 5 * value(1) + 4 * value(2) - value(3)) / after ** 2;
      expect(Math.abs(bendAfter - bendBefore)).toBeLessThan(0.05);
    }
  });
});

test('starting at another knot or going round the other way gives the same curve', () => {
  const knots: Contour = [
    [0, 0],
    [9, 1],
    [10, 6],
    [4, 9],
    [-3, 5],
  ];
  const full = area(closedSpline(knots));
  expect(area(closedSpline([...knots.slice(2), ...knots.slice(0, 2)]))).toBeCloseTo(full, 9);
  expect(area(closedSpline([...knots].reverse()))).toBeCloseTo(full, 9);
});

test('a knot clicked twice counts once, fewer than three knots stay as they are', () => {
  const knots: Contour = [
    [0, 0],
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ];
  expect(closedSpline(knots, 8)).toEqual(closedSpline(knots.slice(1, 5), 8));
  expect(
    closedSpline([
      [1, 2],
      [3, 4],
    ]),
  ).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(closedSpline([])).toEqual([]);
});

function minus(a: Point, b: Point): [number, number] {
  return [a[0] - b[0], a[1] - b[1]];
}
