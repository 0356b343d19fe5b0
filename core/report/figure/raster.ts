import { toRgba8, type Window } from '../../dicom/picture/picture.ts';
import { presented } from '../../dicom/picture/presented.ts';
import type { Picture } from '../../dicom/run.ts';
import type { Point } from '../../geometry/point.ts';

/** A picture of three bytes a pixel: red, green, blue. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly rgb: Uint8Array;
}

/** How a picture is looked at: through a window of the operator's (null: its own), and with bright and dark exchanged. */
export interface Looked {
  readonly window: Window | null;
  readonly inverted: boolean;
}

/** A frame as its file wants it shown, unless the operator looks at it otherwise. */
export function rasterOf(picture: Picture, { window, inverted }: Looked = { window: null, inverted: false }): Raster {
  const { rows, columns } = picture;
  const rgba = toRgba8(window === null ? presented(picture, null) : picture, window ?? undefined);
  const rgb = new Uint8Array(3 * rows * columns);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  if (inverted) for (let at = 0; at < rgb.length; at++) rgb[at] = 255 - (rgb[at] ?? 0);
  return { columns, rows, rgb };
}

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Draws a line of a width in pixels through points (pixels, counted from edges), its rim smoothed by how much of each pixel it covers. */
export function drawLine(raster: Raster, points: readonly Point[], colour: Colour, width: number): void {
  for (const [index, from] of points.entries()) {
    const to = points[index + 1];
    if (to !== undefined) drawSegment(raster, from, to, colour, width / 2);
  }
}

function drawSegment(
  { columns, rows, rgb }: Raster,
  [ax, ay]: Point,
  [bx, by]: Point,
  colour: Colour,
  half: number,
): void {
  const reach = half + 1;
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(ax, bx) - reach)),
    Math.min(columns - 1, Math.ceil(Math.max(ax, bx) + reach)),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(ay, by) - reach)),
    Math.min(rows - 1, Math.ceil(Math.max(ay, by) + reach)),
  ];
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
      const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
      const share = Math.min(1, Math.max(0, half + 0.5 - Math.hypot(px - along * dx, py - along * dy)));
      if (share === 0) continue;
      const at = 3 * (y * columns + x);
      for (let c = 0; c < 3; c++) rgb[at + c] = Math.round((rgb[at + c] ?? 0) * (1 - share) + (colour[c] ?? 0) * share);
    }
  }
}
