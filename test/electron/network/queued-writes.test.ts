import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { queuedWrites } from '../../../electron/network/transfer/queued-writes.ts';

/** What is written at a time: half a megabyte. */
const HALF = 512 * 1024;

/** A disk whose writes last until they are let go on; what it was given, by the lengths of the pieces. */
function slowDisk() {
  const given: number[][] = [];
  const writing: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  const writes = queuedWrites((pieces) => {
    given.push(pieces.map(({ length }) => length));
    return new Promise((done, fail) => writing.push({ done, fail }));
  });
  /** Gives a piece; how far that is. */
  const give = (length: number) => {
    const one = { state: 'waits' };
    writes.add(new Uint8Array(length)).then(
      () => {
        one.state = 'taken';
      },
      (error: Error) => {
        one.state = error.message;
      },
    );
    return one;
  };
  return { writes, given, give, next: () => writing.shift() };
}

test('what comes while a write is in flight is written together, half a megabyte at a time', async () => {
  const { writes, given, give, next } = slowDisk();
  for (const length of [10, HALF / 2, HALF / 2 - 1, 3, HALF, 5]) give(length);
  const drained = writes.drained();
  for (let one = next(); one !== undefined; one = next()) {
    one.done();
    await turn();
  }
  await drained;
  expect(given).toEqual([[10], [HALF / 2, HALF / 2 - 1, 3], [HALF], [5]]);
});

test('the caller waits when more than two megabytes are held, until some of it is written', async () => {
  const { give, next } = slowDisk();
  const taken = Array.from({ length: 4 }, () => give(HALF));
  const above = give(1);
  await turn();
  expect(taken.map(({ state }) => state)).toEqual(Array(4).fill('taken'));
  expect(above.state).toBe('waits');
  next()?.done();
  await turn();
  expect(above.state).toBe('taken');
});

test('the caller waits when more than a thousand tiny pieces are held', async () => {
  const { give, next } = slowDisk();
  const taken = Array.from({ length: 1024 }, () => give(1));
  const above = give(1);
  await turn();
  expect(new Set(taken.map(({ state }) => state))).toEqual(new Set(['taken']));
  expect(above.state).toBe('waits');
  next()?.done();
  await turn();
  expect(above.state).toBe('taken');
});

test('a failed write is told to who waits, to who writes next, and at the end; nothing is written after it', async () => {
  const { writes, given, give, next } = slowDisk();
  give(5 * HALF);
  const waits = give(1);
  next()?.fail(new Error('the disk is full'));
  await turn();
  expect(waits.state).toBe('the disk is full');
  await expect(writes.add(new Uint8Array(1))).rejects.toThrow('the disk is full');
  await expect(writes.drained()).rejects.toThrow('the disk is full');
  await writes.stopped();
  expect(given).toEqual([[5 * HALF]]);
});

test('what is given up waits for the write in flight, and for no other', async () => {
  const { writes, given, give, next } = slowDisk();
  for (const length of [1, 2, 3]) give(length);
  let stopped = false;
  const ended = writes.stopped().then(() => {
    stopped = true;
  });
  await turn();
  expect(stopped).toBe(false);
  next()?.done();
  await ended;
  expect(given).toEqual([[1]]);
});
