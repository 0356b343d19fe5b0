import { lowPass } from './harmonics.ts';
import type { PolarGrid } from './polar-grid.ts';
import { quick } from './quick/program.ts';

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

/**
 * The cheapest path over `length` rays from ray `start` on, into `walk`; both its ends within one sample of `end` unless that
 * is negative. Sums that exceed what a circle costs are on no cheapest path, as no sample costs less than nothing.
 */
function openPath(
  { described, nearest, farthest }: PolarGrid,
  start: number,
  length: number,
  end: number,
  { weight, most }: Smoothness,
): void {
  quick.openPath(described.byteOffset, start, length, end, weight, most, nearest, farthest);
}
