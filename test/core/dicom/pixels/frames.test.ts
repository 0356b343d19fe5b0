import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import type { PixelIndex } from '../../../../core/dicom/pixels/pixel-index.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { compressed, dicomFile, type Element, encapsulated, imageElements, joined } from '../build.ts';

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
  return index.kind === 'encapsulated'
    ? index.frames.map((frame) => frame.map(({ offset }) => bytes[offset] ?? -1))
    : [];
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

test('an extended offset table, whose kind of value is newer than the parser, is passed over: one piece is one frame', async () => {
  const table = (tag: number, values: readonly bigint[]): Element => [
    tag,
    'OV',
    new Uint8Array(BigUint64Array.from(values).buffer),
  ];
  const elements = imageElements(4, 4, [
    [0x00280008, 'IS', '2'],
    table(0x7fe00001, [0n, 10n]),
    table(0x7fe00002, [2n, 2n]),
  ]);
  const pieces = [Uint8Array.of(1, 0), Uint8Array.of(2, 0)];
  expect(await layout(joined([dicomFile(compressed(JPEG), elements), encapsulated([], pieces)]))).toEqual([[1], [2]]);
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
    'run.dcm has 2 compressed fragments that cannot be matched to its 3 frames; export it again.',
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
    'run.dcm has 3 compressed fragments that cannot be matched to its 2 frames; export it again.',
  ],
  [
    'a piece cut off',
    file(JPEG, 2, [], [[1, 0], new Array<number>(100).fill(2)], false).slice(0, -20),
    'run.dcm is cut short in compressed fragment 2; copy or export it again.',
  ],
  [
    'bytes that are no piece',
    joined([file(JPEG, 1, [], [[1, 0]], false), new Uint8Array(16).fill(9)]),
    'run.dcm has damaged compressed pixel data; copy or export it again.',
  ],
])('%s: refused', async (_, bytes, sentence) => {
  expect(await layout(bytes)).toBe(sentence);
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
