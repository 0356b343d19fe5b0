import { expect, test } from 'vitest';
import { readFrame } from '../../../core/dicom/pixels.ts';
import type { PixelIndex } from '../../../core/dicom/run.ts';
import { memorySource } from '../../../core/dicom/source.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { compressed, dicomFile, type Element, encapsulated, imageElements, joined } from './build.ts';

const JPEG = '1.2.840.10008.1.2.4.50';
const RLE = '1.2.840.10008.1.2.5';
const END = [0xff, 0xd9];

/** A compressed file of so many frames with these pieces; a piece is named by its first byte. */
function file(
  uid: string,
  frames: number,
  offsets: readonly number[],
  pieces: readonly (readonly number[])[],
  end = true,
): Uint8Array {
  const more: readonly Element[] = [[0x00280008, 'IS', String(frames)]];
  const fragments = pieces.map((piece) => Uint8Array.from(piece));
  return joined([dicomFile(compressed(uid), imageElements(4, 4, more)), encapsulated(offsets, fragments, end)]);
}

/** The first bytes of the pieces of each frame, or the refusal. */
async function layout(bytes: Uint8Array): Promise<readonly (readonly number[])[] | string> {
  const run = await openRun(memorySource('run.dcm', bytes));
  return run.ok ? named(run.value.pixels, bytes) : run.problem;
}

function named(index: PixelIndex, bytes: Uint8Array): readonly (readonly number[])[] {
  return index.kind === 'native' ? [] : index.frames.map((frame) => frame.map(({ offset }) => bytes[offset] ?? -1));
}

test('a complete offset table says which pieces belong to which frame', async () => {
  expect(
    await layout(
      file(
        JPEG,
        2,
        [0, 20],
        [
          [1, 0],
          [2, 0],
          [3, 0],
        ],
      ),
    ),
  ).toEqual([[1, 2], [3]]);
});

test('an offset table that points beside the pieces is not believed: as many pieces as frames are one each', async () => {
  expect(
    await layout(
      file(
        JPEG,
        2,
        [0, 7],
        [
          [1, 0],
          [2, 0],
        ],
      ),
    ),
  ).toEqual([[1], [2]]);
});

test('without a table, as many pieces as frames are one each, and all pieces of a single frame are its own', async () => {
  const each = await layout(
    file(
      RLE,
      2,
      [],
      [
        [1, 0],
        [2, 0],
      ],
    ),
  );
  const single = await layout(
    file(
      RLE,
      1,
      [],
      [
        [1, 0],
        [2, 0],
      ],
    ),
  );
  expect([each, single]).toEqual([[[1], [2]], [[1, 2]]]);
});

test('without a table, JPEG frames end where a piece ends with FFD9, padded or not', async () => {
  const pieces = [
    [1, 0],
    [2, ...END, 0],
    [3, 9, ...END],
  ];
  expect(await layout(file(JPEG, 2, [], pieces))).toEqual([[1, 2], [3]]);
});

test('an empty last piece is not a frame', async () => {
  expect(await layout(file(JPEG, 2, [], [[1, 0], [2, 0], []]))).toEqual([[1], [2]]);
});

test('a missing end mark is forgiven where the last piece ends with the file', async () => {
  expect(await layout(file(JPEG, 1, [], [[1, 0]], false))).toEqual([[1]]);
});

test.each([
  [
    'fewer pieces than frames',
    file(
      JPEG,
      3,
      [],
      [
        [1, 0],
        [2, 0],
      ],
    ),
    'run.dcm has 2 compressed pieces that cannot be matched to its 3 frames; export it again.',
  ],
  [
    'RLE pieces without a table',
    file(
      RLE,
      2,
      [],
      [
        [1, 0],
        [2, 0],
        [3, 0],
      ],
    ),
    'run.dcm has 3 compressed pieces that cannot be matched to its 2 frames; export it again.',
  ],
  [
    'a piece cut off',
    file(JPEG, 2, [], [[1, 0], new Array<number>(100).fill(2)], false).slice(0, -20),
    'run.dcm is cut short in compressed piece 2; copy or export it again.',
  ],
  [
    'bytes that are no piece',
    joined([file(JPEG, 1, [], [[1, 0]], false), new Uint8Array(16).fill(9)]),
    'run.dcm has damaged compressed pixel data; copy or export it again.',
  ],
])('%s: refused', async (_, bytes, sentence) => {
  expect(await layout(bytes)).toBe(sentence);
});

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

test('a frame that the run does not have is refused with those it has', async () => {
  const source = memorySource(
    'run.dcm',
    file(
      JPEG,
      2,
      [],
      [
        [1, 0],
        [2, 0],
      ],
    ),
  );
  const run = await openRun(source);
  const problems = run.ok ? await Promise.all([-1, 2, 0.5].map((k) => readFrame(source, run.value, k))) : [];
  expect(problems.map((one) => one.ok || one.problem)).toEqual([
    'run.dcm has no frame 0; its frames are 1 to 2.',
    'run.dcm has no frame 3; its frames are 1 to 2.',
    'run.dcm has no frame 1.5; its frames are 1 to 2.',
  ]);
});
