import type { GreyFrame, LumenField } from './answer.ts';
import { circleAbout, place } from './placing.ts';
import type { PolarGrid } from './polar-grid.ts';
import { readGreys } from './reading.ts';

/** The glow of a catheter of 1.3 mm reaches 1.6 mm outwards, of another one in proportion (8.2 F, measured on pullbacks). */
const REACH = 1.6 / 1.3;
/** What the lowest fifth of all directions shows beside the catheter is its own glow: tissue does not lie all around it. */
const LOWEST = 0.2;
/** A glow fainter than this is left as it is. */
const FAINT = 6;

/** The frame without the ring that the catheter itself shows around it; the same frame where there is none. `dead` is the radius around the catheter in which no border may lie. */
export function withoutGlow(frame: GreyFrame, field: LumenField, grid: PolarGrid, dead: number): GreyFrame {
  place(grid, field, circleAbout(field.centre), dead);
  readGreys(grid, frame, field, 1);
  const step = field.reach / grid.samples;
  const wide = Math.ceil((REACH * field.disc) / step);
  const begin = grid.first[0] ?? 1;
  const lowest = lowestGreys(grid, begin, Math.min(grid.samples, begin + 3 * wide));
  const rest = lowest.slice(wide).sort((a, b) => a - b);
  const base = rest[rest.length >> 1] ?? 0;
  const glow = lowest.slice(0, wide).map((grey) => Math.max(0, grey - base));
  if (glow.every((grey) => grey <= FAINT)) return frame;
  return { ...frame, grey: darkened(frame, field, { step, begin, glow, base }) };
}

/** For each sample outwards the grey that the lowest fifth of the directions stay below. */
function lowestGreys({ rays, samples, greys, counts }: PolarGrid, from: number, to: number): number[] {
  const found: number[] = [];
  for (let r = from; r < to; r++) {
    counts.fill(0);
    for (let ray = 0; ray < rays; ray++) {
      const grey = (greys[ray * samples + r] ?? 0) | 0;
      counts[grey] = (counts[grey] ?? 0) + 1;
    }
    let grey = 0;
    for (let sum = counts[0] ?? 0; sum < LOWEST * rays; sum += counts[++grey] ?? 0);
    found.push(grey);
  }
  return found;
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
  const out = Uint8Array.from(grey);
  const { centre, aspect } = field;
  const limit = (begin + glow.length) * step;
  const row = (y: number): number => Math.max(0, Math.min(height, Math.floor(y / aspect)));
  for (let y = row(centre[1] - limit); y < row(centre[1] + limit + 2); y++) {
    for (let x = Math.max(0, Math.floor(centre[0] - limit)); x < Math.min(width, centre[0] + limit + 1); x++) {
      const away = Math.hypot(x + 0.5 - centre[0], (y + 0.5) * aspect - centre[1]) / step - 0.5 - begin;
      const at = y * width + x;
      const here = grey[at] ?? 0;
      if (away < 0) out[at] = base;
      else if (away < glow.length) out[at] = Math.max(Math.min(base, here), here - (glow[Math.floor(away)] ?? 0));
    }
  }
  return out;
}
