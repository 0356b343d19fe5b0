import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRle } from '../../../../core/dicom/decode/rle.ts';
import { encodedRle } from '../../../../core/dicom/deidentify/rle.ts';
import type { ImageFormat } from '../../../../core/dicom/run.ts';

test('a row of one value, and one of different values, are packed as the standard says', () => {
  const encoded = encodedRle(Uint8Array.of(9, 9, 9, 9, 1, 2, 3, 4), 2, 4, 1, 1);
  const head = new DataView(encoded.buffer, encoded.byteOffset);
  expect([head.getUint32(0, true), head.getUint32(4, true)]).toEqual([1, 64]);
  // −3 as a byte: four times the next; then 3: the next four as they are; and a byte to make the length even.
  expect([...encoded.subarray(64)]).toEqual([253, 9, 3, 1, 2, 3, 4, 0]);
});

const picture = fc.record({
  rows: fc.integer({ min: 1, max: 6 }),
  columns: fc.integer({ min: 1, max: 300 }),
  samples: fc.constantFrom(1 as const, 3 as const),
  bytes: fc.constantFrom(1 as const, 2 as const),
  runs: fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 200 })), {
    minLength: 1,
    maxLength: 60,
  }),
});

test('every picture comes back from the decoder as it was', async () => {
  await fc.assert(
    fc.asyncProperty(picture, async ({ rows, columns, samples, bytes, runs }) => {
      fc.pre(!(samples === 3 && bytes === 2));
      const values = runs.flatMap(([value, count]) => Array.from({ length: count }, () => value));
      const frame = Uint8Array.from(
        { length: rows * columns * samples * bytes },
        (_, k) => values[k % values.length] ?? 0,
      );
      const image = {
        rows,
        columns,
        samplesPerPixel: samples,
        bitsAllocated: 8 * bytes,
        bitsStored: 8 * bytes,
        signed: false,
        photometric: samples === 1 ? 'MONOCHROME2' : 'RGB',
      };
      const back = await decodeRle(encodedRle(frame, rows, columns, samples, bytes), image as ImageFormat);
      if (!back.ok) throw new Error(back.problem);
      const { buffer, byteOffset, byteLength } = back.value.samples;
      expect(Buffer.from(buffer, byteOffset, byteLength).equals(Buffer.from(frame))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
