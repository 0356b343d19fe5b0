import type { Greys } from '../dicom/picture/greys.ts';
import type { Course } from './course.ts';
import { bandBeside } from './strip.ts';

/** Bands beside an edge whose brightness is compared, in widths of a pixel: from so far to so far within it and outside of it. */
const BAND = [1, 4] as const;
/** Rows to either side over which an edge's contrast is taken. */
const ROWS = 3;
/** An edge has to stand out from the noise of that contrast by this factor: of the many places looked at in a row the best one stands out by up to four. */
const OVER_NOISE = 6;
/** …and to be as clear as this share of the vessel's usual edge; where a branch leaves, the background is as dark as the vessel. */
const OF_USUAL = 0.3;

/** Whether both edges are really seen beside each row: outside is brighter (for `sign` 1, else darker) than inside, beyond noise and by a fair share of what is usual for this vessel. */
export function seenRows(
  greys: Greys,
  course: Course,
  aspect: number,
  sign: 1 | -1,
  left: Float64Array,
  right: Float64Array,
): readonly boolean[] {
  const contrasts = [
    contrastBeside(greys, course, aspect, left, 1),
    contrastBeside(greys, course, aspect, right, -1),
  ].map((contrast) => contrast.map((value) => sign * value));
  const known = contrasts.flatMap((one) => [...one]).filter((value) => !Number.isNaN(value));
  const usual = known.toSorted((a, b) => a - b)[known.length >> 1] ?? 0;
  const least = Math.max(OF_USUAL * usual, OVER_NOISE * noiseOfContrast(greys, course, aspect));
  // Of what is off the picture nothing is seen: NaN is more than nothing.
  return Array.from(left, (_, row) => contrasts.every((one) => (one[row] ?? 0) > 0 && (one[row] ?? 0) >= least));
}

/** How much brighter it is outside of an edge than inside, about each row. */
function contrastBeside(
  greys: Greys,
  course: Course,
  aspect: number,
  edge: Float64Array,
  outwards: 1 | -1,
): Float64Array {
  const [near, far] = BAND;
  const by = (row: number): number => edge[row] ?? 0;
  const outside = bandBeside(greys, course, aspect, by, [outwards * near, outwards * far]);
  const inside = bandBeside(greys, course, aspect, by, [-outwards * near, -outwards * far]);
  return edge.map((_, row) => {
    const [from, to] = [Math.max(0, row - ROWS), Math.min(edge.length - 1, row + ROWS)];
    let sum = 0;
    for (let k = from; k <= to; k++) sum += (outside[k] ?? 0) - (inside[k] ?? 0);
    return sum / (to - from + 1);
  });
}

/** The standard deviation of such a contrast by the picture's noise alone: from the bends of neighbouring pixels in the part around the course, by their median. */
function noiseOfContrast({ rows, columns, values }: Greys, course: Course, aspect: number): number {
  const bends: number[] = [];
  for (const [x, y] of course.places) {
    for (const aside of [-6, -3, 0, 3, 6]) {
      const [column, row] = [Math.floor(x) + aside, Math.floor(y / aspect) - aside];
      if (column < 1 || column >= columns - 1 || row < 0 || row >= rows) continue;
      const at = row * columns + column;
      bends.push(Math.abs((values[at - 1] ?? 0) - 2 * (values[at] ?? 0) + (values[at + 1] ?? 0)));
    }
  }
  const median = bends.toSorted((a, b) => a - b)[bends.length >> 1] ?? 0;
  // A median of absolute values is 0.6745 deviations; such a bend has six variances.
  const noise = median / 0.6745 / Math.sqrt(6);
  const samples = (BAND[1] - BAND[0]) * (2 * ROWS + 1);
  return noise * Math.sqrt(2 / samples);
}
