import { expect, test } from 'vitest';
import { combined, coverage, pooledDeviation, spreadOf } from '../../../core/measure/spread.ts';

test('2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the sample standard deviation √(32/7)', () => {
  const { count, mean, deviation } = spreadOf([2, 4, 4, 4, 5, 5, 7, 9]);
  expect([count, mean]).toEqual([8, 5]);
  expect(deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

test('one tracing tells nothing about the spread', () => {
  expect(spreadOf([4.2])).toEqual({ count: 1, mean: 4.2, deviation: null });
  expect(pooledDeviation([[4.2], [13]])).toBeNull();
});

test('pooled, two lumens traced twice count with two degrees of freedom, each about its own mean', () => {
  // Deviations from the own mean: ±0.1 and ±0.3, squares 0.02 and 0.18, over 2.
  const pooled = pooledDeviation([[12, 12.2], [14, 14.6], [13]]);
  expect(pooled?.freedom).toBe(2);
  expect(pooled?.deviation).toBeCloseTo(Math.sqrt(0.2 / 2), 12);
});

test.each([
  [1, 12.706],
  [2, 4.303],
  [4, 2.776],
  [10, 2.228],
  [11, 2.201],
  [15, 2.131],
  [20, 2.086],
  [30, 2.042],
  [60, 2.0],
  [120, 1.98],
  [Number.POSITIVE_INFINITY, 1.96],
])('with %d degrees of freedom, t of the printed tables is %d', (freedom, t) => {
  expect(Math.abs(coverage(freedom) - t)).toBeLessThan(0.0011);
});

test('two equal parts of 4 degrees each have 8 together, and √2 of the deviation', () => {
  const { deviation, freedom } = combined([
    { deviation: 0.3, freedom: 4 },
    { deviation: 0.3, freedom: 4 },
  ]);
  expect(freedom).toBeCloseTo(8, 12);
  expect(deviation).toBeCloseTo(0.3 * Math.SQRT2, 12);
});
