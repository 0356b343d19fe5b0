import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ellipseEnds } from '../../../../core/geometry/ellipse.ts';
import type { Contour } from '../../../../core/geometry/point.ts';
import { contourProblem } from '../../../../core/measure/lumen.ts';
import { readPoints } from '../../../../core/session/drawn/readings.ts';
import { isOnPicture, resized } from '../../../../core/session/drawn/resizing.ts';
import type { Curve } from '../../../../core/session/drawn/shapes.ts';
import { ellipse, run } from '../fixture.ts';

const PICTURE = { columns: 500, rows: 500 };

/** Min and max diameter in mm on the fixture's run of 0.1 mm per pixel. */
function widths(knots: Contour, curve: Curve = 'spline'): readonly number[] {
  const { readings } = readPoints(knots, curve, run);
  return [readings?.min ?? Number.NaN, readings?.max ?? Number.NaN];
}

test('three steps outwards make a circle of 14 mm one of 14.6 mm, three steps back the first one again', () => {
  const grown = resized({ knots: ellipse(14, 14), curve: 'spline' }, 3, run, PICTURE);
  const back = resized({ knots: grown.knots, curve: 'spline' }, -3, run, PICTURE);
  expect([grown.stopped, back.stopped]).toEqual([null, null]);
  for (const width of widths(grown.knots)) expect(width).toBeCloseTo(14.6, 3);
  for (const width of widths(back.knots)) expect(width).toBeCloseTo(14, 3);
});

test('a slit of 14 × 2 mm grows by the same 0.4 mm in length and width: it stays a slit', () => {
  const slit = ellipseEnds([250, 250], [70, 0], [0, 10]);
  const { knots, stopped } = resized({ knots: slit, curve: 'ellipse' }, 2, run, PICTURE);
  const [min = 0, max = 0] = widths(knots, 'ellipse');
  expect(stopped).toBe(null);
  expect(min).toBeCloseTo(2.4, 3);
  expect(max).toBeCloseTo(14.4, 3);
});

test('without a scale one step moves the border by the width of a pixel', () => {
  const unscaled = { ...run, spacing: { ...run.spacing, regions: [] } };
  const { knots } = resized({ knots: ellipse(14, 14), curve: 'spline' }, 1, unscaled, PICTURE);
  const { scale, readings } = readPoints(knots, 'spline', unscaled);
  expect([scale.unit, Math.round(100 * (readings?.mean ?? 0)) / 100]).toEqual(['px', 142]);
});

test('a border at the edge of the picture grows no further and says so', () => {
  const wide = ellipse(49.9, 20);
  expect(resized({ knots: wide, curve: 'spline' }, 5, run, PICTURE)).toEqual({
    knots: wide,
    stopped: 'cannot be enlarged further: it would leave the picture',
  });
});

test('an outline never shrinks through itself, however long the wheel is turned', () => {
  const { knots, stopped } = resized({ knots: ellipse(1.1, 1.1), curve: 'spline' }, -50, run, PICTURE);
  const [min = 0] = widths(knots);
  expect(stopped).not.toBe(null);
  // 0.55 mm of radius hold five steps of 0.1 mm and not six.
  expect(min).toBeCloseTo(0.1, 2);
});

test('an outline that crosses itself keeps its shape and says why', () => {
  const eight: Contour = [
    [100, 100],
    [200, 200],
    [200, 100],
    [100, 200],
  ];
  const answer = resized({ knots: eight, curve: 'spline' }, 1, run, PICTURE);
  expect(answer).toEqual({ knots: eight, stopped: 'cannot be resized while it crosses itself' });
});

test('whatever is grown or shrunk can be read, lies on the picture and has changed its area in the direction asked for', () => {
  const star = fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 14 }).map((radii) =>
    radii.map((radius, k): readonly [number, number] => {
      const angle = (2 * Math.PI * k) / radii.length;
      return [250 + 240 * radius * Math.cos(angle), 250 + 240 * radius * Math.sin(angle)];
    }),
  );
  fc.assert(
    fc.property(star, fc.integer({ min: -60, max: 60 }), (knots, steps) => {
      const before = readPoints(knots, 'spline', run);
      fc.pre(before.readings !== null && steps !== 0);
      const made = resized({ knots, curve: 'spline' }, steps, run, PICTURE).knots;
      const after = readPoints(made, 'spline', run);
      expect(contourProblem(after.polygon)).toBe(null);
      expect(isOnPicture(made, PICTURE)).toBe(true);
      const growth = (after.readings?.area ?? 0) - (before.readings?.area ?? 0);
      expect(growth * Math.sign(steps)).toBeGreaterThanOrEqual(0);
    }),
  );
});
