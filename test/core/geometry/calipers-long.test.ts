import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calipers } from '../../../core/geometry/calipers.ts';
import { distance } from '../../../core/geometry/polygon.ts';
import { bentBand, ellipse, rectangle, skyline, starShaped } from './shapes.ts';
import { caliperAt } from './sweep.ts';

test('the calipers of a rectangle are its height and its diagonal', () => {
  const { min, max } = calipers(rectangle(4, 3));
  expect([min.length, max.length]).toEqual([expect.closeTo(3, 12), expect.closeTo(5, 12)]);
});

test('the calipers of a parallelogram are its smaller height and its longer diagonal', () => {
  const { min, max } = calipers([
    [0, 0],
    [10, 0],
    [7, 1],
    [-3, 1],
  ]);
  expect([min.length, max.length]).toEqual([expect.closeTo(1, 12), expect.closeTo(Math.hypot(13, 1), 12)]);
});

test('the calipers of an ellipse are its axes', () => {
  const { min, max } = calipers(ellipse(18, 4.2, 720));
  expect([min.length, max.length]).toEqual([expect.closeTo(4.2, 4), expect.closeTo(18, 6)]);
});

test('no direction gives a smaller or a larger width, the largest is the largest distance of two vertices', () => {
  fc.assert(
    fc.property(fc.oneof(starShaped, bentBand, skyline), (contour) => {
      const { min, max } = calipers(contour);
      const widths = Array.from({ length: 3600 }, (_, k) => caliperAt(contour, (Math.PI * k) / 3600));
      expect(min.length).toBeLessThanOrEqual(Math.min(...widths) + 1e-9);
      expect(Math.min(...widths) - min.length).toBeLessThan(0.02);
      const farthest = Math.max(...contour.flatMap((a) => contour.map((b) => distance(a, b))));
      expect(max.length).toBeCloseTo(farthest, 10);
      expect(distance(...min.ends)).toBeCloseTo(min.length, 9);
      expect(distance(...max.ends)).toBeCloseTo(max.length, 9);
    }),
    { numRuns: 6000 },
  );
});
