import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { compressed, dicomFile, type Element, encapsulated, imageElements, joined } from '../build.ts';

const RLE = '1.2.840.10008.1.2.5';

/** An RLE frame: its segments behind their table. */
function rle(segments: readonly (readonly number[])[]): readonly number[] {
  const table = new Uint32Array(16);
  let at = 64;
  table[0] = segments.length;
  for (const [i, segment] of segments.entries()) {
    table[i + 1] = at;
    at += segment.length;
  }
  return [...new Uint8Array(table.buffer), ...segments.flat()];
}

async function rleFrame(
  more: readonly Element[],
  segments: readonly (readonly number[])[],
): Promise<readonly number[] | string> {
  const pixels = encapsulated([], [Uint8Array.from(rle(segments))]);
  const source = memorySource('run.dcm', joined([dicomFile(compressed(RLE), imageElements(1, 4, more)), pixels]));
  const run = await openRun(source);
  const frame = run.ok ? await readFrame(source, run.value, 0) : run;
  return frame.ok ? Array.from(frame.value.samples) : frame.problem;
}

const SIXTEEN: readonly Element[] = [
  [0x00280100, 'US', [16]],
  [0x00280101, 'US', [16]],
  [0x00280102, 'US', [15]],
];

test('RLE: literal and repeated bytes, the no-operation code, high bytes before low ones', async () => {
  const grey = await rleFrame([], [[1, 10, 20, 128, 255, 30]]);
  const words = await rleFrame(SIXTEEN, [
    [253, 1],
    [3, 0, 1, 2, 255],
  ]);
  expect([grey, words]).toEqual([
    [10, 20, 30, 30],
    [256, 257, 258, 511],
  ]);
});

test('RLE: the three planes of a colour frame come out pixel by pixel', async () => {
  const rgb: readonly Element[] = [
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'RGB'],
    [0x00280006, 'US', [1]],
  ];
  const planes = [
    [3, 1, 2, 3, 4],
    [253, 5],
    [253, 6],
  ];
  expect(await rleFrame(rgb, planes)).toEqual([1, 5, 6, 2, 5, 6, 3, 5, 6, 4, 5, 6]);
});

test('RLE: a frame that ends early or has the wrong number of segments is refused by number', async () => {
  const short = await rleFrame([], [[1, 10, 20]]);
  const segments = await rleFrame(SIXTEEN, [[253, 1]]);
  expect([short, segments]).toEqual([
    'run.dcm, frame 1 ends early; copy or export the file again.',
    'run.dcm, frame 1 has 1 RLE segments where its header asks for 2; copy or export the file again.',
  ]);
});

test('a picture of 65 535 × 65 535 in an RLE frame of 200 bytes is refused, not reserved', async () => {
  const huge: readonly Element[] = [
    [0x00280010, 'US', [65535]],
    [0x00280011, 'US', [65535]],
  ];
  expect(await rleFrame(huge, [new Array<number>(136).fill(129)])).toMatch(/ends early/);
});

test('RLE: MONOCHROME1 stays as it is stored, YBR_FULL_422 comes out as three samples a pixel, signed words keep their sign', async () => {
  const ybr: readonly Element[] = [
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'YBR_FULL_422'],
    [0x00280006, 'US', [0]],
  ];
  const signed: readonly Element[] = [...SIXTEEN, [0x00280103, 'US', [1]]];
  expect([
    await rleFrame([[0x00280004, 'CS', 'MONOCHROME1']], [[253, 7]]),
    await rleFrame(ybr, [
      [253, 1],
      [253, 2],
      [253, 3],
    ]),
    await rleFrame(signed, [
      [253, 255],
      [3, 0, 1, 2, 255],
    ]),
  ]).toEqual([
    [7, 7, 7, 7],
    [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3],
    [-256, -255, -254, -1],
  ]);
});
