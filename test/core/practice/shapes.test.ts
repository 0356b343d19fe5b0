import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { area } from '../../../core/geometry/polygon.ts';
import { outlineDistance } from '../../../core/practice/distance.ts';
import { overlap, sharedArea } from '../../../core/practice/overlap.ts';

function circle(radius: number, [x, y]: Point = [0, 0], points = 720): Contour {
  return Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

const square = (left: number, top: number, side: number): Contour => [
  [left, top],
  [left + side, top],
  [left + side, top + side],
  [left, top + side],
];

test('a circle of 6.5 mm and one of 7.5 mm radius overlap by 2r²/(R² + r²) and lie 1 mm apart everywhere', () => {
  const [grown, right] = [circle(7.5), circle(6.5)];
  expect(overlap(grown, right)).toBeCloseTo((2 * 6.5 ** 2) / (7.5 ** 2 + 6.5 ** 2), 6);
  const { mean, max } = outlineDistance(grown, right);
  // The chords of 720 points lie up to r·(1 − cos(π/720)) = 0.07 mm/1000 inside their circles.
  expect(Math.abs(mean - 1)).toBeLessThan(0.0002);
  expect(Math.abs(max - 1)).toBeLessThan(0.0002);
});

test('an outline moved by 0.8 mm lies at most 0.8 mm from where it was', () => {
  const { max } = outlineDistance(circle(6, [0.8, 0]), circle(6));
  expect(Math.abs(max - 0.8)).toBeLessThan(0.0005);
});

test('two circles of radius r whose centres are d apart share the lens 2r²·acos(d/2r) − d/2·√(4r² − d²)', () => {
  const [r, d] = [5, 3];
  const lens = 2 * r * r * Math.acos(d / (2 * r)) - (d / 2) * Math.sqrt(4 * r * r - d * d);
  expect(sharedArea(circle(r), circle(r, [d, 0]))).toBeCloseTo(lens, 2);
});

test('squares of 4 mm moved by 1 and 2 mm share 3 × 2 mm; squares that touch or lie apart share nothing', () => {
  expect(sharedArea(square(0, 0, 4), square(1, 2, 4))).toBeCloseTo(6, 12);
  expect(sharedArea(square(0, 0, 4), square(4, 0, 4))).toBe(0);
  expect(sharedArea(square(0, 0, 4), square(9, 9, 4))).toBe(0);
});

test('a comb of three teeth, 5 mm high and 1 mm wide, shares 3 × 2 mm² with a bar of 2 mm across them', () => {
  const comb: Contour = [
    [0, 0],
    [1, 0],
    [1, 4],
    [2, 4],
    [2, 0],
    [3, 0],
    [3, 4],
    [4, 4],
    [4, 0],
    [5, 0],
    [5, 5],
    [0, 5],
  ];
  const bar: Contour = [
    [-1, 1],
    [6, 1],
    [6, 3],
    [-1, 3],
  ];
  expect(sharedArea(comb, bar)).toBeCloseTo(6, 12);
});

test('one spike of 2 mm on a circle is found as the largest distance, and at its tip', () => {
  const round = circle(6);
  const spiked = round.map((point, index): Point => (index === 0 ? [8, 0] : point));
  const { max, at } = outlineDistance(spiked, round);
  expect(max).toBeGreaterThan(1.96);
  expect(max).toBeLessThanOrEqual(2);
  expect(Math.hypot(at[0] - 8, at[1])).toBeLessThan(0.05);
});

const blob = fc
  .tuple(fc.array(fc.double({ min: 2, max: 9, noNaN: true }), { minLength: 5, maxLength: 40 }), point(3))
  .map(
    ([radii, [x, y]]): Contour =>
      radii.map((radius, k) => {
        const angle = (2 * Math.PI * k) / radii.length;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
      }),
  );

function point(reach: number): fc.Arbitrary<Point> {
  const place = fc.double({ min: -reach, max: reach, noNaN: true });
  return fc.tuple(place, place);
}

test('overlap is the same either way, between 0 and 1, and 1 of an outline with itself', () => {
  fc.assert(
    fc.property(blob, blob, (one, other) => {
      const dice = overlap(one, other);
      expect(dice).toBeCloseTo(overlap(other, one), 9);
      expect(dice >= 0 && dice <= 1 + 1e-9).toBe(true);
      expect(overlap(one, one)).toBeCloseTo(1, 9);
    }),
  );
});

test('what two outlines share is no larger than either, and moving both changes nothing', () => {
  fc.assert(
    fc.property(blob, blob, point(50), (one, other, [dx, dy]) => {
      const shared = sharedArea(one, other);
      expect(shared <= Math.min(area(one), area(other)) + 1e-9).toBe(true);
      const moved = (contour: Contour): Contour => contour.map(([x, y]) => [x + dx, y + dy]);
      expect(sharedArea(moved(one), moved(other))).toBeCloseTo(shared, 6);
    }),
  );
});

test('an outline moved by d lies no farther than d from where it was, on average or at worst, either way round', () => {
  fc.assert(
    fc.property(blob, point(2), (one, [dx, dy]) => {
      const moved = one.map(([x, y]): Point => [x + dx, y + dy]);
      const [there, back] = [outlineDistance(moved, one), outlineDistance(one, moved)];
      expect(there.max <= Math.hypot(dx, dy) + 1e-9).toBe(true);
      expect(there.mean <= there.max + 1e-9).toBe(true);
      expect([there.mean, there.max]).toEqual([back.mean, back.max].map((value) => expect.closeTo(value, 9)));
    }),
  );
});
