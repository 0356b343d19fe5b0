import { expect, test } from 'vitest';
import type { Point } from '../../../../core/geometry/point.ts';
import { measurementSchema } from '../../../../core/session/drawn/measurements.ts';

test('a path may have any number of places from two on, other tools only their own', () => {
  const fits = (kind: 'path' | 'caliper', count: number): boolean => {
    const points = Array.from({ length: count }, (_, k): Point => [k, k]);
    return measurementSchema.safeParse({ id: 'M', name: '', kind, run: '1', frame: 0, points, words: '' }).success;
  };
  expect([1, 2, 3, 30].map((count) => fits('path', count))).toEqual([false, true, true, true]);
  expect([1, 2, 3].map((count) => fits('caliper', count))).toEqual([false, true, false]);
});
