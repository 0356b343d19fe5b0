import { lowPass } from '../harmonics.ts';
import { type Network, summed } from '../network.ts';
import type { PolarGrid } from '../polar-grid.ts';
import type { Scene } from '../solve.ts';
import { toldAlong, type Weighed } from './telling.ts';

/** What the network answers is a share of the line's mean radius in this unit; no ray is moved by more than `most` of it. */
export const SETTLED = { unit: 0.05, most: 4 };

/**
 * Moves the mean of the lines through the clicks, which is the grid's border, ray by ray to where the lines, the greys
 * across it and at the clicks, and the way to the clicks say that the reader draws it. The grid lies along the outline before.
 */
export function settle(grid: PolarGrid, scene: Scene, weighed: Weighed, network: Network): void {
  settleBy(grid, network, toldAlong(grid, scene, weighed));
}

/** The same from what tells of each ray (`toldAlong`). */
export function settleBy(grid: PolarGrid, network: Network, told: readonly Float64Array[]): void {
  const { border, samples, rays } = grid;
  const unit = (SETTLED.unit * border.reduce((sum, one) => sum + one, 0)) / rays;
  for (const [ray, values] of told.entries()) {
    const by = Math.max(-SETTLED.most, Math.min(SETTLED.most, summed(network, values)));
    border[ray] = Math.max(0, Math.min(samples - 1, (border[ray] ?? 0) + unit * by));
  }
  lowPass(grid);
}
