import { expect, test } from 'vitest';
import { type Stretch, trails } from '../../../renderer/decoding/trails.ts';

/** What is to be read early as blocks are read one at a time, as [first, count]. */
function early(blocks: readonly number[]): readonly (readonly [number, number])[] {
  const follow = trails();
  return blocks
    .map((block) => follow(block, block))
    .filter((stretch): stretch is Stretch => stretch !== null)
    .map(({ first, count }) => [first, count]);
}

test('along a file pieces double up to 16 blocks, each read early while half of the one before is left', () => {
  const blocks = Array.from({ length: 60 }, (_, block) => block);
  const pieces = early(blocks);
  expect(pieces.slice(0, 6)).toEqual([
    [2, 1],
    [3, 2],
    [5, 4],
    [9, 8],
    [17, 16],
    [33, 16],
  ]);
});

test('backwards they lie before the place that is read', () => {
  const pieces = early([100, 97, 96, 95, 94]);
  expect(pieces.slice(0, 2)).toEqual([
    [96, 1],
    [94, 2],
  ]);
});

test('after a leap nothing is read early until somebody reads on from there', () => {
  expect(early([10, 500, 900])).toEqual([]);
  expect(early([10, 500, 501])).toEqual([[502, 1]]);
});

test('two places are followed side by side, and a reader a block behind another does not turn the trail', () => {
  const sideBySide = early([0, 1000, 1, 1001, 2, 1002]);
  const behind = early([0, 1, 0, 2, 1, 3, 2, 4, 3]);
  expect(sideBySide.map(([first]) => first)).toEqual([2, 1002, 3, 1003]);
  expect(behind.every(([first], i) => i === 0 || first > (behind[i - 1]?.[0] ?? 0))).toBe(true);
});
