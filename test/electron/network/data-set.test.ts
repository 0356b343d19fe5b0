import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataSetPieces } from '../../../electron/network/dimse/data-set.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-pieces-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const START = 345;

/** A file of so many bytes, none of which is like the one a piece away. */
async function file(size: number) {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[at] = (at * 31 + (at >> 13) * 7) % 251;
  const path = join(folder, 'a.dcm');
  await writeFile(path, bytes);
  return { bytes, file: { uid: '1', path, size, sopClass: '1', transferSyntax: '1' } };
}

/** What a peer gets that takes each piece while the next one is there already. */
async function taken(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  let before: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    all.push(Buffer.from(before));
    before = piece;
  }
  return Buffer.concat([...all, before]);
}

test.each([START, START + 1, START + 4 * 512 * 1024, 3_000_001])(
  'a data set in a file of %i bytes comes whole and in order',
  async (size) => {
    const { bytes, file: object } = await file(size);
    expect((await taken(dataSetPieces(object, START))).equals(bytes.subarray(START))).toBe(true);
  },
);

test('a file that lost bytes while it was sent is found out at its end', async () => {
  const { file: object } = await file(3_000_000);
  const pieces = dataSetPieces(object, START);
  await pieces.next();
  await truncate(object.path, 2_500_000);
  await expect(taken(pieces)).rejects.toThrow('A file changed while it was sent');
});

test('a file that is gone costs one sentence', async () => {
  const { file: object } = await file(1000);
  await rm(object.path);
  await expect(taken(dataSetPieces(object, START))).rejects.toThrow(/^A file could not be sent because /);
});
