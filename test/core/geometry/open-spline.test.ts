import fc from 'fast-check';
import { expect, test } from 'vitest';
import { footOn, inOrderAlong, leastBetween } from '../../../core/geometry/foot.ts';
import type { OpenCurve } from '../../../core/geometry/open-spline.ts';
import { lengthBetween, openSpline, polylineOf, scaledCurve } from '../../../core/geometry/open-spline.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';

function drawn(knots: Contour): OpenCurve {
  const curve = openSpline(knots);
  if (curve === null) throw new Error('a line needs two places');
  return curve;
}

/** Points of a circle about the origin, every `step` degrees from 0 to `to`. */
function arc(radius: number, to: number, step: number): Contour {
  return Array.from({ length: to / step + 1 }, (_, k): Point => {
    const angle = (k * step * Math.PI) / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

const all = (curve: OpenCurve): number => lengthBetween(curve, 0, curve.spans);

test('a third of a circle of 40 mm through points every 10 degrees is 83.776 mm long, to one in ten thousand', () => {
  const length = (2 * Math.PI * 40) / 3;
  expect(Math.abs(all(drawn(arc(40, 120, 10))) / length - 1)).toBeLessThan(1e-4);
});

test('two points make a straight line, three the parabola through them, with its length', () => {
  const straight = drawn([
    [1, 2],
    [4, 6],
  ]);
  expect([all(straight), straight.at(0.5).place]).toEqual([expect.closeTo(5, 12), [2.5, 4]]);
  // y = x² from -1 to 1 is sqrt(5) + asinh(2)/2 long.
  const parabola = drawn([
    [-1, 1],
    [0, 0],
    [1, 1],
  ]);
  for (const [x, y] of polylineOf(parabola)) expect(y).toBeCloseTo(x * x, 12);
  expect(all(parabola)).toBeCloseTo(Math.sqrt(5) + Math.asinh(2) / 2, 5);
});

test('the line goes through every point clicked, begins and ends at the outer two, and never breaks its direction', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
  const clicks = fc.uniqueArray(place, { minLength: 3, maxLength: 9, selector: String });
  fc.assert(
    fc.property(clicks, (knots) => {
      const curve = drawn(knots);
      knots.forEach((knot, i) => {
        const { place: here } = curve.at(i);
        expect(Math.hypot(here[0] - knot[0], here[1] - knot[1])).toBeLessThan(1e-9);
      });
      for (let i = 1; i < curve.spans; i += 1) {
        const [before, after] = [curve.at(i - 1e-9).direction, curve.at(i).direction];
        const turn = Math.atan2(
          before[0] * after[1] - before[1] * after[0],
          before[0] * after[0] + before[1] * after[1],
        );
        if (Math.hypot(...after) > 1) expect(Math.abs(turn)).toBeLessThan(1e-5);
      }
    }),
    { numRuns: 60 },
  );
});

test('the direction is the slope of the place', () => {
  const curve = drawn([
    [0, 0],
    [30, 5],
    [50, 40],
    [45, 90],
  ]);
  for (const at of [0.1, 0.5, 0.9, 1.3, 1.9, 2.5]) {
    const [before, after] = [curve.at(at - 1e-5).place, curve.at(at + 1e-5).place];
    const { direction } = curve.at(at);
    expect((after[0] - before[0]) / 2e-5).toBeCloseTo(direction[0], 3);
    expect((after[1] - before[1]) / 2e-5).toBeCloseTo(direction[1], 3);
  }
});

test('lengths of parts add up to the whole; a line on pixels twice as high as wide is as long as its stretched copy', () => {
  const knots: Contour = [
    [0, 0],
    [30, 5],
    [50, 40],
    [45, 90],
  ];
  const curve = drawn(knots);
  const parts = lengthBetween(curve, 0, 0.77) + lengthBetween(curve, 0.77, 2.1) + lengthBetween(curve, 2.1, 3);
  expect(parts).toBeCloseTo(all(curve), 6);
  const straight = drawn([
    [0, 0],
    [3, 2],
  ]);
  expect(all(scaledCurve(straight, { x: 1, y: 2 }))).toBeCloseTo(5, 12);
});

test('a point clicked twice counts once; fewer than two points make no line', () => {
  const [a, b, c]: [Point, Point, Point] = [
    [0, 0],
    [5, 1],
    [9, 7],
  ];
  expect(polylineOf(drawn([a, a, b, c, c]))).toEqual(polylineOf(drawn([a, b, c])));
  expect([openSpline([a, a]), openSpline([])]).toEqual([null, null]);
});

test('the foot of a place beside a circle lies in the direction of its centre', () => {
  const curve = drawn(arc(40, 120, 10));
  for (const degrees of [7, 33, 58, 111]) {
    const angle = (degrees * Math.PI) / 180;
    const foot = curve.at(footOn(curve, [47 * Math.cos(angle), 47 * Math.sin(angle)])).place;
    expect((Math.atan2(foot[1], foot[0]) * 180) / Math.PI).toBeCloseTo(degrees, 1);
  }
});

test('points clicked in any order, some beyond the ends, come in the order of the line', () => {
  const curve = drawn([
    [0, 0],
    [50, 0],
    [100, 0],
  ]);
  const xs = [-40, -5, 10, 49, 51, 90, 120, 180];
  fc.assert(
    fc.property(fc.shuffledSubarray(xs, { minLength: xs.length }), (clicked) => {
      const places = clicked.map((x): Point => [x, 7]);
      expect(inOrderAlong(curve, places).map(([x]) => x)).toEqual(xs);
    }),
  );
});

test('the lowest place of a parabola is found', () => {
  expect(leastBetween((x) => (x - 0.3) ** 2, -2, 5)).toBeCloseTo(0.3, 6);
});
