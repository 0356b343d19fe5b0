import { expect, test } from 'vitest';
import { inPieces, nextTask, whenIdle } from '../../../../renderer/ui/pace/in-pieces.ts';

/** Counts to a number, one at each turn; `seen` says how far it is. */
function* counting(to: number, seen: (count: number) => void): Generator<undefined, string> {
  for (let count = 1; count <= to; count += 1) {
    seen(count);
    yield;
  }
  return `counted to ${to}`;
}

/** Works until the clock has gone on by some milliseconds. */
function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('work that is longer than a piece rests in between and comes to what it comes to in one go', async () => {
  const order: string[] = [];
  const work = counting(3, (count) => {
    order.push(`${count}`);
    busyFor(10);
  });
  const rest = () => nextTask().then(() => void order.push('rest'));
  expect(await inPieces(work, rest)).toBe('counted to 3');
  expect(order).toEqual(['1', 'rest', '2', 'rest', '3', 'rest']);
});

test('small work is done at once, without a rest', async () => {
  let count = 0;
  const done = inPieces(
    counting(3, (reached) => (count = reached)),
    () => Promise.reject(new Error('rested')),
  );
  expect(count).toBe(3);
  expect(await done).toBe('counted to 3');
});

test('what is no longer wanted after a rest goes no further', async () => {
  let count = 0;
  const work = counting(1000, (reached) => {
    count = reached;
    busyFor(10);
  });
  expect(await inPieces(work, whenIdle, () => count < 2)).toBeNull();
  expect(count).toBe(2);
});

test('what the work throws comes to whoever waits for it', async () => {
  const work = counting(3, () => {
    throw new Error('no such outline');
  });
  await expect(inPieces(work, nextTask)).rejects.toThrow('no such outline');
});
