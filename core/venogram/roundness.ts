import { BEND } from './edge-marks.ts';
import type { Strip } from './strip.ts';

/** Parts of the way from the middle to an edge over which a shadow is compared: well within, where a catheter in the middle does not lie, and near the edge. */
const WITHIN = [0.35, 0.55] as const;
const NEAR = [0.7, 0.88] as const;
/** The background, so far outside of the edge in widths of a pixel. */
const OUTSIDE = [2, 5] as const;
/** In a narrower vessel (half its width, in widths of a pixel) the blur reaches what is compared. */
const NARROWEST = 7;

/** Mean of √(1 − u²), the depth of a round vessel at a part u of the way from its middle to its edge, over a range. */
function depthOver([from, to]: readonly [number, number]): number {
  const upTo = (u: number): number => (u * Math.sqrt(1 - u * u) + Math.asin(u)) / 2;
  return (upTo(to) - upTo(from)) / (to - from);
}

const ROUND = depthOver(NEAR) / depthOver(WITHIN);

/** The weight of the bend for a vessel whose edges (samples from the course in widths of a pixel, the right one negative) are about known: by how much less its shadow is near them than further within. */
export function bendFor(strip: Strip, sign: 1 | -1, left: Float64Array, right: Float64Array): number {
  const shares: number[] = [];
  for (const [row, off] of left.entries()) {
    const half = (off - (right[row] ?? 0)) / 2;
    if (half < NARROWEST) continue;
    for (const [edge, outwards] of [
      [off, 1],
      [right[row] ?? 0, -1],
    ] as const) {
      const over = ([from, to]: readonly [number, number], unit: number): number =>
        meanOver(
          strip,
          row,
          edge + outwards * (from - (unit === 1 ? 0 : half)),
          edge + outwards * (to - (unit === 1 ? 0 : half)),
        );
      const background = over(OUTSIDE, 1);
      const part = (range: readonly [number, number]): number =>
        sign * (background - over([range[0] * half, range[1] * half], half));
      const [near, within] = [part(NEAR), part(WITHIN)];
      if (within > 0) shares.push(near / within);
    }
  }
  if (shares.length === 0) return BEND.unknown;
  const usual = shares.toSorted((a, b) => a - b)[shares.length >> 1] ?? 1;
  const round = Math.max(0, Math.min(1, (1 - usual) / (1 - ROUND)));
  return BEND.flat + round * (BEND.round - BEND.flat);
}

function meanOver({ across, step, values }: Strip, row: number, from: number, to: number): number {
  const half = (across - 1) / 2;
  const [first, last] = [Math.round(half + Math.min(from, to) / step), Math.round(half + Math.max(from, to) / step)];
  let sum = 0;
  for (let k = first; k <= last; k++) sum += values[row * across + k] ?? Number.NaN;
  return sum / (last - first + 1);
}
