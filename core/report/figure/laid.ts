import type { DisplayOrientation } from '../../session/document/display-orientation.ts';
import type { Raster } from './raster.ts';

/** A picture as it lies on the screen: mirrored left to right first, then turned clockwise by quarter turns. */
export function laidRaster(picture: Raster, { mirrored, quarterTurns }: DisplayOrientation): Raster {
  let laid = mirrored ? moved(picture, false, (x, y) => [picture.columns - 1 - x, y]) : picture;
  for (let turn = 0; turn < quarterTurns; turn++) {
    const { rows } = laid;
    laid = moved(laid, true, (x, y) => [rows - 1 - y, x]);
  }
  return laid;
}

/** A picture with each pixel at another place; `sideways` where columns become rows. */
function moved(
  { columns, rows, rgb }: Raster,
  sideways: boolean,
  placeOf: (x: number, y: number) => readonly [number, number],
): Raster {
  const wide = sideways ? rows : columns;
  const out = new Uint8Array(rgb.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [newX, newY] = placeOf(x, y);
      const [from, to] = [3 * (y * columns + x), 3 * (newY * wide + newX)];
      for (let c = 0; c < 3; c++) out[to + c] = rgb[from + c] ?? 0;
    }
  }
  return { columns: wide, rows: sideways ? columns : rows, rgb: out };
}
