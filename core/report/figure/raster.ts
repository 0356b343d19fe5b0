import type { Point } from '../../geometry/point.ts';

/** A picture of three bytes a pixel: red, green, blue. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly rgb: Uint8Array;
}

type Colour = readonly [red: number, green: number, blue: number];

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
