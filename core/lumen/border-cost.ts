import type { Levels } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';
import { readOn } from './reading.ts';

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

/** Rounding has no say in whether all samples still to come are of the dearest. */
const ROUNDING = 1;

/**
 * What a border at each sample costs: how badly the samples inside of it agree with blood (likelihood of a change point),
 * a wall behind the first tissue, less the step of brightness across it. The least of each ray is 0.
 */
export function costBorders(grid: PolarGrid, levels: Levels): void {
  const { rays, first, least, silent } = grid;
  let nearest = grid.samples;
  let farthest = 0;
  let heard = false;
  for (let ray = 0; ray < rays; ray++) {
    const dearest = costAlong(grid, levels, ray);
    nearest = Math.min(nearest, first[ray] ?? 1);
    farthest = Math.max(farthest, dearest, (least[ray] ?? 0) + 1);
    heard ||= silent[ray] === 0;
  }
  grid.nearest = heard ? nearest : 0;
  grid.farthest = farthest;
}

/** Costs of one ray; gives the sample from which on none costs less than the one before it. */
function costAlong(grid: PolarGrid, { blood, limit }: Levels, ray: number): number {
  const { samples, greys, cost, sums, share } = grid;
  const from = ray * samples;
  const begin = grid.first[ray] ?? 1;
  const end = grid.end[ray] ?? samples;
  const scale = 0.5 / (limit - blood);
  const half = Math.max(2, Math.round(STEP.samples * share));
  const perSample = 1 / share;
  const wallStep = PASSED.each * perSample;
  let known = grid.known[ray] ?? samples;
  let likelihood = 0;
  let lowest = 0;
  let wall = 0;
  let least = Number.POSITIVE_INFINITY;
  let at = begin;
  sums[begin] = 0;
  for (let k = begin; k < begin + half - 1; k++) sums[k + 1] = (sums[k] ?? 0) + (greys[from + k] ?? 0);
  // What lies so far above the least stays there, however much the samples to come speak for blood.
  const fall = -SAYS.least * perSample;
  let dear = DEAREST + STEP.weight + ROUNDING + (end - begin) * fall;
  let r = begin;
  for (; r < end && likelihood + wall < least + dear; r++, dear -= fall) {
    const i = r - half < begin ? begin : r - half;
    const e = r + half > end ? end : r + half;
    if (e > known) known = readOn(grid, ray);
    if (e === r + half) sums[e] = (sums[e - 1] ?? 0) + (greys[from + e - 1] ?? 0);
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
  settle(grid, ray, at, r);
  return r;
}

/** Sets the costs of a ray, reckoned up to `dear`, against the least of them, at `at`. */
function settle(
  { samples, share, cost, first, end, silent, least }: PolarGrid,
  ray: number,
  at: number,
  dear: number,
): void {
  const from = ray * samples;
  const begin = first[ray] ?? 1;
  const last = end[ray] ?? samples;
  const inmost = least[ray] ?? 0;
  const noSay = at > SILENT.beyond * last;
  silent[ray] = noSay ? 1 : 0;
  if (noSay) {
    for (let r = 0; r < samples; r++) cost[from + r] = r < inmost ? OUTSIDE : SILENT.cost;
    return;
  }
  const lowest = cost[from + at] ?? 0;
  const outermost = cost[from + dear - 1] ?? 0;
  if (dear < last) for (let r = dear; r < samples; r++) cost[from + r] = DEAREST;
  else for (let r = last; r < samples; r++) cost[from + r] = outermost + (r - last + 1) * BEYOND;
  for (let k = from + begin, to = from + (dear < last ? dear : samples); k < to; k++) {
    const above = (cost[k] ?? 0) - lowest;
    cost[k] = above > DEAREST ? DEAREST : above;
  }
  const edge = cost[from + begin] ?? 0;
  for (let r = 0; r < inmost; r++) cost[from + r] = OUTSIDE;
  for (let r = inmost; r < begin; r++) cost[from + r] = edge + (HIDDEN * (begin - r)) / share;
}
