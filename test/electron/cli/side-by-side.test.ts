import { expect, test } from 'vitest';
import { sideBySide } from '../../../electron/cli/examined.ts';

test('what is made of items comes in their order, however long each takes, and no more than so many are worked on at a time', async () => {
  let busy = 0;
  const most: number[] = [];
  const items = Array.from({ length: 20 }, (_, k) => k);
  const made = await sideBySide(items, 3, async (item) => {
    busy += 1;
    most.push(busy);
    for (let turn = (item * 7) % 5; turn >= 0; turn -= 1) await Promise.resolve();
    busy -= 1;
    return 10 * item;
  });
  expect(made).toEqual(items.map((item) => 10 * item));
  expect(Math.max(...most)).toBe(3);
});

test('nothing is made of nothing, and what one item throws is thrown', async () => {
  expect(await sideBySide([], 3, async () => 1)).toEqual([]);
  await expect(sideBySide([1, 2], 3, () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
});
