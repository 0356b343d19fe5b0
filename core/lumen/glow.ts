import { greatestOf } from '../extremes.ts';
import type { GreyFrame, LumenField } from './answer.ts';
import { isVenous } from './field.ts';
import { circleAbout, place } from './placing.ts';
import type { PolarGrid } from './polar-grid.ts';
import { readGreys } from './reading.ts';

/** The glow of a catheter of 1.3 mm reaches 1.6 mm outwards, of another one in proportion (8.2 F, measured on pullbacks). */
const REACH = 1.6 / 1.3;
/** What the lowest fifth of all directions shows beside the catheter is its own glow: tissue does not lie all around it. */
const LOWEST = 0.2;
/** A glow fainter than this is left as it is. */
const FAINT = 6;

/** Reads a grid about the catheter with little evened out, so that thin rings around it stay visible: for `withoutGlow` and `blankedRadius`. */
export function readRings(frame: GreyFrame, field: LumenField, grid: PolarGrid, dead: number): void {
  place(grid, field, circleAbout(field.centre), dead);
  const widest = Math.max(3 * REACH, 2 * BLANKED) * field.disc;
  const upTo = greatestOf(grid.first) + Math.ceil(widest / grid.step) + 3;
  readGreys(grid, frame, field, { evened: 1, upTo: Math.min(grid.samples, upTo) });
}

/** The frame without the ring that the catheter itself shows around it; the same frame where there is none. The grid was read by `readRings`. */
export function withoutGlow(frame: GreyFrame, field: LumenField, grid: PolarGrid): GreyFrame {
  const step = field.reach / grid.samples;
  const wide = Math.ceil((REACH * field.disc) / step);
  const begin = grid.first[0] ?? 1;
  const lowest = greysAround(grid, begin, Math.min(grid.samples, begin + 3 * wide), LOWEST);
  const rest = lowest.slice(wide).sort((a, b) => a - b);
  const base = rest[rest.length >> 1] ?? 0;
  const glow = lowest.slice(0, wide).map((grey) => Math.max(0, grey - base));
  if (glow.every((grey) => grey <= FAINT)) return frame;
  return { ...frame, grey: darkened(frame, field, { step, begin, glow, base }) };
}

/** For each sample from `from` up to `to` the grey that this share of the directions stay below. */
function greysAround({ rays, samples, greys, counts }: PolarGrid, from: number, to: number, share: number): number[] {
  const found: number[] = [];
  for (let r = from; r < to; r++) {
    counts.fill(0);
    for (let ray = 0; ray < rays; ray++) {
      const grey = (greys[ray * samples + r] ?? 0) | 0;
      counts[grey] = (counts[grey] ?? 0) + 1;
    }
    let grey = 0;
    for (let sum = counts[0] ?? 0; sum < share * rays; sum += counts[++grey] ?? 0);
    found.push(grey);
  }
  return found;
}

/** A blanked ring reaches no further beyond the disc than this, in radii of the disc (where ring-down is subtracted, 1.5 mm about an 8.2 F catheter). */
const BLANKED = 1.2;
/** In a blanked ring even the bright directions (this share of all) stay below this share of what they show within twice as far. */
const DARK = { bright: 0.9, share: 0.35 };

/** The radius around the catheter up to which nothing is seen in any direction, because a console that subtracts ring-down blanks it: neither blood nor tissue. The dead zone's own where there is no such ring. The grid was read by `readRings`. */
export function blankedRadius(field: LumenField, grid: PolarGrid, dead: number): number {
  const step = field.reach / grid.samples;
  const begin = grid.first[0] ?? 1;
  // Beside a thinner catheter the lumen itself may be no wider than such a ring.
  if (!isVenous(field)) return dead;
  const wide = Math.ceil((BLANKED * field.disc) / step);
  const bright = greysAround(grid, begin, Math.min(grid.samples, begin + 2 * wide), DARK.bright);
  const limit = DARK.share * greatestOf(bright);
  const end = bright.findIndex((grey, k) => grey >= limit || k >= wide);
  return end <= 0 ? dead : Math.max(dead, (begin + end) * step);
}

interface Glow {
  readonly step: number;
  /** The first sample of the glow, and how much it adds from there on. */
  readonly begin: number;
  readonly glow: readonly number[];
  /** The grey without it. */
  readonly base: number;
}

function darkened(
  { width, height, grey }: GreyFrame,
  field: LumenField,
  { step, begin, glow, base }: Glow,
): Uint8Array {
  const out = grey.slice();
  const { centre, aspect } = field;
  const limit = (begin + glow.length) * step;
  const row = (y: number): number => Math.max(0, Math.min(height, Math.floor(y / aspect)));
  for (let y = row(centre[1] - limit); y < row(centre[1] + limit + 2); y++) {
    for (let x = Math.max(0, Math.floor(centre[0] - limit)); x < Math.min(width, centre[0] + limit + 1); x++) {
      const dx = x + 0.5 - centre[0];
      const dy = (y + 0.5) * aspect - centre[1];
      const away = Math.sqrt(dx * dx + dy * dy) / step - 0.5 - begin;
      const at = y * width + x;
      const here = grey[at] ?? 0;
      if (away < 0) out[at] = base;
      else if (away < glow.length) out[at] = Math.max(Math.min(base, here), here - (glow[Math.floor(away)] ?? 0));
    }
  }
  return out;
}
