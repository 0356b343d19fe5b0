import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { distancesAlong } from '../../../core/measure/path.ts';
import { MEASURING_TOOLS } from '../../../core/measure/registry.ts';

const { caliper, twoAxis, angle, path, text, arrow } = MEASURING_TOOLS;

test('a caliper across 3 and up 4 is 5 long', () => {
  expect(
    caliper.read([
      [1, 1],
      [4, 5],
    ]),
  ).toEqual([{ name: 'length', value: 5, of: 'length' }]);
});

test('a two-axis caliper of 6 and 10 says which is longer, whichever was drawn first', () => {
  const [six, ten]: [Point[], Point[]] = [
    [
      [0, 0],
      [6, 0],
    ],
    [
      [3, -5],
      [3, 5],
    ],
  ];
  const figures = [
    { name: 'longer', value: 10, of: 'length' },
    { name: 'shorter', value: 6, of: 'length' },
    { name: 'mean', value: 8, of: 'length' },
  ];
  expect(twoAxis.read([...six, ...ten])).toEqual(figures);
  expect(twoAxis.read([...ten, ...six])).toEqual(figures);
});

test('an angle of a known opening is read back, whichever way it is turned and however long its arms are', () => {
  const degrees = fc.integer({ min: 0, max: 180 });
  const arm = fc.double({ min: 0.1, max: 500, noNaN: true });
  fc.assert(
    fc.property(degrees, fc.integer({ min: 0, max: 359 }), arm, arm, (opening, turn, first, second) => {
      const at = (length: number, direction: number): Point => {
        const radians = (direction * Math.PI) / 180;
        return [20 + length * Math.cos(radians), 30 + length * Math.sin(radians)];
      };
      const [figure] = angle.read([at(first, turn), [20, 30], at(second, turn + opening)]);
      expect(figure?.value).toBeCloseTo(opening, 6);
      expect(figure?.of).toBe('degrees');
    }),
  );
});

test('a path clicked along a quarter of a circle of 60 mm is 94.2 mm long to 0.2 %, each place as far along as its angle says', () => {
  const degrees = [0, 20, 35, 60, 75, 90];
  const places = degrees.map((degree): Point => {
    const angleOf = (degree * Math.PI) / 180;
    return [60 * Math.cos(angleOf), 60 * Math.sin(angleOf)];
  });
  const [figure] = path.read(places);
  expect(Math.abs((figure?.value ?? 0) / (30 * Math.PI) - 1)).toBeLessThan(0.002);
  const along = distancesAlong(places);
  degrees.forEach((degree, k) => void expect(along[k]).toBeCloseTo((degree * Math.PI) / 3, 0));
});

test('a path of two places is as long as a caliper between them; a place clicked twice adds nothing', () => {
  const [a, b]: [Point, Point] = [
    [1, 1],
    [4, 5],
  ];
  expect([distancesAlong([a, b]), distancesAlong([a, a, b]), distancesAlong([a])]).toEqual([[0, 5], [0, 0, 5], [0]]);
});

test('notes say nothing in figures', () => {
  expect([
    text.read([[1, 2]]),
    arrow.read([
      [1, 2],
      [3, 4],
    ]),
  ]).toEqual([[], []]);
});
