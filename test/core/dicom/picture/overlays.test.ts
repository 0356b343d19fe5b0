import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { paintOverlays } from '../../../../core/dicom/picture/overlays.ts';
import type { FileOverlay } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, type Element, EXPLICIT, IMPLICIT, imageElements, pixelData, type Syntax } from '../build.ts';

/** A 4 × 4 run of three frames with these elements. */
async function overlaysOf(more: readonly Element[], syntax: Syntax = EXPLICIT): Promise<readonly FileOverlay[]> {
  const frames: Element = [0x00280008, 'IS', '3 '];
  const file = dicomFile(syntax, imageElements(4, 4, [frames, ...more, pixelData(Array(48).fill(9))]));
  const run = await openRun(memorySource('a.dcm', file));
  if (!run.ok) throw new Error(run.problem);
  return run.value.overlays;
}

/** Where ink is, row by row, "#" for ink. */
function painted(overlays: readonly FileOverlay[], frame: number): readonly string[] {
  const rgba = paintOverlays(overlays, frame, { rows: 4, columns: 4 }, [1, 2, 3]);
  const marks = Array.from({ length: 16 }, (_, i) => (rgba[4 * i + 3] === 255 ? '#' : '.')).join('');
  return [0, 4, 8, 12].map((start) => marks.slice(start, start + 4));
}

// 3 × 3 = 9 bits a frame: the second frame begins in bit 1 of the second byte.
const cross = '010111010';
const corners = '101000101';
const packed = (bits: string): Uint8Array =>
  Uint8Array.from({ length: 2 * Math.ceil(bits.length / 16) }, (_, byte) =>
    [...bits.slice(8 * byte, 8 * byte + 8)].reduce((sum, bit, i) => sum + Number(bit) * 2 ** i, 0),
  );
const group = (base: number, more: readonly Element[]): readonly Element[] => [
  [base + 0x10, 'US', [3]],
  [base + 0x11, 'US', [3]],
  [base + 0x40, 'CS', 'G '],
  ...more,
];

test.each([
  ['explicit', EXPLICIT],
  ['implicit', IMPLICIT],
] as const)('one %s overlay lies over every frame at its origin', async (_, syntax) => {
  const overlays = await overlaysOf(
    group(0x60000000, [
      [0x60000050, 'SS', [2, 1]],
      [0x60003000, 'OW', packed(cross)],
    ]),
    syntax,
  );
  const expected = ['....', '.#..', '###.', '.#..'];
  expect([0, 1, 2].map((frame) => painted(overlays, frame))).toEqual([expected, expected, expected]);
});

test('frames of an overlay follow each other bit by bit, not byte by byte, and begin at the frame it names', async () => {
  const overlays = await overlaysOf(
    group(0x60020000, [
      [0x60020015, 'IS', '2 '],
      [0x60020050, 'SS', [1, 1]],
      [0x60020051, 'US', [2]],
      [0x60023000, 'OW', packed(cross + corners)],
    ]),
  );
  expect([0, 1, 2].map((frame) => painted(overlays, frame))).toEqual([
    ['....', '....', '....', '....'],
    ['.#..', '###.', '.#..', '....'],
    ['#.#.', '....', '#.#.', '....'],
  ]);
});

test('an overlay that reaches beyond the picture is cut at its border, also to the left and above', async () => {
  const at = (row: number, column: number) =>
    overlaysOf(
      group(0x60000000, [
        [0x60000050, 'SS', [row, column]],
        [0x60003000, 'OW', packed(corners)],
      ]),
    );
  expect([painted(await at(3, 3), 0), painted(await at(0, 0), 0)]).toEqual([
    ['....', '....', '..#.', '....'],
    ['....', '.#..', '....', '....'],
  ]);
});

test('ink is opaque and of the colour asked for; two overlays lie over each other', async () => {
  const overlays = await overlaysOf([
    ...group(0x60000000, [[0x60003000, 'OW', packed(cross)]]),
    ...group(0x60020000, [
      [0x60021500, 'LO', 'Contour '],
      [0x60023000, 'OW', packed(corners)],
    ]),
  ]);
  expect(overlays.map(({ name }) => name)).toEqual(['Overlay 1', 'Contour']);
  expect([...paintOverlays(overlays, 0, { rows: 1, columns: 1 }, [7, 8, 9])]).toEqual([7, 8, 9, 255]);
  expect(painted(overlays, 0)).toEqual(['###.', '###.', '###.', '....']);
});

test('an overlay with too few bits is painted as far as it goes; one in a bit that the pixels have not is not painted', async () => {
  const short = group(0x60000000, [
    [0x60000015, 'IS', '2 '],
    [0x60003000, 'OW', packed(cross)],
  ]);
  const embedded = group(0x60000000, [
    [0x60000100, 'US', [16]],
    [0x60000102, 'US', [12]],
  ]);
  expect([painted(await overlaysOf(short), 0), await overlaysOf(embedded)]).toEqual([
    ['.#..', '###.', '.#..', '....'],
    [],
  ]);
});

test('three frames of 5 × 5 bits at row 1, column 2 read as pydicom reads them', async () => {
  const overlays = await overlaysOf([
    [0x60000010, 'US', [5]],
    [0x60000011, 'US', [5]],
    [0x60000015, 'IS', '3 '],
    [0x60000050, 'SS', [1, 2]],
    [0x60003000, 'OW', Uint8Array.from({ length: 12 }, (_, i) => (i * 73 + 41) & 255)],
  ]);
  const rows = [0, 1, 2].map((frame) => {
    const rgba = paintOverlays(overlays, frame, { rows: 5, columns: 7 }, [1, 2, 3]);
    return Array.from({ length: 35 }, (_, i) => (rgba[4 * i + 3] === 255 ? '1' : '0')).join('');
  });
  expect(rows).toEqual([
    '01001000100010000111000110100110100',
    '00100000001010010010000110100001110',
    '01110100100010001001000001100100100',
  ]);
});
