import type { Places } from './outline.ts';
import { inGrid } from './placing.ts';
import type { PolarGrid } from './polar-grid.ts';

/** Where the border of a frame is expected: between two accepted outlines, say. */
export interface Expected {
  readonly places: Places;
  /** How firmly it is held there: cost of a sample's distance, squared. */
  readonly hold: number;
  /** Beyond this (mm) from where it is expected no border lies. */
  readonly band: number;
}

const FORBIDDEN = 1e3;

/** Adds to the costs of a grid how far each sample lies from where the border is expected; `mmPerPixel` along x. */
export function holdExpected(grid: PolarGrid, { places, hold, band }: Expected, mmPerPixel: number): void {
  const { rays, samples, cost } = grid;
  const radii = radiiOf(grid, places);
  const most = band / mmPerPixel / grid.step;
  grid.nearest = 0;
  grid.farthest = samples;
  for (let ray = 0; ray < rays; ray++) {
    for (let r = 0; r < samples; r++) {
      const away = Math.abs(r - (radii[ray] ?? 0));
      const at = ray * samples + r;
      cost[at] = away > most ? FORBIDDEN : (cost[at] ?? 0) + hold * away * away;
    }
  }
}

/** The sample at which each ray of a grid leaves an outline, between its places in proportion. */
export function radiiOf(grid: PolarGrid, places: Places): Float64Array {
  const { rays } = grid;
  const radii = new Float64Array(rays);
  let before = inGrid(grid, places[places.length - 2] ?? 0, places[places.length - 1] ?? 0);
  for (let k = 0; k < places.length; k += 2) {
    const here = inGrid(grid, places[k] ?? 0, places[k + 1] ?? 0);
    const way = here.ray - before.ray;
    const turn = way > rays / 2 ? way - rays : way < -rays / 2 ? way + rays : way;
    const [from, to] = turn < 0 ? [here, before] : [before, here];
    const wide = Math.abs(turn);
    for (let ray = Math.ceil(from.ray); ray <= from.ray + wide; ray++) {
      const share = wide === 0 ? 0 : (ray - from.ray) / wide;
      const sample = from.sample + share * (to.sample - from.sample);
      const at = ray % rays;
      if (sample > (radii[at] ?? 0)) radii[at] = sample;
    }
    before = here;
  }
  return radii;
}
