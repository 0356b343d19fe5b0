import { expect, test } from 'vitest';
import { laidRaster } from '../../../core/report/figure/laid.ts';
import type { Raster } from '../../../core/report/figure/raster.ts';
import { frameStrokes, withStrokes } from '../../../core/report/figure/strokes.ts';
import { ellipse, outline, run, sessionWith } from '../session/fixture.ts';

/** A grey picture from its rows. */
function picture(...rows: readonly (readonly number[])[]): Raster {
  return {
    columns: rows[0]?.length ?? 0,
    rows: rows.length,
    rgb: Uint8Array.from(rows.flat().flatMap((v) => [v, v, v])),
  };
}

const rowsOf = ({ columns, rows, rgb }: Raster) =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => rgb[3 * (y * columns + x)]));

test('a picture lies as on the screen: mirrored first, then turned clockwise', () => {
  const stored = picture([1, 2, 3], [4, 5, 6]);
  expect(rowsOf(laidRaster(stored, { mirrored: false, quarterTurns: 0 }))).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(rowsOf(laidRaster(stored, { mirrored: true, quarterTurns: 0 }))).toEqual([
    [3, 2, 1],
    [6, 5, 4],
  ]);
  expect(rowsOf(laidRaster(stored, { mirrored: false, quarterTurns: 1 }))).toEqual([
    [4, 1],
    [5, 2],
    [6, 3],
  ]);
  expect(rowsOf(laidRaster(stored, { mirrored: false, quarterTurns: 2 }))).toEqual([
    [6, 5, 4],
    [3, 2, 1],
  ]);
  expect(rowsOf(laidRaster(stored, { mirrored: true, quarterTurns: 1 }))).toEqual([
    [6, 3],
    [5, 2],
    [4, 1],
  ]);
});

test('what is drawn on a frame is drawn at its place, in its role’s colour; other frames stay as they are', () => {
  // A circle of 200 pixels across about (250, 250).
  const session = sessionWith(outline({ id: 'a', role: 'lesion', knots: ellipse(20, 20, 64) }));
  const black: Raster = { columns: 500, rows: 500, rgb: new Uint8Array(3 * 500 * 500) };
  const drawn = withStrokes(black, frameStrokes(session, run.sopInstanceUid, 0));
  const at = (x: number, y: number) => [...drawn.rgb.subarray(3 * (y * 500 + x), 3 * (y * 500 + x) + 3)];
  const radius = (angle: number) => [250 + 100 * Math.cos(angle), 250 + 100 * Math.sin(angle)].map(Math.floor);
  for (const angle of [0.3, 1.2, 2.5, 4]) {
    const [x = 0, y = 0] = radius(angle);
    const [red = 0, green = 0, blue = 0] = at(x, y);
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
  }
  expect(at(250 + 85, 250 + 85)).toEqual([0, 0, 0]);
  expect(frameStrokes(session, run.sopInstanceUid, 1)).toEqual([]);
  expect(black.rgb.every((value) => value === 0)).toBe(true);
});

test('an outline that is not accepted is dashed', () => {
  const session = sessionWith(outline({ id: 'a', accepted: false, origin: 'copy', knots: ellipse(20, 20, 64) }));
  expect(frameStrokes(session, run.sopInstanceUid, 0).map(({ dashed }) => dashed)).toEqual([false, false, true]);
});
