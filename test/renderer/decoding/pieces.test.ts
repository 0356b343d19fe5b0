import { expect, test } from 'vitest';
import { BLOCK, blockMemory } from '../../../renderer/decoding/block-memory.ts';
import { bytesAt, disk, KIB, MIB, reading, SIZE, same, WHOLE } from './disk.ts';

test('any range is given as it is in the file: inside a block, across pieces, longer than a piece, past the end', async () => {
  const source = reading(disk());
  await source.read(MIB, 10);
  for (const [from, length] of [
    [0, 10],
    [500 * KIB, 100 * KIB],
    [300 * KIB, 3 * MIB],
    [2 * MIB, 9 * MIB],
    [SIZE - 5, 100],
    [SIZE, 10],
  ] as const) {
    expect(same(await source.read(from, length), bytesAt(from, length))).toBe(true);
  }
});

test('two who read a file side by side fetch each of its bytes once, in pieces of up to 8 MiB', async () => {
  const file = disk();
  const source = reading(file);
  const FRAME = 256 * KIB;
  let next = 0;
  const reader = async (): Promise<void> => {
    while (next < SIZE) {
      const at = next;
      next += FRAME;
      await source.read(at, FRAME);
    }
  };
  await Promise.all([reader(), reader()]);
  const total = file.reads.reduce((sum, [, length]) => sum + length, 0);
  const largest = Math.max(...file.reads.map(([, length]) => length));
  expect([total * KIB, largest]).toEqual([SIZE, 8 * KIB]);
});

test('bytes on their way are not asked for twice, and a leap reads only where it lands', async () => {
  const file = disk();
  const source = reading(file);
  await Promise.all([source.read(0, 10), source.read(100, 10)]);
  const together = file.reads.filter(([from]) => from === 0).length;
  const before = file.reads.length;
  await source.read(30 * MIB, 100 * KIB);
  expect([together, file.reads.slice(before)]).toEqual([1, [[30 * KIB, 512]]]);
});

test('while bytes are on their way no more than 24 MiB are read early, however often somebody asks', async () => {
  const given: (() => void)[] = [];
  const file = disk((offset, length) => new Promise((resolve) => given.push(() => resolve(bytesAt(offset, length)))));
  const source = reading(file);
  const all: Promise<Uint8Array>[] = [];
  for (let block = 0; block < 12; block++) all.push(source.read(block * 512 * KIB, 10));
  const underWay = file.reads.reduce((sum, [, length]) => sum + length, 0);
  for (let i = 0; i < 100; i++) all.push(source.read(11 * 512 * KIB + i, 10));
  expect(file.reads.reduce((sum, [, length]) => sum + length, 0)).toBe(underWay);
  expect(underWay).toBeLessThanOrEqual(24 * KIB);
  for (const give of given) give();
  expect((await Promise.all(all)).every(({ length }) => length === 10)).toBe(true);
});

test('what is kept stays within its limit, and what went is read again', async () => {
  const file = disk();
  const memory = blockMemory(2);
  const source = reading(file, memory);
  for (let at = 0; at < 30 * MIB; at += 5 * MIB) await source.read(at, 5 * KIB);
  const before = file.reads.length;
  const again = await source.read(0, 5 * KIB);
  const [kept, whole] = [memory.shared.bytes.length, same(again, bytesAt(0, 5 * KIB))];
  expect([kept, whole, file.reads.length > before]).toEqual([MIB, true, true]);
});

test('what is given out may be handed on: reading it again still gives the file', async () => {
  const source = reading(disk());
  const first = await source.read(0, 100);
  structuredClone(first, { transfer: [first.buffer as ArrayBuffer] });
  expect(same(await source.read(0, 100), bytesAt(0, 100))).toBe(true);
});

test('a file that fails says so to each who asked, and is read anew the next time', async () => {
  let broken = true;
  const file = disk(async (...range) => {
    if (broken) throw new Error('run.dcm was moved or changed.');
    return bytesAt(...range);
  });
  const source = reading(file);
  const said = await Promise.allSettled([source.read(0, 10), source.read(20, 10)]);
  broken = false;
  expect(said.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(same(await source.read(0, 10), bytesAt(0, 10))).toBe(true);
});

test('a file that became shorter gives what is there and nothing in its place, and is looked at again', async () => {
  let cut = true;
  const file = disk(async (offset, length) =>
    bytesAt(offset, cut ? Math.min(length, Math.max(0, MIB - offset)) : length),
  );
  const source = reading(file);
  const [across, beyond] = [await source.read(MIB - 10, 30), await source.read(3 * MIB, 5 * KIB)];
  cut = false;
  expect([same(across, bytesAt(MIB - 10, 10)), beyond.length]).toEqual([true, 0]);
  expect(same(await source.read(3 * MIB, 10), bytesAt(3 * MIB, 10))).toBe(true);
});

test('of a file that is walked through by great steps only the few bytes that are wanted are read; near each other, whole pieces', async () => {
  const far = disk();
  const walked = reading(far);
  for (let at = 4 * MIB; at < 12 * MIB; at += 2 * MIB) await walked.read(at, 8);
  const near = disk();
  const through = reading(near);
  for (let at = 0; at < 12 * MIB; at += 200 * KIB) await through.read(at, 8);
  expect(far.reads.map(([, length]) => length * KIB)).toEqual([8, 8, 8, 8]);
  expect(near.reads.length).toBeLessThan(12);
});

test('what is longer than the memory is read alone, and so is what finds every place taken by what is on its way', async () => {
  const given: (() => void)[] = [];
  const file = disk((offset, length) => new Promise((resolve) => given.push(() => resolve(bytesAt(offset, length)))));
  const source = reading(file, blockMemory(2));
  const asked = [source.read(0, 5 * KIB), source.read(5 * MIB, 5 * KIB), source.read(9 * MIB, 5 * KIB)];
  const longer = source.read(20 * MIB, 2 * MIB);
  for (let i = 0; i < 8; i++) await Promise.resolve();
  expect(file.reads.slice(-2)).toEqual([
    [9 * KIB, 5],
    [20 * KIB, 2 * KIB],
  ]);
  for (const give of given) give();
  const [first = WHOLE, second = WHOLE, third = WHOLE] = await Promise.all(asked);
  expect(same(first, bytesAt(0, 5 * KIB))).toBe(true);
  expect(same(second, bytesAt(5 * MIB, 5 * KIB)) && same(third, bytesAt(9 * MIB, 5 * KIB))).toBe(true);
  expect(same(await longer, bytesAt(20 * MIB, 2 * MIB))).toBe(true);
});

test('what is read early along a file goes on where it ended, in chunks of any size; a stream that ends early is read anew', async () => {
  const file = disk();
  const along: (readonly [number, number])[] = [];
  const source = reading({
    ...file,
    along: async (offset, length, take) => {
      along.push([offset / BLOCK, length / BLOCK]);
      const there = along.length === 3 ? length / 2 + 1000 : length;
      for (let at = 0; at < there; at += 70_001) take(bytesAt(offset + at, Math.min(70_001, there - at)));
    },
  });
  for (let at = 0; at < 10 * MIB; at += 250 * KIB) {
    expect(same(await source.read(at, 250 * KIB), bytesAt(at, 250 * KIB))).toBe(true);
  }
  const ended = along.map(([first, count]) => first + count);
  expect(along.slice(1, 3).map(([first]) => first)).toEqual(ended.slice(0, 2));
});
