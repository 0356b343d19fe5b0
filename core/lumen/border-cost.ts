import type { Levels } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';

/** A sample says at most so much against blood, and so little for it, in half distances from blood to the limit. */
const SAYS = { most: 2, least: -0.4 };
/** Once tissue has been passed (the likelihood has risen so far above its least), every further sample costs more, up to a wall of so much. */
const PASSED = { rise: 2.8, each: 1.5, most: 40 };
/** Weight of the step from inside to outside over so many samples to either side. */
const STEP = { weight: 2, samples: 3 };
/** No sample costs more than this beyond its ray's least. */
export const DEAREST = 16;
/** What the catheter hides costs as much as the edge of its dead zone, and so much more for each sample that the border lies within. */
const HIDDEN = 0.1;
/** A border that leaves the catheter's middle outside. */
const OUTSIDE = 1e3;
/** Beyond the ultrasound a sample costs so much more than the one before it. */
const BEYOND = 0.05;
/** A ray whose least lies further out than this share of its length shows no border: all its samples cost the same. */
const SILENT = { beyond: 0.93, cost: 0.1 };

/**
 * What a border at each sample costs: how badly the samples inside of it agree with blood (likelihood of a change point),
 * a wall behind the first tissue, less the step of brightness across it. The least of each ray is 0.
 */
export function costBorders(grid: PolarGrid, levels: Levels): void {
  for (let ray = 0; ray < grid.rays; ray++) {
    const least = costAlong(grid, levels, ray);
    settle(grid, ray, least);
  }
}

/** Costs of one ray before they are set against its least; gives the sample of the least. */
function costAlong(grid: PolarGrid, { blood, limit }: Levels, ray: number): number {
  const { samples, greys, cost, sums, share } = grid;
  const from = ray * samples;
  const [begin, end] = [grid.first[ray] ?? 1, grid.end[ray] ?? samples];
  const scale = 0.5 / (limit - blood);
  const half = Math.max(2, Math.round(STEP.samples * share));
  sums[begin] = 0;
  for (let r = begin; r < end; r++) sums[r + 1] = (sums[r] ?? 0) + (greys[from + r] ?? 0);
  const perSample = 1 / share;
  const wallStep = PASSED.each * perSample;
  let [likelihood, lowest, wall, least, at] = [0, 0, 0, Number.POSITIVE_INFINITY, begin];
  for (let r = begin; r < end; r++) {
    const i = r - half < begin ? begin : r - half;
    const e = r + half > end ? end : r + half;
    const sum = sums[r] ?? 0;
    const inside = r > i ? (sum - (sums[i] ?? 0)) / (r - i) : blood;
    const step = (((sums[e] ?? 0) - sum) / (e - r) - inside) * scale;
    if (likelihood - lowest > PASSED.rise) wall = Math.min(PASSED.most, wall + wallStep);
    const here = likelihood + wall - STEP.weight * (step > 1 ? 1 : step < -1 ? -1 : step);
    cost[from + r] = here;
    if (here < least) {
      least = here;
      at = r;
    }
    const says = ((greys[from + r] ?? 0) - limit) * scale;
    likelihood += (says > SAYS.most ? SAYS.most : says < SAYS.least ? SAYS.least : says) * perSample;
    if (likelihood < lowest) lowest = likelihood;
  }
  return at;
}

function settle({ samples, share, cost, first, end, silent, least }: PolarGrid, ray: number, at: number): void {
  const from = ray * samples;
  const [begin, last] = [first[ray] ?? 1, end[ray] ?? samples];
  const noSay = at > SILENT.beyond * last;
  silent[ray] = noSay ? 1 : 0;
  if (noSay) {
    cost.fill(OUTSIDE, from, from + (least[ray] ?? 0));
    cost.fill(SILENT.cost, from + (least[ray] ?? 0), from + samples);
    return;
  }
  const lowest = cost[from + at] ?? 0;
  const outermost = cost[from + last - 1] ?? 0;
  for (let r = last; r < samples; r++) cost[from + r] = outermost + (r - last + 1) * BEYOND;
  for (let k = from + begin; k < from + samples; k++) {
    const above = (cost[k] ?? 0) - lowest;
    cost[k] = above > DEAREST ? DEAREST : above;
  }
  const edge = cost[from + begin] ?? 0;
  for (let r = 0; r < begin; r++)
    cost[from + r] = r < (least[ray] ?? 0) ? OUTSIDE : edge + (HIDDEN * (begin - r)) / share;
}
