import type { Levels, LumenField } from './answer.ts';
import { DEAREST } from './border-cost.ts';
import { countGreys, greyAtShare, withinBorder } from './counting.ts';
import type { Places } from './outline.ts';
import type { PolarGrid } from './polar-grid.ts';
import { readOn } from './reading.ts';

/** How many figures tell what an answer looks like. */
export const FIGURES = 24;

/** Samples to either side of a border in which inside and outside are compared, on the fine grid. */
const BAND = 5;
/** Differences are counted in this share of the contrast between tissue and blood. */
const CONTRAST = 0.6;
/** A ray less clear than this is weak. */
const WEAK = 0.15;

/** What the border of a grid looks like: `figures` into `into`, how clear each ray is into `clear`. */
export function lookAt(
  grid: PolarGrid,
  levels: Levels,
  field: LumenField,
  gap: number,
  places: Places,
  into: Float64Array,
  clear: Float64Array,
): void {
  withinBorder(grid);
  const inside = countGreys(grid);
  const blood = greyAtShare(grid, inside, 0.5);
  const rough = greyAtShare(grid, inside, 0.84) - greyAtShare(grid, inside, 0.16);
  const scale = Math.max(gap, CONTRAST * (levels.tissue - blood));
  const around = alongBorder(grid, blood, scale, clear);
  const form = formOf(places, field);
  const contrast = between(-1, (levels.tissue - blood) / Math.max(gap, 8), 3);
  const { edge, tissueInside, weak, touching, beyond } = around;
  const { span, share, round } = form;
  const disc = Math.min(2, field.disc / field.reach / 0.1);
  into.set([
    edge,
    tissueInside,
    weak,
    touching,
    beyond,
    contrast,
    Math.min(3, rough / scale),
    Math.exp(-span / 0.05),
    Math.exp(-span / 0.15),
    round,
    round * Math.exp(-span / 0.08),
    Math.min(1, share),
    (edge * contrast) / 3,
    disc,
    disc * Math.exp(-span / 0.05),
    disc * round,
    disc * tissueInside,
    Math.max(0, 2 * touching - 1),
    touching * round,
    around.hidden,
    around.dear,
    ...shapeOf(grid),
    Math.min(1, (levels.limit - levels.blood) / 40),
  ]);
}

/** How near the border lies to the catheter (beyond its disc) and how far out, as shares of the reach; and how much it looks like a circle about it, 0…1. */
function formOf(
  places: Places,
  field: LumenField,
): { readonly span: number; readonly share: number; readonly round: number } {
  const count = places.length >> 1;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < count; k++) {
    const away = Math.hypot((places[2 * k] ?? 0) - field.centre[0], (places[2 * k + 1] ?? 0) - field.centre[1]);
    sum += away;
    squares += away * away;
  }
  const mean = sum / count;
  const variance = Math.max(0, squares / count - mean * mean);
  return {
    span: (mean - field.disc) / field.reach,
    share: mean / field.reach,
    round: Math.exp(-variance / (0.08 * mean) ** 2),
  };
}

/** How uneven the border is along its ellipse, and how flat that ellipse is. */
function shapeOf({ rays, border, along }: PolarGrid): readonly [number, number] {
  let sum = 0;
  let squares = 0;
  for (let ray = 0; ray < rays; ray++) {
    const r = border[ray] ?? 0;
    sum += r;
    squares += r * r;
  }
  const mean = sum / rays;
  const uneven = Math.sqrt(Math.max(0, squares / rays - mean * mean)) / Math.max(1, mean);
  return [Math.min(1, 3 * uneven), Math.min(along.first, along.second) / Math.max(along.first, along.second)];
}

interface Around {
  /** Mean step of brightness across the border, and shares of its rays: with tissue inside, unclear, on the dead zone; and what brighter stuff lies further out. */
  edge: number;
  tissueInside: number;
  weak: number;
  touching: number;
  beyond: number;
  /** Share of the rays on which the border lies where the catheter hides it, and mean cost of the border as a share of the dearest. */
  hidden: number;
  dear: number;
}

function alongBorder(grid: PolarGrid, blood: number, scale: number, clear: Float64Array): Around {
  const { rays, samples, cost, first, border, silent } = grid;
  const found: Around = { edge: 0, tissueInside: 0, weak: 0, touching: 0, beyond: 0, hidden: 0, dear: 0 };
  for (let ray = 0; ray < rays; ray++) {
    const r = Math.round(border[ray] ?? 0);
    const band = Math.max(2, Math.round(BAND * grid.share));
    const inside = meanOf(grid, ray, Math.max(r - band, first[ray] ?? 0), r, 1, blood);
    const outside = meanOf(grid, ray, r + 1, r + band + 1, 1, blood);
    const farther = meanOf(grid, ray, r + 2 * band, r + 5 * band + 1, 2, Number.NaN);
    const step = (outside - inside) / scale;
    found.edge += between(-1, step, 1) / rays;
    found.tissueInside += between(0, (inside - blood) / scale, 1) / rays;
    if (!Number.isNaN(farther)) found.beyond += between(-1, (farther - outside) / scale, 1) / rays;
    const dear = Math.min(1, (cost[ray * samples + between(0, r, samples - 1)] ?? 0) / DEAREST);
    const hidden = (border[ray] ?? 0) < (first[ray] ?? 0);
    if (hidden) found.hidden += 1 / rays;
    found.dear += dear / rays;
    const here = silent[ray] === 1 || hidden ? 0 : between(0, step, 1) * (1 - dear);
    clear[ray] = here;
    if (here < WEAK) found.weak += 1 / rays;
    if ((border[ray] ?? 0) <= (first[ray] ?? 0) + 2) found.touching += 1 / rays;
  }
  return found;
}

/** Mean of every `every`-th sample from `from` up to `to`, as far as there is ultrasound; `none` of nothing. */
function meanOf(grid: PolarGrid, ray: number, from: number, to: number, every: number, none: number): number {
  const { samples, greys } = grid;
  const last = Math.min(to, grid.end[ray] ?? samples);
  if (last > (grid.known[ray] ?? 0)) readOn(grid, ray);
  let sum = 0;
  let count = 0;
  for (let r = from; r < last; r += every) {
    sum += greys[ray * samples + r] ?? 0;
    count++;
  }
  return count === 0 ? none : sum / count;
}

function between(least: number, value: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
