import type { Point } from '../../../core/geometry/point.ts';
import type { Box } from '../../ui/box.ts';
import type { Size } from '../../ui/screen.ts';
import type { WantedLabel } from './wanted.ts';

/** Where a label stands: fixed in the picture area, or so many degrees from the way it would go and so far from its object, with which it moves. */
export type Spot = { readonly at: Point } | { readonly turned: number; readonly away: number };

/** Room that stays free along the border of the picture area, CSS pixels. */
const BORDER = 6;
/** From one fixed spot to the next, CSS pixels; in a large picture area it is more, so that there are never more spots than so many. */
const STEP = 20;
const MOST = 2000;
const TURNS = Array.from({ length: 16 }, (_, k) => 22.5 * (k - 8));
const DISTANCES = [10, 34, 70, 120, 190];
/** So many CSS pixels of distance are as bad as a degree away from where a label would stand. */
export const PIXELS_PER_DEGREE = 0.6;

/** Spots around an object, the best one first. */
export const BESIDE: readonly Spot[] = TURNS.flatMap((turned) => DISTANCES.map((away) => ({ turned, away }))).toSorted(
  (a, b) => badness(a) - badness(b),
);

function badness({ turned, away }: { readonly turned: number; readonly away: number }): number {
  return Math.abs(turned) * PIXELS_PER_DEGREE + away;
}

/** The box of a label on a spot, kept inside the picture area. */
export function boxOn(spot: Spot, label: WantedLabel, { width, height }: Size): Box {
  const { size } = label;
  const [x, y] = 'at' in spot ? spot.at : besideAt(spot.turned, spot.away, label);
  return { x: within(x, size.width, width), y: within(y, size.height, height), ...size };
}

function within(start: number, length: number, room: number): number {
  return Math.max(BORDER, Math.min(room - length - BORDER, start));
}

/** Beyond the straight line that touches the object on that side, so that nothing of it is covered and nothing jumps when it changes. */
function besideAt(turned: number, away: number, { size, from, towards, beyond }: WantedLabel): Point {
  const angle = (turned * Math.PI) / 180;
  const [x, y] = [
    towards[0] * Math.cos(angle) - towards[1] * Math.sin(angle),
    towards[0] * Math.sin(angle) + towards[1] * Math.cos(angle),
  ];
  let reach = 0;
  for (const [px, py] of beyond) reach = Math.max(reach, (px - from[0]) * x + (py - from[1]) * y);
  const middle = reach + away + (Math.abs(x) * size.width + Math.abs(y) * size.height) / 2;
  return [from[0] + x * middle - size.width / 2, from[1] + y * middle - size.height / 2];
}

/** Fixed spots all over a picture area for boxes of a size: where they begin, CSS pixels; each row of each column, one column after the other. */
export interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** The fixed spots of a picture area for boxes of a size. */
export function gridFor(size: Size, { width, height }: Size): Grid {
  const step = Math.max(STEP, Math.sqrt((width * height) / MOST));
  return { columns: starts(size.width, width, step), rows: starts(size.height, height, step) };
}

/** A fixed spot by its number in a grid. */
export function spotIn({ columns, rows }: Grid, number: number): Spot {
  const at = [columns[Math.floor(number / rows.length)] ?? 0, rows[number % rows.length] ?? 0] as const;
  return { at };
}

/** Where boxes of a length may begin in a room, from one border to the other. */
function starts(length: number, room: number, step: number): readonly number[] {
  const last = room - length - BORDER;
  const count = Math.max(0, Math.floor((last - BORDER) / step));
  return [...Array.from({ length: count + 1 }, (_, k) => BORDER + k * step), ...(last > BORDER ? [last] : [])];
}
