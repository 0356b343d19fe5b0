import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contourOf, flatOf } from '../../../core/geometry/flat.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import { flatSpline } from '../../../core/geometry/spline.ts';
import { contourProblem, lumenReadings } from '../../../core/measure/lumen.ts';
import { checkPlanCase } from '../../../core/plan/case.ts';
import { flatScaled } from '../../../core/session/drawn/readings.ts';
import { bentBand, ellipse, rectangle, starShaped } from './shapes.ts';

test('a row has x and y of one vertex after the other, and gives its points back', () => {
  const row = flatOf(rectangle(4, 3));
  expect([...row]).toEqual(rectangle(4, 3).flat());
  expect(contourOf(row)).toEqual(rectangle(4, 3));
  expect(flatOf(contourOf(row))).toBe(row);
});

test('a row is written as points, whatever it was made of', () => {
  const points: Contour = [
    [0, 0],
    [4, 0],
    [4, 3],
  ];
  expect(JSON.stringify(flatOf(points))).toBe('[[0,0],[4,0],[4,3]]');
  expect(JSON.stringify(flatScaled(flatOf(points), { unit: 'mm', x: 2, y: 0.5, sizing: true }))).toBe(
    '[[0,0],[8,0],[8,1.5]]',
  );
  const curve = flatSpline(points);
  expect(JSON.parse(JSON.stringify(curve))).toEqual(contourOf(curve));
});

test('a rectangle of 4 × 3 reads the same whatever was read before it', () => {
  const readings = () => lumenReadings(flatOf(rectangle(4, 3)));
  const first = readings();
  for (const other of [ellipse(14, 4.68, 720), ellipse(9, 3, 16)]) {
    lumenReadings(flatOf(other));
    expect(readings()).toEqual(first);
  }
  expect(first.area).toBe(12);
  expect(first.perimeter).toBe(14);
  expect([first.min, first.max]).toEqual([expect.closeTo(3, 12), expect.closeTo(5, 12)]);
});

test('points and their row have the same problems and the same readings', () => {
  fc.assert(
    fc.property(fc.oneof(starShaped, bentBand), (contour) => {
      const row = flatOf(contour);
      expect(contourProblem(row)).toBe(contourProblem(contour));
      if (contourProblem(row) === null) expect(lumenReadings(row)).toEqual(lumenReadings(contour));
    }),
    { numRuns: 60 },
  );
});

test('a row of a plan case is held to what its points are held to', () => {
  const of = (contour: unknown) =>
    checkPlanCase({
      format: 'ivus-plan-case/1',
      lumens: [{ id: 'L', role: 'lesion', segment: 'CIV', modality: 'IVUS', unit: 'mm', contour }],
    });
  expect(of(flatOf(ellipse(9, 3, 16))).ok).toBe(true);
  for (const spoilt of [
    ellipse(9, 3, 12),
    ellipse(9, 3, 16).toSpliced(3, 1, [Number.NaN, 1]),
    [...ellipse(9, 3, 16)].toSpliced(3, 1, [0, -9]),
  ])
    expect(of(flatOf(spoilt)).ok).toBe(false);
});
