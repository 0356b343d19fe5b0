import type { Greys } from '../dicom/picture/greys.ts';
import { greyAt } from '../dicom/picture/greys.ts';
import type { Course } from './course.ts';
import { movedAside } from './course.ts';

/** A vessel pulled straight: a row for each place of its course, across it from right to left. */
export interface Strip {
  readonly rows: number;
  /** Samples in a row, an odd number: the middle one lies on the course. */
  readonly across: number;
  /** Between samples of a row, in widths of a pixel. */
  readonly step: number;
  /** Brightness row by row; NaN off the picture. */
  readonly values: Float32Array;
}

/** The picture sampled across a course, `reach` to either side; `aspect` is a pixel's height by its width. */
export function stripAlong(greys: Greys, course: Course, aspect: number, reach: number, step: number): Strip {
  const half = Math.ceil(reach / step);
  const across = 2 * half + 1;
  const rows = course.places.length;
  const values = new Float32Array(rows * across);
  for (const [row, [x, y]] of course.places.entries()) {
    const [leftX, leftY] = course.leftwards[row] ?? [0, 0];
    for (let k = 0; k < across; k++) {
      const off = (k - half) * step;
      values[row * across + k] = greyAt(greys, x + off * leftX, (y + off * leftY) / aspect);
    }
  }
  return { rows, across, step, values };
}

/** The brightness in bands beside a line, for what lies just within and just outside an edge: the mean over `from` to `to` leftwards of `by`, each row by itself. */
export function bandBeside(
  greys: Greys,
  course: Course,
  aspect: number,
  by: (row: number) => number,
  [from, to]: readonly [number, number],
): Float32Array {
  const means = new Float32Array(course.places.length);
  for (let k = 0; k < SAMPLES; k++) {
    const off = from + ((k + 0.5) / SAMPLES) * (to - from);
    for (const [row, [x, y]] of movedAside(course, (index) => by(index) + off).entries())
      means[row] = (means[row] ?? 0) + greyAt(greys, x, y / aspect) / SAMPLES;
  }
  return means;
}

const SAMPLES = 3;

/** A strip evened out along the vessel by bell-shaped weights of standard deviation `rows`; what is off the picture stays out. */
export function evenedAlong(strip: Strip, rows: number): Strip {
  const { across, values } = strip;
  const weights = bell(rows);
  const reach = weights.length - 1;
  const out = new Float32Array(values.length);
  for (let row = 0; row < strip.rows; row++) {
    for (let k = 0; k < across; k++) {
      let [sum, weight] = [0, 0];
      for (let by = -reach; by <= reach; by++) {
        const value = row + by < 0 ? Number.NaN : (values[(row + by) * across + k] ?? Number.NaN);
        if (Number.isNaN(value)) continue;
        const share = weights[Math.abs(by)] ?? 0;
        sum += share * value;
        weight += share;
      }
      out[row * across + k] = weight === 0 || Number.isNaN(values[row * across + k] ?? 0) ? Number.NaN : sum / weight;
    }
  }
  return { ...strip, values: out };
}

/** Weights of a bell-shaped curve at 0, 1, 2 … up to three standard deviations. */
export function bell(deviation: number): readonly number[] {
  return Array.from({ length: Math.ceil(3 * deviation) + 1 }, (_, k) =>
    Math.exp(-(k * k) / (2 * deviation * deviation)),
  );
}
