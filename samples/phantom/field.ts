import type { Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';

/** The round ultrasound field in the picture. Pixels are edge-based: 0 = left or upper edge of the first pixel. */
export interface Field {
  readonly mmPerPixel: number;
  /** The catheter's place in pixels: the middle of the picture. */
  readonly centre: Point;
  /** First and last pixel of the square around the field, inclusive, from 0. */
  readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

/** Where the field lies in a described picture; it fills the shorter side. */
export function fieldOf({ rows, columns, fieldMm }: Description['picture']): Field {
  const side = Math.min(rows, columns);
  const x0 = (columns - side) / 2;
  const y0 = (rows - side) / 2;
  return {
    mmPerPixel: fieldMm / side,
    centre: [columns / 2, rows / 2],
    box: { x0, y0, x1: x0 + side - 1, y1: y0 + side - 1 },
  };
}

/** A point in mm from the catheter as a point in the picture. */
export function toPixels(field: Field, [x, y]: Point): Point {
  return [field.centre[0] + x / field.mmPerPixel, field.centre[1] + y / field.mmPerPixel];
}
