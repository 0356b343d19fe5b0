import { expect, test } from 'vitest';
import { append, greatestOf, leastOf } from '../../core/extremes.ts';

test('the ends of a list that no call could take', () => {
  const many = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003);
  many[500_000] = -3;
  expect([leastOf(many), greatestOf(many)]).toEqual([-3, many.reduce((most, value) => (value > most ? value : most))]);
  const list: number[] = [];
  append(list, many);
  expect(list.length).toBe(1_000_000);
});

test('as Math.min and Math.max: nothing of nothing, and no number where one is none', () => {
  expect([leastOf([]), greatestOf([])]).toEqual([Math.min(), Math.max()]);
  for (const values of [
    [1, Number.NaN, 0],
    [Number.NaN, 5],
    [5, Number.NaN],
  ])
    expect([leastOf(values), greatestOf(values)]).toEqual([Number.NaN, Number.NaN]);
});
