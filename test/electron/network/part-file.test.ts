import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partFile } from '../../../electron/network/transfer/part-file.ts';

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
