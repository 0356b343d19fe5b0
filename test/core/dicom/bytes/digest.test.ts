import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentDigest } from '../../../../core/dicom/bytes/digest.ts';
import { type ByteSource, memorySource } from '../../../../core/dicom/bytes/source.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';

async function realRun(): Promise<{ bytes: Uint8Array; run: Run }> {
  const bytes = readFileSync(sharedFile('data', 'dicom', 'us_toshiba_jpeg_64f.dcm'));
  const run = await openRun(memorySource('run.dcm', bytes));
  if (!run.ok) throw new Error(run.problem);
  return { bytes, run: run.value };
}

test('the digest of a small file is SHA-256 over its size and all its bytes', async () => {
  const { bytes, run } = await realRun();
  const truth = createHash('sha256').update(`${bytes.length}\n`).update(bytes).digest('hex');
  expect(await contentDigest(memorySource('run.dcm', bytes), run)).toBe(truth);
});

/** A file of so many bytes, each block of it filled with a number that follows from its place, so that none of it is in memory. */
function computed(size: number): ByteSource {
  return { name: 'run.dcm', size, read: async (offset, length) => new Uint8Array(length).fill(offset % 251) };
}

test('a file of 3 GB is digested by its ends and 64 places between, and changes with any of them', async () => {
  const { run } = await realRun();
  const size = 3_000_000_000;
  const hash = createHash('sha256').update(`${size}\n`);
  const blocks = Array.from({ length: 64 }, (_, i) => [Math.floor(65536 + (i * (size - 131072)) / 64), 65536]);
  for (const [offset = 0, length = 0] of [[0, 65536], ...blocks, [size - 65536, 65536]]) {
    hash.update(await computed(size).read(offset, length));
  }
  const truth = hash.digest('hex');
  expect(await contentDigest(computed(size), run)).toBe(truth);
  // Of a source that gives many places in one go they are taken so, and missed where they are too few.
  const together = (places: number): ByteSource => ({
    ...computed(size),
    read: () => Promise.reject(new Error('one by one')),
    readTogether: async (ranges) =>
      Uint8Array.from(ranges.slice(0, places).flatMap(({ offset, length }) => Array(length).fill(offset % 251))),
  });
  expect(await contentDigest(together(66), run)).toBe(truth);
  await expect(contentDigest(together(65), run)).rejects.toThrow('has become shorter');
});

test('a file that has become shorter is said to have', async () => {
  const { bytes, run } = await realRun();
  const cut: ByteSource = { ...memorySource('run.dcm', bytes.subarray(0, 1000)), size: bytes.length };
  await expect(contentDigest(cut, run)).rejects.toThrow(
    'run.dcm has become shorter since it was opened; open it again.',
  );
});
