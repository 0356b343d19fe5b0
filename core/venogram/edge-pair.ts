import type { EdgeMarks } from './edge-marks.ts';
import { partingOf } from './parting.ts';
import type { Strip } from './strip.ts';

/** Two edges across each row of a strip, in its samples from the middle: leftwards of it and rightwards of it, both positive. */
export interface EdgePair {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Mean cost of a row, from 0 (clear edges that part all dark from all bright) to 3. */
  readonly cost: number;
}

/** Cost of one sample's step of an edge from row to row. */
const STEP = 0.06;
/** Cost of a row whose two edges part nothing of what its brightness varies by. */
const PARTING = 1;
/** An edge as steep as this share of a usual row's steepest one is clear: how much steeper it is tells nothing more, a wire within the vessel being steeper than its wall. */
const CLEAR = 0.5;

/**
 * The two edges of least cost along a whole strip, found together by dynamic programming (as in quantitative angiography:
 * a minimum-cost path through the straightened vessel, van der Zwet and Reiber 1994). A row costs what its edges lack in
 * clearness and what its brightness still varies by inside and outside of them; from row to row an edge moves by one sample
 * at most. The course lies between them.
 */
export function edgePair(strip: Strip, marks: EdgeMarks, sign: 1 | -1): EdgePair {
  const { rows, across } = strip;
  const half = (across - 1) / 2;
  const side = half + 1;
  const [left, right] = clearness(strip, marks);
  const from = new Uint8Array(rows * side * side);
  let before: Float32Array = new Float32Array(side * side);
  for (let row = 0; row < rows; row++) {
    const parted = partingOf(strip, row, sign);
    const best = row === 0 ? before : cheapestBefore(before, from, row, side);
    const now = new Float32Array(side * side);
    for (let l = 0; l < side; l++) {
      const ofLeft = 1 - (left[row * across + half + l] ?? 0);
      for (let r = 0; r < side; r++) {
        const ofRight = 1 - (right[row * across + half - r] ?? 0);
        now[l * side + r] = (best[l * side + r] ?? 0) + ofLeft + ofRight + PARTING * (1 - parted(l, r));
      }
    }
    before = now;
  }
  return traced(before, from, rows, side);
}

/** The marks as shares of a clear edge, 0 to 1. */
function clearness({ rows, across }: Strip, marks: EdgeMarks): readonly [Float32Array, Float32Array] {
  const steepest: number[] = [];
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let k = row * across; k < (row + 1) * across; k++)
      most = Math.max(most, marks.left[k] ?? 0, marks.right[k] ?? 0);
    steepest.push(most);
  }
  const usual = CLEAR * (steepest.toSorted((a, b) => a - b)[rows >> 1] ?? 0);
  const share = (mark: number): number => (usual === 0 ? 0 : Math.max(0, Math.min(1, mark / usual)));
  return [marks.left.map(share), marks.right.map(share)];
}

/** For each pair of edges the least cost of the row before from which they can be reached; `from` keeps which, 0 to 8. */
function cheapestBefore(before: Float32Array, from: Uint8Array, row: number, side: number): Float32Array {
  const acrossRight = new Float32Array(side * side);
  const stepRight = new Uint8Array(side * side);
  for (let at = 0; at < side * side; at++) {
    const r = at % side;
    const [step, cost] = cheapest(before, at, 1, r > 0, r < side - 1);
    acrossRight[at] = cost;
    stepRight[at] = step;
  }
  const best = new Float32Array(side * side);
  for (let at = 0; at < side * side; at++) {
    const l = Math.floor(at / side);
    const [step, cost] = cheapest(acrossRight, at, side, l > 0, l < side - 1);
    best[at] = cost;
    from[row * side * side + at] = 3 * step + (stepRight[at + (step - 1) * side] ?? 1);
  }
  return best;
}

/** Which of three neighbours costs least (0 before, 1 the same, 2 after), and what. */
function cheapest(
  costs: Float32Array,
  at: number,
  by: number,
  hasBefore: boolean,
  hasAfter: boolean,
): readonly [0 | 1 | 2, number] {
  let [step, cost]: [0 | 1 | 2, number] = [1, costs[at] ?? 0];
  if (hasBefore && (costs[at - by] ?? 0) + STEP < cost) [step, cost] = [0, (costs[at - by] ?? 0) + STEP];
  if (hasAfter && (costs[at + by] ?? 0) + STEP < cost) [step, cost] = [2, (costs[at + by] ?? 0) + STEP];
  return [step, cost];
}

function traced(last: Float32Array, from: Uint8Array, rows: number, side: number): EdgePair {
  let at = 0;
  for (let k = 1; k < last.length; k++) if ((last[k] ?? 0) < (last[at] ?? 0)) at = k;
  const cost = (last[at] ?? 0) / rows;
  const [left, right] = [new Int32Array(rows), new Int32Array(rows)];
  for (let row = rows - 1; row >= 0; row--) {
    left[row] = Math.floor(at / side);
    right[row] = at % side;
    const step = from[row * side * side + at] ?? 4;
    if (row > 0) at += (Math.floor(step / 3) - 1) * side + ((step % 3) - 1);
  }
  return { left, right, cost };
}
