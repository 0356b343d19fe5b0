import { expect, test } from 'vitest';
import { paintOverlays } from '../../../../core/dicom/picture/overlays.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';
import { openedFile, reportFile } from '../report-file.ts';

/** Where a frame has ink: the box around it (0-based), and how many pixels. */
function ink({ overlays, image }: Run, frame: number) {
  const rgba = paintOverlays(overlays, frame, image, [255, 255, 255]);
  const inked = Array.from({ length: rgba.length / 4 }, (_, i) => i).filter((i) => rgba[4 * i + 3] === 255);
  const [xs, ys] = [inked.map((i) => i % image.columns), inked.map((i) => Math.floor(i / image.columns))];
  return { count: inked.length, x: [Math.min(...xs), Math.max(...xs)], y: [Math.min(...ys), Math.max(...ys)] };
}

test('12a: the overlay in bit 12 is drawn in every frame, columns 41–60 and rows 6–15', async () => {
  const { run } = await reportFile('12a_embedded_overlay_bit12.dcm');
  expect(run.warnings).toEqual([]);
  for (let k = 0; k < run.image.frames; k++) expect(ink(run, k)).toMatchObject({ x: [40, 59], y: [5, 14] });
});

test('13a: an overlay without its last bit is drawn as far as it goes, with a word', async () => {
  const { run } = await reportFile('13a_overlay_short_by_bits.dcm');
  expect(run.warnings).toEqual(['The overlay "MARK" is cut short: its last pixel is missing, the rest is drawn.']);
  expect(ink(run, 0).count).toBeGreaterThan(0);
});

test('13b: the control is drawn without a word', async () => {
  const { run } = await reportFile('13b_overlay_whole.dcm');
  expect([run.warnings, run.overlays.length, ink(run, 0).count > 0]).toEqual([[], 1, true]);
});

/** A 2 × 2 run of two frames of 16-bit words, 12 of them stored, with these elements. */
function file(
  values: readonly number[],
  more: readonly Element[],
  bits: readonly [number, number] = [16, 12],
): Uint8Array {
  const [allocated, stored] = bits;
  const format: readonly Element[] = [
    [0x00280008, 'IS', '2'],
    [0x00280100, 'US', [allocated]],
    [0x00280101, 'US', [stored]],
    [0x00280102, 'US', [stored - 1]],
  ];
  const pixels = pixelData(values, allocated === 16 ? 'OW' : 'OB');
  return dicomFile(EXPLICIT, [...imageElements(2, 2, [...format, ...more]), pixels]);
}

const embedded = (bit: number, group = 0x60000000): readonly Element[] => [
  [group + 0x10, 'US', [2]],
  [group + 0x11, 'US', [2]],
  [group + 0x100, 'US', [16]],
  [group + 0x102, 'US', [bit]],
];

test.each([12, 13, 15])('an overlay in bit %d is drawn frame by frame', async (bit) => {
  const on = 2 ** bit;
  const { run } = await openedFile(file([7 + on, 7, 7, 7, 7, 7, 7, 7 + on], embedded(bit)));
  expect([ink(run, 0), ink(run, 1)]).toEqual([
    { count: 1, x: [0, 0], y: [0, 0] },
    { count: 1, x: [1, 1], y: [1, 1] },
  ]);
});

test('an overlay in the one free bit of 8-bit pixels is drawn, and the grey below it is not touched', async () => {
  const { run, shade } = await openedFile(file([128 + 50, 50, 50, 50, 50, 50, 50, 50], embedded(7), [8, 7]));
  expect([ink(run, 0).count, ink(run, 1).count]).toEqual([1, 0]);
  expect(await shade(0, 0, 0)).toEqual(await shade(0, 1, 0));
});

test.each([
  ['a bit that the pixels need', embedded(3), 1],
  ['two without data', [...embedded(0), ...embedded(0, 0x60020000)], 2],
  ['data without a size', [[0x60003000, 'OW', [1]]] as readonly Element[], 1],
])('what cannot be drawn is counted: %s', async (_, more, count) => {
  const { run } = await openedFile(file([1, 2, 3, 4, 5, 6, 7, 8], more));
  expect(run.overlays).toEqual([]);
  expect(run.warnings).toEqual([
    expect.stringMatching(new RegExp(`^${count} overlays? of the file (is|are) not drawn`)),
  ]);
});
