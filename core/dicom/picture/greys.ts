import type { Picture } from '../run.ts';

/** The brightness of a picture as it was recorded, before any window or inversion. */
export interface Greys {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly values: Float32Array;
}

/** The brightness of a picture; colours by their luma (ITU-R BT.601). */
export function greysOf(picture: Picture): Greys {
  const { rows, columns } = picture;
  const values = new Float32Array(rows * columns);
  if (picture.kind === 'grey') {
    for (let i = 0; i < values.length; i++) values[i] = picture.pixels[i] ?? 0;
  } else if ('luma' in picture) {
    values.set(picture.luma);
  } else {
    const { rgba } = picture;
    for (let i = 0; i < values.length; i++)
      values[i] = 0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0);
  }
  return { rows, columns, values };
}

/** The brightness at a place (picture pixels, the first pixel's middle being 0.5), between pixels by bilinear weights; NaN off the picture. */
export function greyAt({ rows, columns, values }: Greys, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x <= columns && y <= rows)) return Number.NaN;
  const [u, v] = [within(x - 0.5, columns), within(y - 0.5, rows)];
  const [column, row] = [Math.min(columns - 2, Math.floor(u)), Math.min(rows - 2, Math.floor(v))];
  if (column < 0 || row < 0) return Number.NaN;
  const [right, down] = [u - column, v - row];
  const at = row * columns + column;
  const above = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right;
  const below = (values[at + columns] ?? 0) * (1 - right) + (values[at + columns + 1] ?? 0) * right;
  return above * (1 - down) + below * down;
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}
