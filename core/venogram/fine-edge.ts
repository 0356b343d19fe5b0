import { greatestOf, leastOf } from '../extremes.ts';
import type { Strip } from './strip.ts';
import { bell } from './strip.ts';

/** What a mark exceeds a usual row's highest by counts for this share: a marker of metal beside the wall must not pull the edge onto itself. */
const BEYOND_USUAL = 0.1;
/** Cost of a sample's step of an edge from row to row, in shares of a usual row's highest mark. */
const STEP = 0.04;
/** Rows over which an edge is evened out, as a deviation. */
const EVENED = 3;

/**
 * One edge to a fraction of a sample: the line of the highest marks through a strip, within `band` samples of where it is
 * expected (`about`, samples from the middle, leftwards positive) in each row and by `steepest` samples at most from row to row.
 */
export function fineEdge(
  strip: Strip,
  marks: Float32Array,
  about: (row: number) => number,
  band: number,
  steepest: number,
): Float64Array {
  const { rows, across } = strip;
  const width = 2 * band + 1;
  const half = (across - 1) / 2;
  const first = (row: number): number => Math.max(0, Math.min(across - width, half + Math.round(about(row)) - band));
  const shares = sharesOf(strip, marks, first, width);
  const from = new Int8Array(rows * width);
  let before = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const now = new Float64Array(width);
    const aside = row === 0 ? 0 : first(row) - first(row - 1);
    for (let k = 0; k < width; k++) {
      let [best, step] = [row === 0 ? 0 : Number.POSITIVE_INFINITY, 0];
      for (let by = -steepest; row > 0 && by <= steepest; by++) {
        const cost = (before[k + aside + by] ?? Number.POSITIVE_INFINITY) + STEP * Math.abs(by);
        if (cost < best) [best, step] = [cost, by];
      }
      now[k] = best - (shares[row * width + k] ?? 0);
      from[row * width + k] = step;
    }
    before = now;
  }
  return evened(traced(before, from, rows, first).map((k, row) => k + peak(marks, row * across + k) - half));
}

/** The marks of the band against its usual row's highest one, compressed beyond. */
function sharesOf(
  { rows, across }: Strip,
  marks: Float32Array,
  first: (row: number) => number,
  width: number,
): Float64Array {
  const band = (row: number): Float32Array =>
    marks.subarray(row * across + first(row), row * across + first(row) + width);
  const highest = Array.from({ length: rows }, (_, row) => greatestOf(band(row)));
  const usual = Math.max(1e-9, highest.toSorted((a, b) => a - b)[rows >> 1] ?? 0);
  const shares = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++)
    for (const [k, mark] of band(row).entries()) {
      const share = mark / usual;
      shares[row * width + k] = share <= 1 ? share : 1 + BEYOND_USUAL * (share - 1);
    }
  return shares;
}

function traced(last: Float64Array, from: Int8Array, rows: number, first: (row: number) => number): Float64Array {
  const width = last.length;
  let k = last.indexOf(leastOf(last));
  const edge = new Float64Array(rows);
  for (let row = rows - 1; row >= 0; row--) {
    edge[row] = first(row) + k;
    if (row > 0) k += (from[row * width + k] ?? 0) + first(row) - first(row - 1);
  }
  return edge;
}

/** How far beside a sample the parabola through it and its neighbours is highest. */
function peak(marks: Float32Array, at: number): number {
  const [before, here, after] = [marks[at - 1] ?? 0, marks[at] ?? 0, marks[at + 1] ?? 0];
  const bend = before - 2 * here + after;
  return bend >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
}

function evened(edge: Float64Array): Float64Array {
  const weights = bell(EVENED);
  return edge.map((_, row) => {
    // As many rows on both sides, so that an end does not pull its slope aside.
    const reach = Math.min(weights.length - 1, row, edge.length - 1 - row);
    let [sum, whole] = [0, 0];
    for (let by = -reach; by <= reach; by++) {
      const weight = weights[Math.abs(by)] ?? 0;
      sum += weight * (edge[row + by] ?? 0);
      whole += weight;
    }
    return sum / whole;
  });
}
