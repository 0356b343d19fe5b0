import { expect, test } from 'vitest';
import type { Picture } from '../../../core/dicom/run.ts';
import { reduced } from '../../../renderer/decoding/thumbnail.ts';

test('the longer side of a thumbnail has 72 pixels, the shape stays, and every place keeps its brightness', () => {
  const [rows, columns] = [480, 720];
  // Black above, white below.
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  rgba.fill(0, 0, rgba.length / 2);
  const small = reduced({ kind: 'colour', rows, columns, rgba });
  const grey = (x: number, y: number) => small.rgba[4 * (y * small.width + x)];
  expect([small.width, small.height, grey(36, 23), grey(36, 24), grey(0, 0), grey(71, 47)]).toEqual([
    72, 48, 0, 255, 0, 255,
  ]);
});

test('a picture smaller than a thumbnail stays as it is; grey goes through the window of its file', () => {
  const picture: Picture = {
    kind: 'grey',
    rows: 1,
    columns: 3,
    pixels: Uint16Array.of(0, 1000, 2000),
    min: 0,
    max: 2000,
    slope: 1,
    intercept: 0,
    invert: false,
    window: { center: 1000.5, width: 2001 },
    table: null,
  };
  const { width, height, rgba } = reduced(picture);
  expect([width, height, ...rgba.filter((_, i) => i % 4 === 0)]).toEqual([3, 1, 0, 128, 255]);
});
