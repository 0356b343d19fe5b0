import { expect, test } from 'vitest';
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
import { losslessJpeg } from '../decode/encode-jpeg.ts';
import { openedFile, reportFile } from '../report-file.ts';

test('the same stored value has the same grey in every frame of a deep run without a window', async () => {
  const { run, shade } = await reportFile('xa_flicker.dcm');
  const shades = await Promise.all([0, 1, 2, 3, 4, 5].map((k) => shade(k, 32, 32)));
  expect(new Set(shades.map(String)).size).toBe(1);
  expect(run.image.window).not.toBeNull();
});

test('a run with a window is shown through it, as before', async () => {
  const { run, shade } = await reportFile('flicker_control_window.dcm');
  for (let k = 0; k < run.image.frames; k++) expect(await shade(k, 40, 10)).toEqual([128, 128, 128]);
});

/** Frames of 2 × 2: 100 everywhere, but for one value of its own. */
const FRAMES = [
  [0, 100, 100, 100],
  [100, 100, 100, 100],
  [4000, 100, 100, 100],
  [100, 100, 100, 900],
];
const format = (more: readonly Element[] = [], frames = FRAMES.length): readonly Element[] =>
  imageElements(2, 2, [
    [0x00280008, 'IS', String(frames)],
    [0x00280100, 'US', [16]],
    [0x00280101, 'US', [12]],
    [0x00280102, 'US', [11]],
    ...more,
  ]);
const native = (more: readonly Element[], values = FRAMES.flat()) =>
  dicomFile(EXPLICIT, [...format(more), pixelData(values, 'OW')]);
const jpeg = () => {
  const streams = FRAMES.map((samples) =>
    losslessJpeg({ rows: 2, columns: 2, components: 1, bits: 12, samples }, { predictor: 1 }),
  );
  const head = dicomFile(compressed('1.2.840.10008.1.2.4.70'), format());
  return joined([head, encapsulated([], streams)]);
};

test.each([
  ['native', () => native([])],
  ['compressed', jpeg],
  ['inverted', () => native([[0x00280004, 'CS', 'MONOCHROME1']])],
  [
    'signed',
    () =>
      native(
        [[0x00280103, 'US', [1]]],
        FRAMES.flat().map((value) => (value - 2000) & 0xffff),
      ),
  ],
  [
    'rescaled',
    () =>
      native([
        [0x00281052, 'DS', '-1000'],
        [0x00281053, 'DS', '2'],
      ]),
  ],
])('%s: one grey for one value, black for the least of the run and white for the greatest', async (name, bytes) => {
  const { shade } = await openedFile(bytes());
  const shades = await Promise.all([0, 1, 2, 3].map((k) => shade(k, 1, 0)));
  expect(new Set(shades.map(String)).size).toBe(1);
  const [least, most] = name === 'inverted' ? [255, 0] : [0, 255];
  expect([await shade(0, 0, 0), await shade(2, 0, 0)]).toEqual([Array(3).fill(least), Array(3).fill(most)]);
});

test('a single deep frame keeps the range of its own values', async () => {
  const bytes = dicomFile(EXPLICIT, [...format([], 1), pixelData([50, 60, 70, 150], 'OW')]);
  const { shade } = await openedFile(bytes);
  expect([await shade(0, 0, 0), await shade(0, 1, 1)]).toEqual([
    [0, 0, 0],
    [255, 255, 255],
  ]);
});
