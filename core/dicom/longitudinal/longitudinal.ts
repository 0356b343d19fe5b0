import { toGrey8 } from '../picture/picture.ts';
import type { Box, Picture, SpacingFacts } from '../run.ts';
import { type Rays, tapsOf } from './taps.ts';

/** How a run is sampled around its catheter for a longitudinal cut that can be turned; lengths in widths of a pixel. */
export interface PolarPlan extends Rays {
  /** One frame of so many is sampled, the first of them. */
  readonly stride: number;
  /** How many frames are sampled. */
  readonly columns: number;
}

const MOST = { angles: 360, radii: 256 };
const FEWEST = { angles: 180, radii: 128 };
const TWO_DIMENSIONAL = 1;

/**
 * The finest plan whose samples take no more than `limit` bytes: every degree and 256 steps outwards, for long runs down
 * to every second degree and 128 steps, then fewer frames. `aspect` is a pixel's height by its width.
 */
export function polarPlan(spacing: SpacingFacts, frames: number, aspect: number, limit: number): PolarPlan {
  const { x0, y0, x1, y1 } = ultrasoundBox(spacing);
  const [width, height] = [x1 - x0 + 1, y1 - y0 + 1];
  const reach = Math.min(width, height * aspect) / 2;
  const finest = Math.min(MOST.radii, Math.ceil(reach));
  const share = limit / frames;
  const angles = 2 * Math.floor(between(FEWEST.angles, share / finest, MOST.angles) / 2);
  const radii = Math.floor(between(Math.min(FEWEST.radii, finest), share / angles, finest));
  const stride = Math.ceil(frames / Math.floor(limit / (angles * radii)));
  return {
    centre: [x0 + width / 2, y0 + height / 2],
    aspect,
    angles,
    radii,
    step: reach / radii,
    stride,
    columns: Math.ceil(frames / stride),
  };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The largest two-dimensional ultrasound region of a run, else the whole picture. */
export function ultrasoundBox({ regions, rows, columns }: SpacingFacts): Box {
  const whole = { x0: 0, y0: 0, x1: columns - 1, y1: rows - 1 };
  const boxes = (regions ?? [])
    .filter(({ spatialFormat }) => spatialFormat === TWO_DIMENSIONAL)
    .map(({ box }) => box)
    .filter(({ x0, y0, x1, y1 }) => x0 >= 0 && y0 >= 0 && x0 < x1 && y0 < y1 && x1 < columns && y1 < rows);
  const size = ({ x0, y0, x1, y1 }: Box): number => (x1 - x0) * (y1 - y0);
  return boxes.toSorted((a, b) => size(b) - size(a))[0] ?? whole;
}

/** Added before the fraction is cut off it rounds what is not negative as Math.round does, in half the time; a whole half would carry the number just below 0.5 to 1. */
const NEARLY_HALF = 0.5 - 2 ** -54;

/** Brightness 0…255 of a frame as its file wants it shown, around the plan's centre: `angles` directions of `radii` samples each, bilinear between pixel centres (which lie at halves). */
export function polarSamples(picture: Picture, plan: PolarPlan): Uint8Array<ArrayBuffer> {
  const grey = toGrey8(picture);
  const { at, right, down, shareX, shareY } = tapsOf(plan, picture);
  const samples = new Uint8Array(at.length);
  for (let i = 0; i < samples.length; i++) {
    // One by one: taken apart together they take twice as long, and a cut as long as its frames to decode.
    const place = at[i] ?? 0;
    const step = right[i] ?? 0;
    const below = place + (down[i] ?? 0);
    const x = shareX[i] ?? 0;
    const y = shareY[i] ?? 0;
    const upper = (1 - x) * (grey[place] ?? 0) + x * (grey[place + step] ?? 0);
    const lower = (1 - x) * (grey[below] ?? 0) + x * (grey[below + step] ?? 0);
    samples[i] = (1 - y) * upper + y * lower + NEARLY_HALF;
  }
  return samples;
}
