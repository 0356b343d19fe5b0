import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { toGrey8, toPicture, toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import type { Picture } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';

async function picture(rows: number, columns: number, more: readonly Element[], pixels: Element): Promise<Picture> {
  const source = memorySource('run.dcm', dicomFile(EXPLICIT, [...imageElements(rows, columns, more), pixels]));
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  const frame = await readFrame(source, run.value, 0);
  if (!frame.ok) throw new Error(frame.problem);
  return toPicture(run.value.image, frame.value);
}

/** Red, green and blue of every pixel shown; alpha must be opaque. */
function shown(one: Picture, window?: { center: number; width: number }): readonly (readonly number[])[] {
  const rgba = toRgba8(one, window);
  return Array.from({ length: rgba.length / 4 }, (_, i) => [
    ...rgba.subarray(4 * i, 4 * i + (rgba[4 * i + 3] === 255 ? 3 : 4)),
  ]);
}
const greys = (...levels: readonly number[]) => levels.map((level) => [level, level, level]);

const bits = (allocated: number, stored: number, signed = 0): readonly Element[] => [
  [0x00280100, 'US', [allocated]],
  [0x00280101, 'US', [stored]],
  [0x00280102, 'US', [stored - 1]],
  [0x00280103, 'US', [signed]],
];
const colour = (model: string, planar = 0): readonly Element[] => [
  [0x00280002, 'US', [3]],
  [0x00280004, 'CS', model],
  [0x00280006, 'US', [planar]],
];

test('8-bit grey without a window is shown as it is stored; MONOCHROME1 is shown inverted', async () => {
  const [plain, inverted] = await Promise.all(
    ['MONOCHROME2', 'MONOCHROME1'].map((model) => picture(1, 3, [[0x00280004, 'CS', model]], pixelData([0, 100, 255]))),
  );
  expect([plain && shown(plain), inverted && shown(inverted)]).toEqual([greys(0, 100, 255), greys(255, 155, 0)]);
});

test('12 bits in 16: what lies above them is cut off, the sign is carried, black to white spans the values of the frame', async () => {
  const unsigned = await picture(1, 3, bits(16, 12), pixelData([0xf000, 0x07ff, 0xffff], 'OW'));
  const signed = await picture(1, 3, bits(16, 12, 1), pixelData([0x0800, 0x0000, 0x07ff], 'OW'));
  expect([unsigned, signed]).toMatchObject([
    { pixels: new Uint16Array([0, 2047, 4095]), min: 0, max: 4095, window: { center: 2048, width: 4096 } },
    { pixels: new Int16Array([-2048, 0, 2047]), min: -2048, max: 2047, window: { center: 0, width: 4096 } },
  ]);
});

test.each(Array.from({ length: 19 }, (_, place) => place))(
  'bits that mean no brightness are cut off wherever they are: above sample %i of 19, with a window as without',
  async (place) => {
    const window: readonly Element[] = [
      [0x00281050, 'DS', '2048'],
      [0x00281051, 'DS', '4096'],
    ];
    const values = Array.from({ length: 19 }, (_, i) => 100 * i + (i === place ? 0x1000 : 0));
    const below = values.map((value) => value % 0x1000);
    for (const more of [[], window]) {
      const unsigned = await picture(1, 19, [...bits(16, 12), ...more], pixelData(values, 'OW'));
      const signed = await picture(1, 19, [...bits(16, 12, 1), ...more], pixelData(values, 'OW'));
      expect([unsigned, signed]).toMatchObject([{ pixels: new Uint16Array(below) }, { pixels: new Int16Array(below) }]);
    }
  },
);

test('a frame with a window shows the same greys through it, whatever values the frame holds', async () => {
  const window: readonly Element[] = [...bits(16, 12), [0x00281050, 'DS', '2048'], [0x00281051, 'DS', '4096']];
  const narrow = await picture(1, 3, window, pixelData([1000, 1001, 2048], 'OW'));
  // PS3.3 C.11.2.1.2: ((x − 2047.5)/4095 + 0.5)·255
  expect(shown(narrow)).toEqual(greys(62, 62, 128));
});

test('the header’s window counts in rescaled values: a CT window of 400 at 40 shows -160 black, 239 white and 40 mid grey', async () => {
  const ct: readonly Element[] = [
    ...bits(16, 16),
    [0x00281050, 'DS', '40\\50'],
    [0x00281051, 'DS', '400\\350'],
    [0x00281052, 'DS', '-1000'],
    [0x00281053, 'DS', '1'],
  ];
  const one = await picture(1, 4, ct, pixelData([840, 1239, 1040, 900], 'OW'));
  // PS3.3 C.11.2.1.2: ((x − 39.5)/399 + 0.5)·255
  expect(shown(one)).toEqual(greys(0, 255, 128, 38));
  expect(shown(one, { center: 0, width: 1 })).toEqual(greys(0, 255, 255, 0));
});

test('RGB by pixel and by plane give the same picture', async () => {
  const byPixel = await picture(1, 2, colour('RGB'), pixelData([1, 2, 3, 4, 5, 6]));
  const byPlane = await picture(1, 2, colour('RGB', 1), pixelData([1, 4, 2, 5, 3, 6]));
  expect([shown(byPixel), shown(byPlane)]).toEqual([
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ]);
});

test('YBR_FULL: pure red, green, blue, white and black of BT.601 come back', async () => {
  const stored = [76, 85, 255, 150, 44, 21, 29, 255, 107, 255, 128, 128, 0, 128, 128];
  const seen = shown(await picture(1, 5, colour('YBR_FULL'), pixelData(stored))).flat();
  const truth = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0];
  expect(seen.map((value, i) => Math.abs(value - (truth[i] ?? Number.NaN)) <= 1)).not.toContain(false);
});

test('uncompressed YBR_FULL_422 shares one colour between two neighbours; three bytes a pixel under that label are RGB', async () => {
  const packed = await picture(1, 2, colour('YBR_FULL_422'), pixelData([0, 255, 128, 128]));
  const unpacked = await picture(1, 2, colour('YBR_FULL_422'), pixelData([1, 2, 3, 4, 5, 6]));
  expect([shown(packed), shown(unpacked)]).toEqual([
    greys(0, 255),
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ]);
});

test('RGB that kept the label of the JPEG 2000 stream it came out of is RGB', async () => {
  const one = await picture(1, 2, colour('YBR_RCT'), pixelData([1, 2, 3, 4, 5, 6]));
  expect(shown(one)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

const palette = (first: number, entryBits: number, entries: readonly number[]): readonly Element[] => [
  [0x00280004, 'CS', 'PALETTE COLOR'],
  ...[1, 2, 3].map((c): Element => [0x00281100 + c, 'US', [entries.length, first, entryBits]]),
  ...[1, 2, 3].map((c): Element => [0x00281200 + c, 'OW', entries.map((entry) => entry * c)]),
];

test('16-bit palette entries count by their high byte; values outside the table take its ends', async () => {
  const one = await picture(1, 4, palette(2, 16, [0x1000, 0x2000, 0x3000]), pixelData([0, 2, 3, 9]));
  expect(shown(one)).toEqual([
    [16, 32, 48],
    [16, 32, 48],
    [32, 64, 96],
    [48, 96, 144],
  ]);
});

test('8-bit palette entries are read packed two to a word', async () => {
  const packed: readonly Element[] = [
    [0x00280004, 'CS', 'PALETTE COLOR'],
    ...[1, 2, 3].map((c): Element => [0x00281100 + c, 'US', [4, 0, 8]]),
    ...[1, 2, 3].map((c): Element => [0x00281200 + c, 'OW', [0x0201, 0x0403]]),
  ];
  expect(shown(await picture(1, 4, packed, pixelData([0, 1, 2, 3])))).toEqual(greys(1, 2, 3, 4));
});

test.each([
  [
    'a palette that is missing',
    [[0x00280004, 'CS', 'PALETTE COLOR']],
    'run.dcm has no usable colour palette; export it again.',
  ],
  [
    'three samples of grey',
    [[0x00280002, 'US', [3]]],
    'run.dcm contradicts itself: MONOCHROME2 with 3 samples per pixel; export it again.',
  ],
  [
    'one bit a pixel',
    bits(1, 1),
    'run.dcm has 1-bit pixels, which this version cannot show; export it as 8-bit grey or RGB.',
  ],
  ['more bits stored than allocated', bits(8, 12), 'run.dcm contradicts itself: 12 of 8 bits stored; export it again.'],
  [
    'a colour model of its own',
    [[0x00280004, 'CS', 'HSV']],
    'run.dcm has the colour model HSV, which this version cannot show; export it as 8-bit grey or RGB.',
  ],
] as readonly [string, readonly Element[], string][])('%s is refused', async (_, more, sentence) => {
  await expect(picture(1, 2, more, pixelData([1, 2, 3, 4, 5, 6]))).rejects.toThrow(sentence);
});

test('the brightness of each pixel, a byte each, is what the window shows of it: as stored, through a window, inverted, of values beyond a byte', async () => {
  const window: readonly Element[] = [
    [0x00281050, 'DS', '100'],
    [0x00281051, 'DS', '51'],
  ];
  const bytes = pixelData([0, 75, 100, 255]);
  const one: readonly Element[] = [[0x00280004, 'CS', 'MONOCHROME1']];
  const pictures = await Promise.all([
    picture(2, 2, [], bytes),
    picture(2, 2, window, bytes),
    picture(2, 2, one, bytes),
    picture(2, 2, bits(16, 12), pixelData([0, 1000, 2000, 4000], 'OW')),
  ]);
  const levels = pictures.map((each) => Array.from(toGrey8(each)));
  expect(levels).toEqual(pictures.map((each) => shown(each).map(([level]) => level)));
  expect(levels[0]).toEqual([0, 75, 100, 255]);
  expect(levels[2]).toEqual([255, 180, 155, 0]);
});
