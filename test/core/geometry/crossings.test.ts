import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossings } from '../../../core/geometry/crossings.ts';
import { ellipse } from './shapes.ts';

test('a line through a circle crosses it where half the chord theorem says, at any angle and from any place inside', () => {
  const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  const off = fc.double({ min: 0, max: 90, noNaN: true });
  fc.assert(
    fc.property(angle, angle, off, (turn, where, away) => {
      const found = crossings(
        ellipse(200, 200, 720),
        [away * Math.cos(where), away * Math.sin(where)],
        [Math.cos(turn), Math.sin(turn)],
      );
      const middle = -away * Math.cos(turn - where);
      const half = Math.sqrt(100 ** 2 - (away * Math.sin(turn - where)) ** 2);
      expect(found).toHaveLength(2);
      expect(Math.abs((found[0] ?? 0) - (middle - half))).toBeLessThan(0.01);
      expect(Math.abs((found[1] ?? 0) - (middle + half))).toBeLessThan(0.01);
    }),
  );
});

test('a square is crossed at its sides, in multiples of the direction', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect(crossings(square, [4, 5], [2, 0])).toEqual([-2, 3]);
});

test('a line that misses the outline crosses it nowhere, one through two corners crosses it twice', () => {
  const square = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect([crossings(square, [20, 5], [0, 1]), crossings(square, [5, 5], [1, 1])]).toEqual([[], [-5, 5]]);
});
