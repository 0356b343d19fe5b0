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
  let [surest, least] = [0, FORBIDDEN];
  for (let ray = 0; ray < rays; ray++) {
    if (silent[ray] === 1) continue;
    const here = border[ray] ?? 0;
    const dear = (cost[ray * samples + here] ?? 0) + Math.abs(here - (border[(ray + 1) % rays] ?? 0));
    if (dear < least) [surest, least] = [ray, dear];
  }
  return surest;
}

/** The cheapest path over `length` rays from ray `start` on, into `walk`; both its ends within one sample of `end` unless that is negative. */
function openPath(grid: PolarGrid, start: number, length: number, end: number, smooth: Smoothness): void {
  const { rays, samples, cost, total, came, walk } = grid;
  const row = samples + 2 * ROOM;
  const held = (r: number): boolean => end >= 0 && Math.abs(r - end) > 1;
  for (let j = 0; j < length; j++) {
    total.fill(FORBIDDEN, j * row, j * row + ROOM);
    total.fill(FORBIDDEN, (j + 1) * row - ROOM, (j + 1) * row);
  }
  const from = (start % rays) * samples;
  for (let r = 0; r < samples; r++) total[ROOM + r] = held(r) ? FORBIDDEN : (cost[from + r] ?? 0);
  for (let j = 1; j < length; j++) {
    const at = ((start + j) % rays) * samples;
    if (smooth.most === 2) stepOfTwo(grid, j * row + ROOM, row, at, smooth.weight);
    else stepOfThree(grid, j * row + ROOM, row, at, smooth.weight);
  }
  const last = (length - 1) * row + ROOM;
  let [r, least] = [0, Number.POSITIVE_INFINITY];
  for (let k = 0; k < samples; k++) {
    const sum = total[last + k] ?? 0;
    if (!held(k) && sum < least) [r, least] = [k, sum];
  }
  for (let j = length - 1; j >= 0; j--) {
    walk[j] = r;
    r += j > 0 ? (came[j * row + ROOM + r] ?? 0) : 0;
  }
}

/** One row of sums from the one before it, with steps of up to two samples. */
function stepOfTwo(
  { samples, cost, total, came }: PolarGrid,
  into: number,
  row: number,
  at: number,
  weight: number,
): void {
  const far = 4 * weight;
  for (let r = 0; r < samples; r++) {
    const before = into - row + r;
    let least = total[before] ?? 0;
    let step = 0;
    const a = (total[before - 1] ?? 0) + weight;
    const b = (total[before + 1] ?? 0) + weight;
    const c = (total[before - 2] ?? 0) + far;
    const d = (total[before + 2] ?? 0) + far;
    if (a < least) {
      least = a;
      step = -1;
    }
    if (b < least) {
      least = b;
      step = 1;
    }
    if (c < least) {
      least = c;
      step = -2;
    }
    if (d < least) {
      least = d;
      step = 2;
    }
    total[into + r] = least + (cost[at + r] ?? 0);
    came[into + r] = step;
  }
}

/** The same with steps of up to three samples. */
function stepOfThree(grid: PolarGrid, into: number, row: number, at: number, weight: number): void {
  stepOfTwo(grid, into, row, at, weight);
  const { samples, cost, total, came } = grid;
  const farthest = 9 * weight;
  for (let r = 0; r < samples; r++) {
    const before = into - row + r;
    const here = cost[at + r] ?? 0;
    const a = (total[before - 3] ?? 0) + farthest + here;
    const b = (total[before + 3] ?? 0) + farthest + here;
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
