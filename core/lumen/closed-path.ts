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

/** The cheapest path over `length` rays from ray `start` on, into `walk`; both its ends within one sample of `end` unless that is negative. */
function openPath(grid: PolarGrid, start: number, length: number, end: number, smooth: Smoothness): void {
  const { rays, samples, cost, total, came, walk, nearest, farthest } = grid;
  const row = samples + 2 * ROOM;
  const held = (r: number): boolean => end >= 0 && Math.abs(r - end) > 1;
  for (let j = 0; j < length; j++) {
    const into = j * row + ROOM;
    total.fill(FORBIDDEN, into + nearest - ROOM, into + nearest);
    total.fill(FORBIDDEN, into + farthest, into + farthest + ROOM);
  }
  const from = (start % rays) * samples;
  for (let r = nearest; r < farthest; r++) total[ROOM + r] = held(r) ? FORBIDDEN : (cost[from + r] ?? 0);
  for (let j = 1; j < length; j++) {
    const at = ((start + j) % rays) * samples;
    if (smooth.most === 2) stepOfTwo(grid, j * row + ROOM, row, at, smooth.weight);
    else stepOfThree(grid, j * row + ROOM, row, at, smooth.weight);
  }
  const last = (length - 1) * row + ROOM;
  let r = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = nearest; k < farthest; k++) {
    const sum = total[last + k] ?? 0;
    if (!held(k) && sum < least) {
      r = k;
      least = sum;
    }
  }
  for (let j = length - 1; j >= 0; j--) {
    walk[j] = r;
    r += j > 0 ? (came[j * row + ROOM + r] ?? 0) : 0;
  }
}

/** One row of sums from the one before it, with steps of up to two samples. */
function stepOfTwo(
  { cost, total, came, nearest, farthest }: PolarGrid,
  into: number,
  row: number,
  at: number,
  weight: number,
): void {
  const far = 4 * weight;
  const before = into - row;
  let twoIn = total[before + nearest - 2] ?? 0;
  let oneIn = total[before + nearest - 1] ?? 0;
  let here = total[before + nearest] ?? 0;
  let oneOut = total[before + nearest + 1] ?? 0;
  for (let r = nearest; r < farthest; r++) {
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

/** The same with steps of up to three samples. */
function stepOfThree(grid: PolarGrid, into: number, row: number, at: number, weight: number): void {
  stepOfTwo(grid, into, row, at, weight);
  const { cost, total, came, nearest, farthest } = grid;
  const widest = 9 * weight;
  for (let r = nearest; r < farthest; r++) {
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
