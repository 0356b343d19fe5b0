import { expect, test } from 'vitest';
import type { ByteSource } from '../../../core/dicom/bytes/source.ts';
import { inBlocks } from '../../../renderer/decoding/encoded.ts';

const KIB = 1024;
const bytes = new Uint8Array(2000 * KIB).map((_, i) => (i * 31 + (i >> 10)) & 255);

/** A source that notes what was read, in KiB, and fails as often as it is told to. */
function noting(failures = 0): ByteSource & { readonly reads: (readonly [from: number, length: number])[] } {
  const reads: (readonly [number, number])[] = [];
  let left = failures;
  return {
    name: 'run.dcm',
    size: bytes.length,
    reads,
    read: async (offset, length) => {
      reads.push([offset / KIB, length / KIB]);
      if (left-- > 0) throw new Error('run.dcm can no longer be read.');
      return bytes.subarray(offset, offset + length);
    },
  };
}

test('any range is given as it is in the file: inside a block, across two, longer than one, past the end', async () => {
  const source = inBlocks(noting());
  for (const [from, length] of [
    [0, 10],
    [500 * KIB, 100 * KIB],
    [300 * KIB, 900 * KIB],
    [1990 * KIB + 3, 50 * KIB],
    [2000 * KIB, 10],
  ] as const) {
    expect(Buffer.compare(await source.read(from, length), bytes.subarray(from, from + length))).toBe(0);
  }
});

test('neighbours cost one read, the next block is on its way before it is asked for, and a leap reads only where it lands', async () => {
  const disk = noting();
  const source = inBlocks(disk);
  for (const frame of [0, 1, 2, 3]) await source.read(100 * KIB * frame, 100 * KIB);
  const along = [...disk.reads];
  await source.read(1900 * KIB, KIB);
  expect([along, disk.reads.slice(along.length)]).toEqual([
    [
      [0, 512],
      [512, 512],
    ],
    [[1536, 464]],
  ]);
});

test('what is given out may be handed on: reading it again still gives the file', async () => {
  const source = inBlocks(noting());
  const first = await source.read(0, 100);
  structuredClone(first, { transfer: [first.buffer as ArrayBuffer] });
  expect(Array.from(await source.read(0, 100))).toEqual(Array.from(bytes.subarray(0, 100)));
});

test('a read that failed is tried again the next time', async () => {
  const source = inBlocks(noting(1));
  await expect(source.read(0, 10)).rejects.toThrow('run.dcm can no longer be read.');
  expect(Array.from(await source.read(0, 3))).toEqual(Array.from(bytes.subarray(0, 3)));
});
