import { expect, test } from 'vitest';
import { BIG, dicomFile, imageElements, pixelData } from '../build.ts';
import { openedFile } from '../report-file.ts';

/** Two frames of 3 × 3 bytes: the second begins inside a pair. */
const values = Array.from({ length: 18 }, (_, i) => 10 * i);
const exchanged = values.map((_, i) => values[i ^ 1] ?? 0);

test.each([
  ['words', 'OW', exchanged],
  ['bytes', 'OB', values],
] as const)('8-bit big-endian pixels stored as %s are shown in their order', async (_, vr, stored) => {
  const bytes = dicomFile(BIG, [
    ...imageElements(3, 3, [[0x00280008, 'IS', '2']]),
    [0x7fe00010, vr, Uint8Array.from(stored)],
  ]);
  const { run, shade } = await openedFile(bytes);
  expect(run.warnings).toEqual([]);
  for (const [i, value] of values.entries())
    expect(await shade(Math.floor(i / 9), i % 3, Math.floor((i % 9) / 3))).toEqual([value, value, value]);
});

test('16-bit big-endian words are values, not pairs of pixels', async () => {
  const deep = imageElements(1, 2, [
    [0x00280100, 'US', [16]],
    [0x00280101, 'US', [16]],
    [0x00280102, 'US', [15]],
    [0x00281050, 'DS', '128'],
    [0x00281051, 'DS', '256'],
  ]);
  const { shade } = await openedFile(dicomFile(BIG, [...deep, pixelData([7, 200], 'OW')]));
  expect([await shade(0, 0, 0), await shade(0, 1, 0)]).toEqual([Array(3).fill(7), Array(3).fill(200)]);
});
