import type { Contour, Point } from '../../core/geometry/point.ts';

/** A grey picture with the lumen traced in it; the catheter is at `centre`, in edge-based pixels. */
export interface Pictured {
  readonly grey: ArrayLike<number>;
  readonly width: number;
  readonly outline: Contour;
  readonly mmPerPixel: number;
  readonly centre: Point;
}

/** Grey values of one kind of place: their mean, percentiles, and the standard deviation left when the local mean is taken away. */
interface Texture {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly speckle: number;
}

/** What a frame looks like in figures. */
export interface Look {
  readonly lumen: Texture;
  /** 0.1 to 1.1 mm outside the border. */
  readonly wall: Texture;
  /** 2.5 to 5 mm outside the border. */
  readonly tissue: Texture;
  /** Lag at which the speckle outside the border has half its correlation: along the beam in mm, across it in degrees. */
  readonly axialHalfMm: number;
  readonly lateralHalfDeg: number;
}

const ANGLES = 720;
const STEP_MM = 0.07;
const NEAREST_MM = 3.2;
const SAMPLES = 180;

/** The look of a frame, sampled along beams of 0.5° from 3.2 mm (beyond ring-down) to 15.8 mm. */
export function lookOf(picture: Pictured): Look {
  const values = sampledPolar((x, y) => between(picture, x, y), picture.centre, picture.mmPerPixel);
  const reach = distances(picture);
  const rough = highPassed(values);
  const texture = (from: number, to: number): Texture => {
    const chosen = [...values.keys()].filter((at) => (reach[at] ?? 0) > from && (reach[at] ?? 0) < to);
    return textureOf(
      chosen.map((at) => values[at] ?? 0),
      chosen.map((at) => rough[at] ?? 0),
    );
  };
  const outside = reach.map((each) => (each > 0.1 && each < 5 ? 1 : 0));
  return {
    lumen: texture(-1e9, -0.4),
    wall: texture(0.1, 1.1),
    tissue: texture(2.5, 5),
    axialHalfMm: halfLag((lag) => correlation(rough, outside, lag, 0)) * STEP_MM,
    lateralHalfDeg: halfLag((lag) => correlation(rough, outside, 0, lag)) * (360 / ANGLES),
  };
}

function sampledPolar(value: (x: number, y: number) => number, [cx, cy]: Point, mmPerPixel: number): Float64Array {
  const polar = new Float64Array(ANGLES * SAMPLES);
  for (let angle = 0; angle < ANGLES; angle++) {
    const turn = (2 * Math.PI * angle) / ANGLES;
    for (let sample = 0; sample < SAMPLES; sample++) {
      const radius = (NEAREST_MM + sample * STEP_MM) / mmPerPixel;
      polar[angle * SAMPLES + sample] = value(cx + radius * Math.cos(turn), cy + radius * Math.sin(turn));
    }
  }
  return polar;
}

function between({ grey, width }: Pictured, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [right, down] = [x - 0.5 - left, y - 0.5 - top];
  const at = (column: number, row: number): number => grey[row * width + column] ?? 0;
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** Distance of every polar sample from the outline in mm, below 0 inside. */
function distances({ outline, mmPerPixel, centre }: Pictured): Float64Array {
  return sampledPolar(
    (x, y) => {
      let nearest = Number.POSITIVE_INFINITY;
      let inside = false;
      let [px, py] = outline.at(-1) ?? [0, 0];
      for (const [qx, qy] of outline) {
        nearest = Math.min(nearest, (qx - x) ** 2 + (qy - y) ** 2);
        if (qy > y !== py > y && x < qx + ((px - qx) * (y - qy)) / (py - qy)) inside = !inside;
        [px, py] = [qx, qy];
      }
      return Math.sqrt(nearest) * mmPerPixel * (inside ? -1 : 1);
    },
    centre,
    mmPerPixel,
  );
}

/** Takes the mean over ± 1 mm along and ± 10° across the beam away. */
function highPassed(values: Float64Array): Float64Array {
  const along = Math.round(1 / STEP_MM);
  const across = (10 * ANGLES) / 360;
  const smooth = averaged(averaged(values, along, 1, SAMPLES, false), across, SAMPLES, ANGLES, true);
  return values.map((value, at) => value - (smooth[at] ?? 0));
}

function averaged(from: Float64Array, reach: number, step: number, length: number, closed: boolean): Float64Array {
  return from.map((_, at) => {
    const place = Math.floor(at / step) % length;
    let [sum, count] = [0, 0];
    for (let lag = -reach; lag <= reach; lag++) {
      const neighbour = closed ? (place + lag + length) % length : place + lag;
      if (neighbour < 0 || neighbour >= length) continue;
      sum += from[at + (neighbour - place) * step] ?? 0;
      count += 1;
    }
    return sum / count;
  });
}

function textureOf(values: readonly number[], rough: readonly number[]): Texture {
  const sorted = values.toSorted((a, b) => a - b);
  const percentile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const speckle = Math.sqrt(rough.reduce((sum, value) => sum + value * value, 0) / rough.length);
  return { mean, p5: percentile(0.05), p50: percentile(0.5), p95: percentile(0.95), speckle };
}

function correlation(values: Float64Array, wanted: Float64Array, along: number, across: number): number {
  let [product, power, count, alone] = [0, 0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    if (wanted[at] === 0) continue;
    power += (values[at] ?? 0) ** 2;
    alone += 1;
    const sample = (at % SAMPLES) + along;
    const other = ((Math.floor(at / SAMPLES) + across) % ANGLES) * SAMPLES + sample;
    if (sample >= SAMPLES || wanted[other] === 0) continue;
    product += (values[at] ?? 0) * (values[other] ?? 0);
    count += 1;
  }
  return product / count / (power / alone);
}

function halfLag(correlationAt: (lag: number) => number): number {
  let before = 1;
  for (let lag = 1; lag < 60; lag++) {
    const here = correlationAt(lag);
    if (here < 0.5) return lag - 1 + (before - 0.5) / (before - here);
    before = here;
  }
  return Number.POSITIVE_INFINITY;
}
