import { greatestOf, leastOf } from '../../extremes.ts';
import { measuredLevels } from '../levels.ts';
import { inGrid } from '../placing.ts';
import type { PolarGrid } from '../polar-grid.ts';
import { readGreys } from '../reading.ts';
import type { Scene } from '../solve.ts';
import { borderAt } from './moving.ts';
import { KINDS, type Proposal } from './proposals.ts';

/** Samples beyond a line, and beyond a click on its ray, at which the greys are looked at (coarse grid). */
const ACROSS = [-8, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8];
const AT_CLICK = [-4, -2, -1, 0, 1, 2, 4];
/** Rays to either side over which greys are averaged: along the line, and at a click. */
const BESIDE = { line: 4, click: 1 };
/** How near a click is, as bells of so much of a turn; the broadest says which click's greys count. */
const NEAR = [0.03, 0.09, 0.2] as const;
/** Greys are told in distances from blood to tissue, within these; lengths in mean radii of the line, within these. */
const GREYS = { least: -1, most: 3 };
const LENGTHS = { least: -1.5, most: 1.5 };
/** What a click or a line that is far away or not believed at all still counts. */
const LITTLE = 1e-3;

/** What was weighed: the lines as the samples at which the rays of one grid leave them, the share of each in their mean, and the outline before. */
export interface Weighed {
  readonly kinds: readonly Proposal['kind'][];
  readonly radii: readonly Float64Array[];
  readonly shares: Float64Array;
  readonly before: Float64Array;
}

/** What tells on each ray of a grid how far its border, the mean of the lines that were weighed, is off. Turned or mirrored it tells the same. */
export function toldAlong(grid: PolarGrid, scene: Scene, weighed: Weighed): readonly Float64Array[] {
  const { rays, border, along, samples } = grid;
  const mean = border.reduce((sum, one) => sum + one, 0) / rays;
  const told = greyTeller(grid, scene, weighed.before);
  const clicks = scene.forced.map(([x, y]): Click => {
    const { ray, sample: beyond } = inGrid(grid, x, y);
    const sample = Math.min(samples - 1, beyond);
    return {
      ray,
      missed: length((sample - borderAt({ ...grid, border: weighed.before }, ray)) / mean),
      left: length((sample - borderAt(grid, ray)) / mean),
      greys: AT_CLICK.map((away) => told(Math.round(ray) % rays, sample + away, BESIDE.click)),
    };
  });
  const newest = clicks.at(-1)?.missed ?? 0;
  const whole = [newest, Math.abs(newest), Math.min(1, clicks.length - 1), mean / samples, along.second / along.first];
  return Array.from({ length: rays }, (_, ray) => {
    const here = border[ray] ?? 0;
    const hidden = here - (grid.first[ray] ?? 0);
    return Float64Array.from([
      ...linesOn(ray, here, mean, weighed),
      length(((weighed.before[ray] ?? 0) - here) / mean),
      ...whole,
      ...clicksFrom(ray / rays, rays, clicks),
      Math.cos((2 * Math.PI * ray) / rays) ** 2,
      Math.min(3, here / mean),
      hidden < 0 ? 1 : 0,
      length(hidden / mean),
      length(((grid.end[ray] ?? samples) - here) / mean),
      ...ACROSS.map((away) => told(ray, here + away, BESIDE.line)),
    ]);
  });
}

interface Click {
  readonly ray: number;
  /** How far it lies beyond the outline before, and beyond the mean of the lines. */
  readonly missed: number;
  readonly left: number;
  readonly greys: readonly number[];
}

/** On one ray: how far each kind of line lies beyond the mean one, its share, and how much they differ. */
function linesOn(ray: number, here: number, mean: number, { kinds, radii, shares }: Weighed): readonly number[] {
  const beyond = KINDS.map(() => 0);
  const share = KINDS.map(() => 0);
  let spread = 0;
  for (const [k, kind] of kinds.entries()) {
    const at = KINDS.indexOf(kind);
    const away = length(((radii[k]?.[ray] ?? 0) - here) / mean);
    const one = shares[k] ?? 0;
    beyond[at] = (beyond[at] ?? 0) + (one + LITTLE) * away;
    share[at] = (share[at] ?? 0) + one + LITTLE;
    spread += one * away * away;
  }
  return [...beyond.map((sum, k) => sum / ((share[k] ?? 0) || 1)), ...share, Math.sqrt(spread)];
}

/** On one ray: how near the clicks are, how far those near it missed, and the greys at them. */
function clicksFrom(turn: number, rays: number, clicks: readonly Click[]): readonly number[] {
  const turns = clicks.map(({ ray }) => {
    const apart = Math.abs(ray / rays - turn);
    return Math.min(apart, 1 - apart);
  });
  const [first, second, broad] = NEAR.map((within) => turns.map((away) => Math.exp(-0.5 * (away / within) ** 2)));
  const bells = [first, second, broad].flatMap((near = []) => [
    greatestOf(near),
    length(near.reduce((sum, one, k) => sum + one * (clicks[k]?.missed ?? 0), 0)),
    length(near.reduce((sum, one, k) => sum + one * (clicks[k]?.left ?? 0), 0)),
  ]);
  const shares = (broad ?? []).map((one) => one + LITTLE);
  const all = shares.reduce((sum, one) => sum + one, 0);
  const greys = AT_CLICK.map((_, at) =>
    shares.reduce((sum, share, k) => sum + (share / all) * (clicks[k]?.greys[at] ?? 0), 0),
  );
  return [leastOf(turns), ...bells, ...greys];
}

/** Reads the grid; tells greys on its rays against blood and tissue as the outline before parts them: at a sample (with fractions), averaged over so many rays to either side. */
function greyTeller(
  grid: PolarGrid,
  scene: Scene,
  before: Float64Array,
): (ray: number, sample: number, beside: number) => number {
  const { rays, samples, greys, spare, end } = grid;
  readGreys(grid, scene.frame, scene.field);
  const { blood, tissue } = measuredLevels({ ...grid, border: before }, scene.gap);
  const contrast = Math.max(scene.gap, tissue - blood);
  for (let at = 0; at < greys.length; at++)
    spare[at] = between(GREYS.least, ((greys[at] ?? 0) - blood) / contrast, GREYS.most);
  return (ray, sample, beside) => {
    const last = Math.min(samples, end[ray] ?? samples) - 1;
    const at = between(0, sample, last);
    const low = Math.floor(at);
    const share = at - low;
    const high = Math.min(low + 1, last);
    let sum = 0;
    for (let k = -beside; k <= beside; k++) {
      const from = ((ray + k + rays) % rays) * samples;
      sum += (1 - share) * (spare[from + low] ?? 0) + share * (spare[from + high] ?? 0);
    }
    return sum / (2 * beside + 1);
  };
}

function length(value: number): number {
  return between(LENGTHS.least, value, LENGTHS.most);
}

function between(least: number, value: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
