import { greatestOf, leastOf } from '../../extremes.ts';
import { measuredLevels } from '../levels.ts';
import { inGrid } from '../placing.ts';
import type { PolarGrid } from '../polar-grid.ts';
import { readGreys } from '../reading.ts';
import type { Scene } from '../solve.ts';
import { borderAt } from './moving.ts';
import { KINDS, type Proposal } from './proposals.ts';

/** Samples beyond a line, beyond the outline before, and beyond a click on its ray, at which the greys are looked at (coarse grid). */
const ACROSS = [-20, -14, -10, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 14, 20];
const NEARBY = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const ACROSS_BEFORE = [-6, -4, -2, -1, 0, 1, 2, 4, 6];
const AT_CLICK = [-4, -2, -1, 0, 1, 2, 4];
/** Rays to either side over which greys are averaged: along the line, and at a click or close to the line. */
const BESIDE = { line: 4, click: 1 };
/** Samples within the line up to which greys are averaged from the catheter on; the brightest up to the first of them counts; and between which those beyond the line are averaged. */
const WITHIN = [2, 6] as const;
const BEYOND = { from: 2, to: 12 };
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

/** Blood, and how far tissue lies above it, as the outline before parts them. */
export interface Contrast {
  readonly blood: number;
  readonly above: number;
}

/** Tells a grey on a ray at a sample (with fractions), averaged over so many rays to either side. */
type GreyTeller = (ray: number, sample: number, beside: number) => number;

/** What tells on every so many-th ray of a grid how far its border, the mean of the lines that were weighed, is off. The grid's greys were set against blood and tissue (`contrastAlong`). Turned or mirrored it tells the same. */
export function toldAlong(grid: PolarGrid, scene: Scene, weighed: Weighed, every: number): readonly Float64Array[] {
  const { rays, border, along, samples } = grid;
  const { before } = weighed;
  const told = greyTeller(grid);
  const mean = border.reduce((sum, one) => sum + one, 0) / rays;
  const clicks = clicksBeside(grid, scene, weighed, mean, told);
  const newest = clicks.at(-1)?.missed ?? 0;
  const farthest = greatestOf(clicks.map(({ missed }) => Math.abs(missed)));
  const whole = [
    newest,
    Math.abs(newest),
    farthest,
    Math.min(1, clicks.length - 1),
    mean / samples,
    along.second / along.first,
  ];
  return Array.from({ length: rays / every }, (_, k) => {
    const ray = every * k;
    const here = border[ray] ?? 0;
    const hidden = here - (grid.first[ray] ?? 0);
    return Float64Array.from([
      ...linesOn(ray, here, mean, weighed),
      length(((before[ray] ?? 0) - here) / mean),
      ...whole,
      ...clicksFrom(ray / rays, rays, clicks),
      Math.cos((2 * Math.PI * ray) / rays) ** 2,
      Math.min(3, here / mean),
      hidden < 0 ? 1 : 0,
      length(hidden / mean),
      length(((grid.end[ray] ?? samples) - here) / mean),
      ...ACROSS.map((away) => told(ray, here + away, BESIDE.line)),
      ...NEARBY.map((away) => told(ray, here + away, BESIDE.click)),
      ...ACROSS_BEFORE.map((away) => told(ray, (before[ray] ?? 0) + away, BESIDE.line)),
      ...onTheWay(grid, ray, here),
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

/** The clicks beside the border of a grid of this mean radius. */
function clicksBeside(
  grid: PolarGrid,
  { forced }: Scene,
  { before }: Weighed,
  mean: number,
  told: GreyTeller,
): readonly Click[] {
  return forced.map(([x, y]) => {
    const { ray, sample: beyond } = inGrid(grid, x, y);
    const sample = Math.min(grid.samples - 1, beyond);
    return {
      ray,
      missed: length((sample - borderAt({ ...grid, border: before }, ray)) / mean),
      left: length((sample - borderAt(grid, ray)) / mean),
      greys: AT_CLICK.map((away) => told(Math.round(ray) % grid.rays, sample + away, BESIDE.click)),
    };
  });
}

/** On one ray: how far each kind of line lies beyond the mean one, its share, how much they differ, and which lie farthest within and beyond. */
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
  const sorted = radii.map((one) => length(((one[ray] ?? 0) - here) / mean)).sort((a, b) => a - b);
  const ends = [0, 1, -2, -1].map((k) => sorted.at(k) ?? 0);
  return [...beyond.map((sum, k) => sum / ((share[k] ?? 0) || 1)), ...share, Math.sqrt(spread), ...ends];
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

/** Reads the grid and sets its greys, into `spare`, against blood and tissue as the outline before parts them. */
export function contrastAlong(grid: PolarGrid, scene: Scene, before: Float64Array): Contrast {
  const { greys, spare } = grid;
  readGreys(grid, scene.frame, scene.field);
  const { blood, tissue } = measuredLevels({ ...grid, border: before }, scene.gap);
  const contrast = { blood, above: Math.max(scene.gap, tissue - blood) };
  for (let at = 0; at < greys.length; at++) spare[at] = against(contrast, greys[at] ?? 0);
  return contrast;
}

/** A grey in distances from blood to tissue. */
export function against({ blood, above }: Contrast, grey: number): number {
  return between(GREYS.least, (grey - blood) / above, GREYS.most);
}

/** Tells greys on the rays of a grid against blood and tissue (`contrastAlong`): at a sample (with fractions), averaged over so many rays to either side. */
function greyTeller({ rays, samples, spare, end }: PolarGrid): GreyTeller {
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

/** On one ray, of greys as they are told: their mean from the catheter on to a little within the line, the brightest of them, and their mean beyond the line. */
function onTheWay({ samples, spare, first, end }: PolarGrid, ray: number, here: number): readonly number[] {
  const from = ray * samples;
  const greys = (begin: number, to: number): Float32Array =>
    spare.subarray(from + begin, from + Math.max(begin, Math.min(samples, to)));
  const at = Math.round(here);
  const start = first[ray] ?? 0;
  const [near, far] = WITHIN.map((within) => greys(start, at - within + 1)) as [Float32Array, Float32Array];
  const outside = greys(Math.max(0, at + BEYOND.from), Math.min(end[ray] ?? samples, at + BEYOND.to));
  return [meanOf(near), meanOf(far), near.reduce((most, grey) => Math.max(most, grey), GREYS.least), meanOf(outside)];
}

function meanOf(greys: Float32Array): number {
  return greys.length === 0 ? 0 : greys.reduce((sum, grey) => sum + grey, 0) / greys.length;
}

function length(value: number): number {
  return between(LENGTHS.least, value, LENGTHS.most);
}

export function between(least: number, value: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
