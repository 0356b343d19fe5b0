import type { Point } from '../../geometry/point.ts';
import { outwards } from './outwards.ts';

/** Samples around a place; lengths in widths of a pixel. */
export interface Rays {
  /** The middle of the ultrasound picture, where the catheter lies, in picture pixels. */
  readonly centre: Point;
  /** Height of a pixel divided by its width. */
  readonly aspect: number;
  /** Directions around the full turn; even, so that every direction has its opposite. */
  readonly angles: number;
  /** Samples outwards from the centre; sample k stands for the distances from k to k + 1 steps. */
  readonly radii: number;
  readonly step: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** For each sample, angle by angle: the upper left of the four pixels around it, the way to the right and to the lower one, and how far the sample lies towards them (0…1). */
export interface Taps {
  readonly at: Int32Array;
  readonly right: Int32Array;
  readonly down: Int32Array;
  readonly shareX: Float64Array;
  readonly shareY: Float64Array;
}

let last: { readonly name: string; readonly taps: Taps } | null = null;

/** Where the samples lie in pictures of a size; the frames of a run come one after the other, so the last answer is kept. */
export function tapsOf(rays: Rays, size: Size): Taps {
  const { centre, aspect, angles, radii, step } = rays;
  const name = [...centre, aspect, angles, radii, step, size.rows, size.columns].join(' ');
  if (last?.name !== name) last = { name, taps: laidOut(rays, size) };
  return last.taps;
}

function laidOut({ centre: [x, y], aspect, angles, radii, step }: Rays, size: Size): Taps {
  const count = angles * radii;
  const [at, right, down] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [shareX, shareY] = [new Float64Array(count), new Float64Array(count)];
  const { rows, columns } = size;
  for (let i = 0; i < count; i++) {
    const [dx, dy] = outwards((360 * Math.floor(i / radii)) / angles, aspect);
    const distance = ((i % radii) + 0.5) * step;
    const left = within(x + distance * dx - 0.5, columns);
    const top = within(y + distance * dy - 0.5, rows);
    const [column, row] = [Math.floor(left), Math.floor(top)];
    at[i] = row * columns + column;
    right[i] = column + 1 < columns ? 1 : 0;
    down[i] = row + 1 < rows ? columns : 0;
    shareX[i] = left - column;
    shareY[i] = top - row;
  }
  return { at, right, down, shareX, shareY };
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}
