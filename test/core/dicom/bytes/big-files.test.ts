import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ByteSource, memorySource } from '../../../../core/dicom/bytes/source.ts';
import { samplesIn, toPicture } from '../../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { openFileSource } from '../../../../electron/file-source.ts';
import { bigRun, FRAMES, SIDE } from '../../../bench/big-run.ts';
import { fragmentsRun } from '../../../bench/fragments-run.ts';

/** A source that notes every read. */
function counting(source: ByteSource): ByteSource & { readonly reads: { offset: number; length: number }[] } {
  const reads: { offset: number; length: number }[] = [];
  return {
    name: source.name,
    size: source.size,
    reads,
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      reads.push({ offset, length: bytes.length });
      return bytes;
    },
  };
}

async function opened(source: ReturnType<typeof counting>) {
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  return { source, run: run.value };
}

async function openedFile(make: (folder: string) => Promise<string>) {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-big-'));
  const file = await openFileSource(await make(folder));
  if (!file.ok) throw new Error(file.problem);
  onTestFinished(async () => {
    await file.value.close();
    await rm(folder, { recursive: true });
  });
  return opened(counting(file.value));
}

test('a run of 2.2 GB opens from its first 64 KB, and its last frame costs as many bytes as its first: those of one frame', async () => {
  const { source, run } = await openedFile(bigRun);
  expect(source.size).toBeGreaterThan(2.2e9);
  expect(run.image.frames).toBe(FRAMES);
  expect(source.reads).toEqual([{ offset: 0, length: 65536 }]);
  for (const k of [0, 3999, FRAMES - 1]) {
    source.reads.length = 0;
    const frame = await readFrame(source, run, k);
    if (!frame.ok) throw new Error(frame.problem);
    const picture = toPicture(run.image, frame.value);
    // Each frame of the file says its number in its first pixels, least significant byte first.
    const pixels = samplesIn(picture);
    expect((pixels[0] ?? 0) + 256 * (pixels[1] ?? 0)).toBe(k % 65536);
    expect(source.reads.map(({ length }) => length)).toEqual([SIDE * SIDE]);
  }
});

test('20,000 compressed pieces without an offset table are found in a few reads, not one for each', async () => {
  const side = 24;
  const bytes = fragmentsRun(20_000, side);
  const { source, run } = await opened(counting(memorySource('pieces.dcm', bytes)));
  expect(run.image.frames).toBe(20_000);
  expect(source.reads.length).toBeLessThan(2 + bytes.length / 2 ** 20);
  const frame = await readFrame(source, run, 19_998);
  const expected = Array.from({ length: side * side }, (_, i) => (19_998 + i) % 251);
  expect(frame.ok && [...frame.value.samples]).toEqual(expected);
});

test('20,000 compressed pieces with an offset table are found in ten reads', async () => {
  const bytes = fragmentsRun(20_000, 24, { table: (offsets) => offsets });
  const { source, run } = await opened(counting(memorySource('pieces.dcm', bytes)));
  expect(run.image.frames).toBe(20_000);
  expect(source.reads.length).toBeLessThanOrEqual(10);
  const frame = await readFrame(source, run, 19_998);
  expect(frame.ok && frame.value.samples[0]).toBe(19_998 % 251);
});

test('compressed pieces that lie far apart are found without reading what is in them', async () => {
  const bytes = fragmentsRun(20, 512);
  const { source, run } = await opened(counting(memorySource('pieces.dcm', bytes)));
  expect(run.image.frames).toBe(20);
  const read = source.reads.reduce((sum, { length }) => sum + length, 0);
  expect(read).toBeLessThan(65536 + 21 * 8 + 12);
});
