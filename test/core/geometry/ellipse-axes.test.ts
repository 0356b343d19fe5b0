import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ellipseEnds, ellipseThrough } from '../../../core/geometry/ellipse.ts';
import { axesAcross, resizedAxes, splinePoints, turnedAxes } from '../../../core/geometry/ellipse-axes.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { distance } from '../../../core/geometry/polygon.ts';
import { closedSpline } from '../../../core/geometry/spline.ts';
import { lumenReadings } from '../../../core/measure/lumen.ts';
import type { LumenReadings } from '../../../core/measure/readings.ts';

/** The ends of axes of `long` and `short` about (20, 30), the long one turned by an angle in radians. */
function axes(long: number, short: number, turn: number): Contour {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return ellipseEnds([20, 30], [(long / 2) * cos, (long / 2) * sin], [(-short / 2) * sin, (short / 2) * cos]);
}

function lengths(ends: Contour): readonly number[] {
  return [0, 1].map((k) => distance(ends[k] ?? [0, 0], ends[k + 2] ?? [0, 0]));
}

test('an axis from (0, 0) to (10, 0) and a place 2 beside it give an ellipse of 10 by 4, square to each other', () => {
  const ends = axesAcross([0, 0], [10, 0], [3, -2]);
  expect(ends.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([
    [10, 0],
    [5, 2],
    [0, 0],
    [5, -2],
  ]);
});

test('an axis end that is pulled out by 3 makes its axis 6 longer and leaves the other axis and the centre', () => {
  const turn = 0.4;
  const ends = axes(12, 5, turn);
  const [endX, endY] = ends[0] ?? [0, 0];
  // Three outwards along the axis, and one beside it, which does not matter.
  const to: Point = [endX + 3 * Math.cos(turn) - Math.sin(turn), endY + 3 * Math.sin(turn) + Math.cos(turn)];
  const pulled = resizedAxes(ends, 0, to, 0.1);
  expect(lengths(pulled)).toEqual([expect.closeTo(18, 9), expect.closeTo(5, 9)]);
  expect([pulled[0]?.[0], pulled[2]?.[0]].reduce((sum: number, x) => sum + (x ?? 0), 0) / 2).toBeCloseTo(20, 9);
});

test('an axis end that is pulled through the centre stops short of it', () => {
  expect(lengths(resizedAxes(axes(12, 5, 1), 1, [500, -400], 0.25))[1]).toBeGreaterThanOrEqual(0.5);
});

const NAMES = ['area', 'perimeter', 'min', 'max', 'mean', 'minCaliper', 'maxCaliper'] as const;

function shares(of: LumenReadings, against: LumenReadings): readonly number[] {
  return NAMES.map((name) => Math.abs(of[name] / against[name] - 1));
}

test('turning an ellipse changes no reading and points its first end at the hand', () => {
  const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  fc.assert(
    fc.property(angle, angle, fc.double({ min: 2, max: 20, noNaN: true }), (turn, hand, short) => {
      const ends = axes(20, short, turn);
      const turned = turnedAxes(ends, [20 + 7 * Math.cos(hand), 30 + 7 * Math.sin(hand)]);
      const [x, y] = turned[0] ?? [0, 0];
      expect([x - 20, y - 30]).toEqual([
        expect.closeTo(10 * Math.cos(hand), 6),
        expect.closeTo(10 * Math.sin(hand), 6),
      ]);
      const [before, after] = [ends, turned].map((each) => lumenReadings(ellipseThrough(each)));
      if (before === undefined || after === undefined) throw new Error('an ellipse has readings');
      expect(Math.max(...shares(after, before))).toBeLessThan(1e-9);
    }),
  );
});

test('an ellipse made a spline changes every reading by less than 0.05 %, for axes up to 6 to 1', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 6, noNaN: true }), (ratio) => {
      const ends = axes(17, 17 / ratio, 0.7);
      const spline = lumenReadings(closedSpline(splinePoints(ends)));
      expect(Math.max(...shares(spline, lumenReadings(ellipseThrough(ends))))).toBeLessThan(0.0005);
    }),
  );
});
