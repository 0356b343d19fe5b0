import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
import {
  compressed,
  dicomFile,
  type Element,
  EXPLICIT,
  encapsulated,
  imageElements,
  joined,
  pixelData,
} from '../build.ts';
import { sequentialJpeg } from '../decode/encode-jpeg.ts';
import { grey8 } from '../decode/rasters.ts';

async function opened(bytes: Uint8Array) {
  return openRun(memorySource('run.dcm', bytes));
}

async function problem(bytes: Uint8Array): Promise<string> {
  const run = await opened(bytes);
  return run.ok ? 'opens' : run.problem;
}

const packed = (uid: string, piece: Uint8Array) =>
  joined([dicomFile(compressed(uid), imageElements(16, 16)), encapsulated([], [piece])]);

const NATIVE = 'export it as explicit VR little endian or as JPEG baseline.';
test.each([
  ['encapsulated uncompressed', packed('1.2.840.10008.1.2.1.98', new Uint8Array(256)), NATIVE],
  [
    'a private syntax that is not compressed',
    dicomFile(compressed('1.2.840.113619.5.2'), [...imageElements(1, 2), pixelData([1, 2])]),
    NATIVE,
  ],
  ['a private syntax that is a baseline JPEG', packed('1.2.3', sequentialJpeg(grey8, 8)), 'export it uncompressed.'],
  ['any other syntax', packed('1.2.3', new Uint8Array(256)), 'export it uncompressed or as JPEG baseline.'],
])('%s is not told to become what it is', async (_, bytes, advice) => {
  expect((await problem(bytes)).split('; ')[1]).toBe(advice);
});

const layout = (allocated: number, stored: number, highBit: number, more: readonly Element[] = []) =>
  dicomFile(EXPLICIT, [
    ...imageElements(1, 2, [
      [0x00280100, 'US', [allocated]],
      [0x00280101, 'US', [stored]],
      [0x00280102, 'US', [highBit]],
      ...more,
    ]),
    pixelData([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  ]);
const RGB: readonly Element[] = [
  [0x00280002, 'US', [3]],
  [0x00280004, 'CS', 'RGB'],
];

test.each([
  [
    '16 bits, 12 stored from the top',
    layout(16, 12, 15),
    'has pixels with 12 of 16 bits stored and high bit 15, which this version cannot show; export it with high bit 11.',
  ],
  [
    '16 bits a colour',
    layout(16, 16, 15, RGB),
    'has 16-bit pixels, which this version cannot show; export it with 8 bits for each colour.',
  ],
  [
    '32 bits of grey',
    layout(32, 32, 31),
    'has 32-bit pixels, which this version cannot show; export it as 8-bit grey or RGB.',
  ],
  [
    'no colour model',
    layout(8, 8, 7, [[0x00280004, 'CS', '']]),
    'does not state its colour model (0028,0004); export it again.',
  ],
  ['no bit stored', layout(8, 0, 7), 'contradicts itself: 0 of 8 bits stored; export it again.'],
])('%s: the advice fits the file', async (_, bytes, sentence) => {
  expect(await problem(bytes)).toBe(`run.dcm ${sentence}`);
});

test('8 bits with high bit 8 open with a warning: all bits are stored, so the highest can only be 7', async () => {
  const file = sharedFile('data', 'reports', '32c_8bit_hb8.dcm');
  const run = await opened(readFileSync(file));
  expect(run.ok && [run.value.image.frames, run.value.warnings]).toEqual([
    8,
    ['The high bit 8 does not fit 8 bits: it is read as 7.'],
  ]);
  const sound = await opened(layout(16, 12, 11, [[0x00280008, 'IS', '3']]));
  expect(sound.ok && sound.value.warnings).toEqual([]);
});
