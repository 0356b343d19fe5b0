import type { Point } from '../../geometry/point.ts';
import { toRgba8 } from '../picture/picture.ts';
import type { Box, Picture, SpacingFacts } from '../run.ts';

/** How a run is sampled around its catheter for a longitudinal cut that can be turned; lengths in widths of a pixel. */
export interface PolarPlan {
  /** The middle of the ultrasound picture, where the catheter lies, in picture pixels. */
  readonly centre: Point;
  /** Height of a pixel divided by its width. */
  readonly aspect: number;
  /** Directions around the full turn; even, so that every direction has its opposite. */
  readonly angles: number;
  /** Samples outwards from the centre; sample k stands for the distances from k to k + 1 steps. */
  readonly radii: number;
  readonly step: number;
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

/** One pixel's width outwards at an angle (degrees clockwise from 12 o'clock), in picture pixels. */
export function outwards(degrees: number, aspect: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle), -Math.cos(angle) / aspect];
}

/** Brightness 0…255 of a frame as its file wants it shown, around the plan's centre: `angles` directions of `radii` samples each. */
export function polarSamples(picture: Picture, plan: PolarPlan): Uint8Array<ArrayBuffer> {
  const { angles, radii, step, aspect } = plan;
  const [x, y] = plan.centre;
  const grey = brightness(picture);
  const samples = new Uint8Array(angles * radii);
  for (let angle = 0; angle < angles; angle++) {
    const [dx, dy] = outwards((360 * angle) / angles, aspect);
    for (let k = 0; k < radii; k++) {
      const distance = (k + 0.5) * step;
      samples[angle * radii + k] = sampled(grey, picture, x + distance * dx, y + distance * dy);
    }
  }
  return samples;
}

function brightness(picture: Picture): Uint8Array {
  const rgba = toRgba8(picture);
  const grey = new Uint8Array(picture.rows * picture.columns);
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    // The luma of BT.601 in 256ths.
    grey[i] = (77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0)) >> 8;
  }
  return grey;
}

/** Bilinear between pixel centres, which lie at halves. */
function sampled(grey: Uint8Array, { rows, columns }: Picture, x: number, y: number): number {
  const left = between(0, x - 0.5, columns - 1);
  const top = between(0, y - 0.5, rows - 1);
  const [column, row] = [Math.floor(left), Math.floor(top)];
  const at = row * columns + column;
  const right = column + 1 < columns ? at + 1 : at;
  const down = row + 1 < rows ? columns : 0;
  const [shareX, shareY] = [left - column, top - row];
  const upper = (1 - shareX) * (grey[at] ?? 0) + shareX * (grey[right] ?? 0);
  const lower = (1 - shareX) * (grey[at + down] ?? 0) + shareX * (grey[right + down] ?? 0);
  return Math.round((1 - shareY) * upper + shareY * lower);
}
