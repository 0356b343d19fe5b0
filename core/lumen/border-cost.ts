import type { Levels } from './answer.ts';
import { FOUND, type PolarGrid } from './polar-grid.ts';
import { quick } from './quick/program.ts';
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

/** `struct Rules` of costs.c from `saysMost` on. */
const CONSTANTS = [
  ...[SAYS.most, SAYS.least, PASSED.rise, PASSED.each, PASSED.most, STEP.weight, DEAREST, ROUNDING],
  ...[HIDDEN, OUTSIDE, BEYOND, SILENT.beyond, SILENT.cost],
];
const rules = new Float64Array(quick.memory.buffer, quick.rulesAt(), 3 + CONSTANTS.length);
rules.set(CONSTANTS, 3);
const half = new Int32Array(quick.memory.buffer, rules.byteOffset + rules.byteLength, 1);

/**
 * What a border at each sample costs: how badly the samples inside of it agree with blood (likelihood of a change point),
 * a wall behind the first tissue, less the step of brightness across it. The least of each ray is 0.
 */
export function costBorders(grid: PolarGrid, { blood, limit }: Levels): void {
  const { rays, share, described } = grid;
  rules.set([blood, limit, share]);
  half[0] = Math.max(2, Math.round(STEP.samples * share));
  for (let ray = 0; ray < rays; ) {
    ray = quick.costBorders(described.byteOffset, ray);
    if (ray < rays) readOn(grid, ray);
  }
  const [nearest = 0, farthest = 0, heard = 0] = described.subarray(-FOUND);
  grid.nearest = heard === 1 ? nearest : 0;
  grid.farthest = farthest;
}
