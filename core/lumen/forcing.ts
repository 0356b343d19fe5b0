import type { Point } from '../geometry/point.ts';
import { borderAt } from './correcting/moving.ts';
import { inGrid } from './placing.ts';
import type { PolarGrid } from './polar-grid.ts';

/** Cost of a border that misses a place through which it must go. */
const MISSED = 1e4;
/** Rays to either side of a place that it holds as well; samples by which the path may miss it. */
const HELD = { rays: 1, samples: 1 };
/** Share of a turn to either side over which what is left is taken up. */
const TAKEN_UP = 1 / 24;

/** Makes a border through each of these places (widths of a pixel) free where it goes through, and as good as forbidden elsewhere on their rays. */
export function forceThrough(grid: PolarGrid, forced: readonly Point[]): void {
  const { rays, samples, cost, silent } = grid;
  for (const [x, y] of forced) {
    const { ray, sample } = inGrid(grid, x, y);
    const at = Math.max(0, Math.min(samples - 1, sample));
    grid.nearest = Math.max(0, Math.min(grid.nearest, Math.floor(at - HELD.samples) - 1));
    grid.farthest = Math.min(samples, Math.max(grid.farthest, Math.ceil(at + HELD.samples) + 2));
    for (let beside = -HELD.rays; beside <= HELD.rays; beside++) {
      const here = (Math.round(ray) + beside + rays) % rays;
      silent[here] = 0;
      for (let r = 0; r < samples; r++) cost[here * samples + r] = Math.abs(r - at) <= HELD.samples ? 0 : MISSED;
    }
  }
}

/** So often every place is gone to again, since one moves what lies near another. */
const SWEEPS = 4;

/** Moves the evened-out border exactly onto these places, and its neighbourhood with it. */
export function takeUp(grid: PolarGrid, forced: readonly Point[]): void {
  const at = forced.map(([x, y]) => inGrid(grid, x, y));
  for (let sweep = 0; sweep < (at.length > 1 ? SWEEPS : 1); sweep++)
    for (const { ray, sample } of at) takeUpOne(grid, ray, sample);
}

function takeUpOne(grid: PolarGrid, ray: number, sample: number): void {
  const { rays, border, samples } = grid;
  const reach = Math.round(TAKEN_UP * rays);
  const low = Math.floor(ray);
  const share = ray - low;
  const missing = Math.min(samples - 1, sample) - borderAt(grid, ray);
  for (let beside = -reach; beside <= reach + 1; beside++) {
    const away = Math.min(1, Math.abs(beside - share) / reach);
    const here = (low + beside + rays) % rays;
    border[here] = (border[here] ?? 0) + (missing * (1 + Math.cos(Math.PI * away))) / 2;
  }
}
