import { lowPass } from './harmonics.ts';
import { type PolarGrid, ROOM } from './polar-grid.ts';

/** How smooth a path is: cost of a step of k samples is `weight`·k², and k is `most` at most. */
export interface Smoothness {
  readonly weight: number;
  readonly most: 2 | 3;
}

/** About the catheter the border may be far from round; along its own ellipse it is nearly a circle. */
export const SMOOTH = { round: { weight: 0.6, most: 3 }, oval: { weight: 4, most: 2 } } as const satisfies Record<
  string,
  Smoothness
>;

const FORBIDDEN = 1e9;
/** Circles so many samples apart are tried for what a path costs at most, and what rounding may add to it. */
const CIRCLES = { apart: 3, rounding: 1.001 };

/**
 * The closed path of least cost around the grid, into `border`, its course evened out to the first harmonics. One and a
 * half turns are searched; where the path does not come back to where it was, it is searched again from its surest ray.
 */
export function closedPath(grid: PolarGrid, smooth: Smoothness): void {
  const { rays, border, walk } = grid;
  const half = rays >> 1;
  const quarter = half >> 1;
  openPath(grid, 0, rays + half, -1, smooth);
  for (let j = quarter; j < rays + quarter; j++) border[j % rays] = walk[j] ?? 0;
  if (Math.abs((walk[quarter] ?? 0) - (walk[rays + quarter] ?? 0)) > 1) {
    const surest = surestRay(grid);
    openPath(grid, surest, rays + 1, Math.round(border[surest] ?? 0), smooth);
    for (let j = 0; j < rays; j++) border[(surest + j) % rays] = walk[j] ?? 0;
  }
  lowPass(grid);
}

/** The ray on which the path costs least and goes on most evenly. */
function surestRay({ rays, samples, cost, silent, border }: PolarGrid): number {
  let surest = 0;
  let least = FORBIDDEN;
  for (let ray = 0; ray < rays; ray++) {
    if (silent[ray] === 1) continue;
    const here = border[ray] ?? 0;
    const dear = (cost[ray * samples + here] ?? 0) + Math.abs(here - (border[(ray + 1) % rays] ?? 0));
    if (dear < least) {
      surest = ray;
      least = dear;
    }
  }
  return surest;
}

/**
 * The cheapest path over `length` rays from ray `start` on, into `walk`; both its ends within one sample of `end` unless that
 * is negative. Sums that exceed what a circle costs are on no cheapest path, as no sample costs less than nothing.
 */
function openPath(grid: PolarGrid, start: number, length: number, end: number, smooth: Smoothness): void {
  const { rays, samples, cost, total, walk, came, nearest, farthest } = grid;
  const row = samples + 2 * ROOM;
  const held = (r: number): boolean => end >= 0 && Math.abs(r - end) > 1;
  const most = dearestSum(grid, start, length, end);
  let low = nearest;
  let high = farthest;
  for (let j = 0; j < length; j++) {
    const into = j * row + ROOM;
    const at = ((start + j) % rays) * samples;
    if (j === 0) for (let r = low; r < high; r++) total[into + r] = held(r) ? FORBIDDEN : (cost[at + r] ?? 0);
    else {
      low = Math.max(nearest, low - smooth.most);
      high = Math.min(farthest, high + smooth.most);
      stepOfTwo(grid, { into, row, at, low, high }, smooth.weight);
      if (smooth.most === 3) stepOfThree(grid, { into, row, at, low, high }, smooth.weight);
    }
    while (low < high && (total[into + low] ?? 0) > most) low++;
    while (high > low && (total[into + high - 1] ?? 0) > most) high--;
    for (let k = 1; k <= ROOM; k++) {
      total[into + low - k] = FORBIDDEN;
      total[into + high + k - 1] = FORBIDDEN;
    }
  }
  let r = leastWithin(
    total,
    (length - 1) * row + ROOM,
    end < 0 ? low : Math.max(low, end - 1),
    end < 0 ? high : Math.min(high, end + 2),
  );
  for (let j = length - 1; j >= 0; j--) {
    walk[j] = r;
    r += j > 0 ? (came[j * row + ROOM + r] ?? 0) : 0;
  }
}

/** The sum that the cheapest path does not exceed: that of a circle, through `end` unless that is negative. */
function dearestSum(grid: PolarGrid, start: number, length: number, end: number): number {
  const { rays, samples, cost, sums } = grid;
  const [from, to] = end < 0 ? [grid.nearest, grid.farthest] : [end, end + 1];
  sums.fill(0);
  for (let j = 0; j < length; j++) {
    const at = ((start + j) % rays) * samples;
    for (let r = from; r < to; r += CIRCLES.apart) sums[r] = (sums[r] ?? 0) + (cost[at + r] ?? 0);
  }
  let least = Number.POSITIVE_INFINITY;
  for (let r = from; r < to; r += CIRCLES.apart) least = Math.min(least, sums[r] ?? 0);
  return least * CIRCLES.rounding;
}

/** Where a row of sums is least, the innermost of equal ones. */
function leastWithin(total: Float32Array, row: number, from: number, to: number): number {
  let at = from;
  for (let r = from + 1; r < to; r++) if ((total[row + r] ?? 0) < (total[row + at] ?? 0)) at = r;
  return at;
}

/** A row of sums: where it and its costs begin, how long rows are, and between which samples it is worked out. */
interface Row {
  readonly into: number;
  readonly row: number;
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/** One row of sums from the one before it, with steps of up to two samples. */
function stepOfTwo({ cost, total, came }: PolarGrid, { into, row, at, low, high }: Row, weight: number): void {
  const far = 4 * weight;
  const before = into - row;
  let twoIn = total[before + low - 2] ?? 0;
  let oneIn = total[before + low - 1] ?? 0;
  let here = total[before + low] ?? 0;
  let oneOut = total[before + low + 1] ?? 0;
  for (let r = low; r < high; r++) {
    const twoOut = total[before + r + 2] ?? 0;
    let least = here;
    let step = 0;
    if (oneIn + weight < least) {
      least = oneIn + weight;
      step = -1;
    }
    if (oneOut + weight < least) {
      least = oneOut + weight;
      step = 1;
    }
    if (twoIn + far < least) {
      least = twoIn + far;
      step = -2;
    }
    if (twoOut + far < least) {
      least = twoOut + far;
      step = 2;
    }
    total[into + r] = least + (cost[at + r] ?? 0);
    came[into + r] = step;
    twoIn = oneIn;
    oneIn = here;
    here = oneOut;
    oneOut = twoOut;
  }
}

/** The same with steps of up to three samples, after `stepOfTwo`. */
function stepOfThree({ cost, total, came }: PolarGrid, { into, row, at, low, high }: Row, weight: number): void {
  const widest = 9 * weight;
  for (let r = low; r < high; r++) {
    const before = into - row + r;
    const here = cost[at + r] ?? 0;
    const a = (total[before - 3] ?? 0) + widest + here;
    const b = (total[before + 3] ?? 0) + widest + here;
    if (a < (total[into + r] ?? 0)) {
      total[into + r] = a;
      came[into + r] = -3;
    }
    if (b < (total[into + r] ?? 0)) {
      total[into + r] = b;
      came[into + r] = 3;
    }
  }
}
