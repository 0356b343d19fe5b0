import type { Point } from '../../../core/geometry/point.ts';
import type { GreyFrame, LumenField } from '../../../core/lumen/answer.ts';
import { lumenField } from '../../../core/lumen/field.ts';
import type { KnownFrame } from './frames.ts';

/** A picture drawn again: on a square of so many pixels, each so many times as large; what stands at a place (from the middle, in pixels) stood where `from` says. */
export interface Redrawing {
  readonly side: number;
  readonly times: number;
  readonly from: (x: number, y: number) => Point;
}

/** A known frame drawn again, with its field. */
export function redrawn(
  { field, frame }: KnownFrame,
  { side, times, from }: Redrawing,
): { readonly field: LumenField; readonly frame: GreyFrame } {
  const again = greysFrom(frame, side, from);
  const region = { x0: 0, y0: 0, x1: side - 1, y1: side - 1 };
  const mm = field.mmX * times;
  const other = lumenField(again, { width: side, height: side, region, mmX: mm, mmY: mm });
  if ('none' in other) throw new Error(other.none);
  return { field: other, frame: again };
}

/** Bilinear between the pixels of the frame. */
function greysFrom({ width, height, grey }: GreyFrame, side: number, from: Redrawing['from']): GreyFrame {
  const out = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = from(x + 0.5 - side / 2, y + 0.5 - side / 2);
      const [u, v] = [dx + width / 2 - 0.5, dy + height / 2 - 0.5];
      const [column, row] = [Math.floor(u), Math.floor(v)];
      if (column < 0 || row < 0 || column > width - 2 || row > height - 2) continue;
      const at = (i: number, j: number): number => grey[(row + j) * width + column + i] ?? 0;
      const upper = at(0, 0) + (u - column) * (at(1, 0) - at(0, 0));
      const lower = at(0, 1) + (u - column) * (at(1, 1) - at(0, 1));
      out[y * side + x] = Math.round(upper + (v - row) * (lower - upper));
    }
  }
  return { width: side, height: side, grey: out, drawn: null };
}
