import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gathered } from '../../../renderer/timeline/cube-arrivals.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Notes what is shown. */
function noting() {
  const painted: (readonly [first: number, end: number])[] = [];
  const shown: number[] = [];
  const arrivals = gathered(
    (first, end) => painted.push([first, end]),
    ({ done }) => shown.push(done),
  );
  const come = (column: number, done: number): void => {
    arrivals.came(column);
    arrivals.progressed({ done, refused: 0, of: 10 });
  };
  return { painted, shown, arrivals, come };
}

test('columns that come together are painted at once, with the latest count; nothing is left out', () => {
  const { painted, shown, come } = noting();
  for (const [at, column] of [3, 5, 4].entries()) come(column, at + 1);
  vi.runAllTimers();
  come(9, 4);
  vi.runAllTimers();
  expect([painted, shown]).toEqual([
    [
      [3, 6],
      [9, 10],
    ],
    [3, 4],
  ]);
});

test('nothing is painted once the run was left', () => {
  const { painted, shown, come, arrivals } = noting();
  come(3, 1);
  arrivals.stop();
  vi.runAllTimers();
  expect([painted, shown]).toEqual([[], []]);
});
