import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partFile, partOf } from '../../../electron/network/transfer/part-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-part-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what comes in pieces is there whole and in order, also where the disk took some of it meanwhile', async () => {
  const path = join(folder, 'a.part');
  const file = await partFile(path);
  const wanted = createHash('sha256');
  for (let piece = 0; piece < 40; piece++) {
    const bytes = new Uint8Array(1024 * 1024).fill(piece + 1);
    wanted.update(bytes);
    await file.write(bytes);
  }
  await file.finish();
  const found = createHash('sha256').update(await readFile(path));
  expect(found.digest('hex')).toBe(wanted.digest('hex'));
});

test('what is given up in the middle leaves nothing', async () => {
  const file = await partFile(join(folder, 'a.part'));
  for (let piece = 0; piece < 40; piece++) await file.write(new Uint8Array(1024 * 1024));
  await file.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('a file of that name is not written over', async () => {
  const path = join(folder, 'a.part');
  await writeFile(path, 'mine');
  await expect(partFile(path)).rejects.toThrow('EEXIST');
  expect(await readFile(path, 'utf8')).toBe('mine');
});

test('pieces of odd sizes lie in the file byte by byte, also where the disk takes only a part of each write', async () => {
  const sizes = [1, 0, 7, 65_537, 3_000_001, 2, 1_048_575, 1, 0, 131_071, 2_000_003, 5];
  const all = Buffer.alloc(sizes.reduce((sum, size) => sum + size));
  for (let at = 0; at < all.length; at++) all[at] = 7 * at + (at >> 8);
  let end = 0;
  const pieces = sizes.map((size) => {
    end += size;
    return all.subarray(end - size, end);
  });
  const path = join(folder, 'a.part');
  const handle = await open(path, 'wx');
  /** Writes at most the first 1,000,003 bytes of the first pieces. */
  const writev: typeof handle.writev = async (views) => {
    const first = views
      .slice(0, 2)
      .map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
    const buffers = [Buffer.concat(first).subarray(0, 1_000_003)];
    return { bytesWritten: (await handle.writev(buffers)).bytesWritten, buffers: views };
  };
  const file = partOf(
    { writev, datasync: () => handle.datasync(), sync: () => handle.sync(), close: () => handle.close() },
    path,
  );
  for (const piece of pieces) await file.write(piece);
  await file.finish();
  expect((await readFile(path)).equals(all)).toBe(true);
});
