import { lowPass } from '../harmonics.ts';
import type { PolarGrid } from '../polar-grid.ts';
import type { Scene } from '../solve.ts';
import { answeredAround, type RingNetwork } from './ring-network.ts';
import { toldAlong, type Weighed } from './telling.ts';

/** What the network answers is a share of the line's mean radius in this unit; no ray is moved by more than `most` of it. */
export const SETTLED = { unit: 0.05, most: 4 };
/** Every so many-th ray is told of; those between go with their neighbours. */
export const EVERY = 2;
/** How many numbers tell of a ray (`toldAlong`), how many units the network has, how often they hear others, and how many told rays away. */
export const SHAPE = { told: 91, units: 24, hearings: 2, apart: [0, 1, 2, 4, 8, 16] } as const;

/**
 * Moves the mean of the lines through the clicks, which is the grid's border, ray by ray to where the lines, the greys
 * across it and at the clicks, and the way to the clicks say that the reader draws it. The grid lies along that mean.
 */
export function settle(grid: PolarGrid, scene: Scene, weighed: Weighed, network: RingNetwork): void {
  settleBy(grid, answeredAround(network, toldAlong(grid, scene, weighed, EVERY)));
}

/** Moves the grid's border as a network answered. */
export function settleBy(grid: PolarGrid, answer: Float64Array): void {
  const { border, samples, rays } = grid;
  const unit = (SETTLED.unit * border.reduce((sum, one) => sum + one, 0)) / rays;
  for (let ray = 0; ray < rays; ray++) {
    const low = Math.floor(ray / EVERY);
    const share = ray / EVERY - low;
    const here = (1 - share) * (answer[low] ?? 0) + share * (answer[(low + 1) % answer.length] ?? 0);
    const by = Math.max(-SETTLED.most, Math.min(SETTLED.most, here));
    border[ray] = Math.max(0, Math.min(samples - 1, (border[ray] ?? 0) + unit * by));
  }
  lowPass(grid);
}
