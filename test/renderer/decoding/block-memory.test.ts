import { expect, test } from 'vitest';
import { BLOCK, blockMemory, copied, partsHeld } from '../../../renderer/decoding/block-memory.ts';
import { inPieces } from '../../../renderer/decoding/pieces.ts';
import { bytesAt, disk, KIB, MIB, reading, SIZE, same, WHOLE } from './disk.ts';

test('where a range is said to be it stays until other bytes come into its place, which is then seen', async () => {
  const memory = blockMemory(2);
  const source = reading(disk(), memory);
  const parts = (await source.parts(300 * KIB, 400 * KIB)) ?? [];
  const before = copied(memory.shared, parts) ?? new Uint8Array();
  await source.read(10 * MIB, 100 * KIB);
  expect([parts.length, same(before, bytesAt(300 * KIB, 400 * KIB)), copied(memory.shared, parts)]).toEqual([
    2,
    true,
    null,
  ]);
});

test('what has come whole is found in the memory by whoever shares it, and no longer once its place is another block’s', async () => {
  const memory = blockMemory(2);
  const given: (() => void)[] = [];
  const file = disk((offset, length) => new Promise((resolve) => given.push(() => resolve(bytesAt(offset, length)))));
  const source = reading(file, memory);
  const found = (number = 1) => partsHeld(memory.shared, number, 300 * KIB, 700 * KIB);
  const asked = source.read(300 * KIB, 400 * KIB);
  const onItsWay = found();
  for (const give of given) give();
  await asked;
  const parts = found() ?? [];
  expect([onItsWay, same(copied(memory.shared, parts) ?? WHOLE, bytesAt(300 * KIB, 400 * KIB))]).toEqual([null, true]);
  expect(found(2)).toBeNull();
  const other = source.read(10 * MIB, 100 * KIB);
  for (const give of given) give();
  await other;
  expect([found(), copied(memory.shared, parts)]).toEqual([null, null]);
});

test('a block that came short is found by nobody', async () => {
  const memory = blockMemory(4);
  const source = reading(
    disk(async (offset) => bytesAt(offset, 100 * KIB)),
    memory,
  );
  await source.read(0, 200 * KIB);
  expect(partsHeld(memory.shared, 1, 0, 50 * KIB)).toBeNull();
});

test('who takes what is there by himself and says so has the file read along as if he had asked', async () => {
  const along = async (takes: boolean) => {
    const [file, memory] = [disk(), blockMemory((96 * MIB) / BLOCK)];
    const source = reading(file, memory);
    for (let at = 0; at < SIZE; at += 250 * KIB) {
      const there = takes && partsHeld(memory.shared, 1, at, Math.min(SIZE, at + 250 * KIB)) !== null;
      if (there) source.took(at, 250 * KIB);
      else await source.read(at, 250 * KIB);
      await Promise.resolve();
    }
    return file.reads;
  };
  expect(await along(true)).toEqual(await along(false));
});

test('of the beginning of a file only its header is read, and the rest of its first block once it is wanted', async () => {
  const memory = blockMemory(8);
  const file = disk();
  const source = reading(file, memory);
  const held = (end: number) => partsHeld(memory.shared, 1, 0, end)?.length;
  expect(same(await source.read(0, 64 * KIB), bytesAt(0, 64 * KIB))).toBe(true);
  expect([held(64 * KIB), held(65 * KIB)]).toEqual([1, undefined]);
  const [more, all] = await Promise.all([source.read(60 * KIB, 10 * KIB), source.read(10 * KIB, 100 * KIB)]);
  expect([same(more, bytesAt(60 * KIB, 10 * KIB)), same(all, bytesAt(10 * KIB, 100 * KIB))]).toEqual([true, true]);
  expect(file.reads.filter(([from]) => from < 512)).toEqual([
    [0, 64],
    [64, 448],
  ]);
});

test('files of which only headers were read give way to others, and come anew when they are wanted', async () => {
  const memory = blockMemory(2);
  const numbers = [1, 2, 3];
  const files = numbers.map((number) => inPieces(disk(), memory, number));
  for (const source of files) await source.read(0, 5 * KIB);
  const held = numbers.map((number) => partsHeld(memory.shared, number, 0, 5 * KIB)?.length ?? 0);
  expect(held).toEqual([0, 1, 1]);
  for (const source of files)
    expect(same(await source.read(50 * KIB, 90 * KIB), bytesAt(50 * KIB, 90 * KIB))).toBe(true);
});

test('a file that fails behind its header says so, and puts nothing where another block is by then', async () => {
  const given: (() => void)[] = [];
  const file = disk((offset, length) => {
    if (offset === 64 * KIB) return Promise.reject(new Error('run.dcm was moved or changed.'));
    const bytes = bytesAt(offset, length);
    return offset === 0 ? new Promise((resolve) => given.push(() => resolve(bytes))) : Promise.resolve(bytes);
  });
  const source = reading(file, blockMemory(1));
  await expect(source.read(0, 100 * KIB)).rejects.toThrow('run.dcm was moved or changed.');
  await source.read(5 * MIB, 5 * KIB);
  for (const give of given) give();
  expect(same(await source.read(5 * MIB, 5 * KIB), bytesAt(5 * MIB, 5 * KIB))).toBe(true);
});

test('of a file whose beginning came short nothing behind it is put in its place', async () => {
  const source = reading(disk(async (offset, length) => bytesAt(offset, offset === 0 ? 1000 : length)));
  expect((await source.read(0, 100 * KIB)).length).toBe(1000);
});
