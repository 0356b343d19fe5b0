import { expect, test } from 'vitest';
import { BIG, dicomFile, type Element, EXPLICIT, imageElements, pixelData, type Syntax } from '../build.ts';
import { openedFile } from '../report-file.ts';

const PALETTE: readonly Element[] = [[0x00280004, 'CS', 'PALETTE COLOR']];
const COLOR: readonly Element[] = [[0x00089205, 'CS', 'COLOR']];

/** A 1 × n picture of 8-bit values whose tables are stored in segments; each is red, green and blue words. */
function file(
  values: readonly number[],
  descriptor: readonly number[],
  segments: readonly (readonly number[])[],
  more: readonly Element[],
  syntax: Syntax = EXPLICIT,
) {
  const descriptors = [0x00281101, 0x00281102, 0x00281103].map((tag): Element => [tag, 'US', descriptor]);
  const entries = [0x00281221, 0x00281222, 0x00281223].map((tag, i): Element => [tag, 'OW', segments[i] ?? []]);
  const elements = imageElements(1, values.length, [...more, ...descriptors, ...entries]);
  return dicomFile(syntax, [...elements, pixelData(values)]);
}

/** Bytes two to a word, the first in the low byte. */
const inWords = (bytes: readonly number[]) =>
  Array.from({ length: Math.ceil(bytes.length / 2) }, (_, i) => (bytes[2 * i] ?? 0) + 256 * (bytes[2 * i + 1] ?? 0));

const up = [0, 1, 0, 1, 255, 255];
const down = [0, 1, 255, 1, 255, 0];
/** The palette SPRING of PS3.6 B.1.5: red all the way, green rises as blue falls. */
const SPRING = [[0, 1, 255, 1, 255, 255], up, down].map(inWords);
const RAMP = Array.from({ length: 256 }, (_, i) => i);

test.each([
  ['little', EXPLICIT],
  ['big', BIG],
])(
  'the palette SPRING, two segments of bytes each, gives each of 256 values its colour (%s endian)',
  async (_, syntax) => {
    const { run, shade } = await openedFile(file(RAMP, [256, 0, 8], SPRING, PALETTE, syntax));
    const shades = await Promise.all(RAMP.map((x) => shade(0, x, 0)));
    expect(shades).toEqual(RAMP.map((i) => [255, i, 255 - i]));
    expect(run.warnings).toEqual([]);
  },
);

test.each([
  ['words by a descriptor of 16 bits', [5, 200, 16], [0, 1, 0, 1, 4, 65535]],
  ['words by a descriptor of 8 bits', [5, 200, 8], [0, 1, 0, 1, 4, 255]],
  ['bytes by a descriptor of 16 bits', [5, 200, 16], inWords([0, 1, 0, 1, 4, 255])],
])('a supplemental palette in segments colours the values from its first one on: %s', async (_, descriptor, ramp) => {
  const { run, shade } = await openedFile(file([0, 199, 200, 201, 204], descriptor, [ramp, ramp, ramp], COLOR));
  const shades = await Promise.all([0, 1, 2, 3, 4].map((x) => shade(0, x, 0)));
  // From 0 to 255 in four steps; the values below 200 stay grey, the least of them black and the greatest white.
  expect(shades[2]).toEqual([0, 0, 0]);
  expect([63, 64]).toContain((shades[3] as readonly number[])[0]);
  expect(shades[4]).toEqual([255, 255, 255]);
  expect(run.warnings).toEqual([]);
});

test.each([
  ['by its offset in bytes', 0],
  ['in a place further on', 8],
])('an indirect segment repeats others: %s', async (_, byte) => {
  // Two discrete segments of 2 entries, 8 bytes each, and one that repeats the one at `byte`.
  const table = [0, 2, 1 << 8, 2 << 8, 0, 2, 30 << 8, 40 << 8, 2, 1, byte, 0];
  const { shade } = await openedFile(file([0, 1, 2, 3, 4, 5], [6, 0, 16], [table, table, table], PALETTE));
  const reds = await Promise.all([0, 1, 2, 3, 4, 5].map((x) => shade(0, x, 0)));
  expect(reds.map((rgb) => rgb[0])).toEqual([1, 2, 30, 40, ...(byte === 0 ? [1, 2] : [30, 40])]);
});

const unusable = [
  ['too few entries', [6, 200, 16], [0, 2, 0, 0]],
  ['too many entries', [6, 200, 16], [0, 1, 0, 1, 60, 9]],
  ['a line without a beginning', [6, 200, 16], [1, 6, 9]],
  ['an unknown kind of segment', [6, 200, 16], [0, 1, 0, 7, 5, 9]],
  ['a segment that repeats itself', [6, 200, 16], [0, 1, 0, 2, 1, 6, 0]],
] as const;

test.each(unusable)('a supplemental palette whose segments make no table is said: %s', async (_, descriptor, table) => {
  const { run, shade } = await openedFile(file([0, 199, 230], descriptor, [table, table, table], COLOR));
  expect(run.warnings).toEqual(['The colour table of the file cannot be used: all values are shown in grey.']);
  expect(await shade(0, 1, 0)).toEqual([199, 199, 199]);
});

test.each(unusable)('a palette image whose segments make no table is refused: %s', async (_, descriptor, table) => {
  const bytes = file([0, 199, 230], descriptor, [table, table, table], PALETTE);
  await expect(openedFile(bytes)).rejects.toThrow('has no usable colour palette');
});
