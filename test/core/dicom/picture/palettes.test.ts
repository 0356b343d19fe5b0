import { expect, test } from 'vitest';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';
import { openedFile, reportFile } from '../report-file.ts';

/** A 1 × 8 picture of 8-bit values with tables; each is red, green, blue words. */
function file(
  values: readonly number[],
  descriptor: readonly number[],
  tables: readonly (readonly number[])[],
  more: readonly Element[],
) {
  const descriptors = [0x00281101, 0x00281102, 0x00281103].map((tag): Element => [tag, 'US', descriptor]);
  const entries = [0x00281201, 0x00281202, 0x00281203].map((tag, i): Element => [tag, 'OW', tables[i] ?? []]);
  const elements = imageElements(1, values.length, [...more, ...descriptors, ...entries]);
  return dicomFile(EXPLICIT, [...elements, pixelData(values)]);
}

const PALETTE: readonly Element[] = [[0x00280004, 'CS', 'PALETTE COLOR']];
const COLOR: readonly Element[] = [[0x00089205, 'CS', 'COLOR']];
const words = (levels: readonly number[], by: number) => levels.map((level) => level * by);
const LEVELS = [
  [10, 60, 200, 255],
  [20, 70, 180, 255],
  [30, 80, 0, 255],
] as const;

test('a supplemental palette colours the values from its first one on; the others stay grey', async () => {
  const { run, shade } = await reportFile('11a_supplemental_palette.dcm');
  const found = new Set<string>();
  for (let k = 0; k < run.image.frames; k++)
    for (let i = 0; i < 64 * 64; i++) found.add(String(await shadeOnce(shade, k, i)));
  expect(found).toContain('230,30,0');
});

const shadeOnce = (shade: (k: number, x: number, y: number) => Promise<unknown>, k: number, i: number) =>
  i % 7 === 0 ? shade(k, i % 64, Math.floor(i / 64)) : Promise.resolve('');

test.each([
  ['COLOR', COLOR, [200, 180, 0]],
  ['MIXED', [[0x00089205, 'CS', 'MIXED']] as readonly Element[], [200, 180, 0]],
  ['nothing', [], [200, 180, 0]],
  ['MONOCHROME', [[0x00089205, 'CS', 'MONOCHROME']] as readonly Element[], [102, 102, 102]],
])('Pixel Presentation %s: value 102 of a palette from 100 on', async (_, said, expected) => {
  const tables = LEVELS.map((levels) => words(levels, 257));
  const { shade } = await openedFile(file([0, 50, 99, 100, 101, 102, 103, 200], [4, 100, 16], tables, said));
  expect(await shade(0, 5, 0)).toEqual(expected);
  expect(await shade(0, 1, 0)).toEqual([50, 50, 50]);
});

test('a leftover palette from value 0 on does not colour a grey picture that asks for none', async () => {
  const { shade } = await openedFile(
    file(
      [0, 1, 2, 3],
      [4, 0, 16],
      LEVELS.map((levels) => words(levels, 257)),
      [],
    ),
  );
  expect(await shade(0, 2, 0)).toEqual([2, 2, 2]);
});

test('18b, a palette of 8 bits by its descriptor and of 16 by its data, shows a picture', async () => {
  const { shade } = await reportFile('18b_palette8_with_16bit_values.dcm');
  const places = Array.from({ length: 64 }, (_, i) => i);
  const shades = await Promise.all(places.map((i) => shade(0, i, i)));
  expect(Math.max(...shades.flatMap((one) => (typeof one === 'string' ? [] : one)))).toBeGreaterThan(50);
});

test.each([
  ['8 bits with 16-bit data', [4, 0, 8], 256],
  ['8 bits with repeated bytes', [4, 0, 8], 257],
  ['16 bits with 8-bit data', [4, 0, 16], 1],
  ['12 bits', [4, 0, 12], 16],
  ['a depth of 0', [4, 0, 0], 256],
  ['more entries than there are', [256, 0, 16], 256],
  ['a first value that no pixel can have', [4, 65280, 16], 256],
])('a palette descriptor at odds with its data: %s', async (_, descriptor, by) => {
  const tables = LEVELS.map((levels) => words(levels, by));
  const { shade } = await openedFile(file([0, 1, 2, 3], descriptor, tables, PALETTE));
  expect(await shade(0, 2, 0)).toEqual([200, 180, 0]);
});

test('a palette descriptor of 16 bits whose data are bytes shows their colours', async () => {
  const tables = LEVELS.map(([a, b, c, d]) => [a + 256 * b, c + 256 * d]);
  const { shade } = await openedFile(file([0, 1, 2, 3], [4, 0, 16], tables, PALETTE));
  expect(await shade(0, 2, 0)).toEqual([200, 180, 0]);
});
