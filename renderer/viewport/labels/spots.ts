import { greatestOf, leastOf } from '../../../core/extremes.ts';
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
/** The spots are sorted in so many groups. */
const GROUPS = 32;
const TURNS = Array.from({ length: 16 }, (_, k) => 22.5 * (k - 8));
const DISTANCES = [10, 34, 70, 120, 190];
/** So many CSS pixels of distance are as bad as a degree away from where a label would stand. */
const PIXELS_PER_DEGREE = 0.6;

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
  const within = (start: number, length: number, room: number) =>
    Math.max(BORDER, Math.min(room - length - BORDER, start));
  return { x: within(x, size.width, width), y: within(y, size.height, height), ...size };
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

/** A spot with how bad it is. */
interface Rated {
  readonly at: Point;
  readonly bad: number;
}

/** Fixed spots all over the picture area, the one that is best for a label first; of hundreds the first are mostly taken, so that the others are not even sorted. */
export function anywhere(label: WantedLabel, size: Size): Iterable<Spot> {
  const groups = groupedByRating(rated(label, size));
  const sorted: Rated[][] = [];
  return {
    *[Symbol.iterator]() {
      for (const [k, group] of groups.entries()) {
        sorted[k] ??= group.sort((a, b) => a.bad - b.bad);
        yield* sorted[k];
      }
    },
  };
}

/** Spots in their order in groups, each better than the next. */
function groupedByRating(spots: readonly Rated[]): readonly Rated[][] {
  const [best, worst] = [leastOf(spots.map(({ bad }) => bad)), greatestOf(spots.map(({ bad }) => bad))];
  const groups = Array.from({ length: GROUPS }, (): Rated[] => []);
  const scale = worst > best ? (GROUPS - 1) / (worst - best) : 0;
  for (const spot of spots) groups[Math.floor((spot.bad - best) * scale)]?.push(spot);
  return groups;
}

function rated(label: WantedLabel, { width, height }: Size): readonly Rated[] {
  const { size, from, towards } = label;
  const step = Math.max(STEP, Math.sqrt((width * height) / MOST));
  const rows = starts(size.height, height, step);
  return starts(size.width, width, step).flatMap((x) =>
    rows.map((y) => {
      const [beside, below] = [x + size.width / 2 - from[0], y + size.height / 2 - from[1]];
      const away = Math.hypot(
        Math.max(0, Math.abs(beside) - size.width / 2),
        Math.max(0, Math.abs(below) - size.height / 2),
      );
      const apart = Math.hypot(beside, below);
      const along = apart === 0 ? 1 : (beside * towards[0] + below * towards[1]) / apart;
      const degrees = (Math.acos(Math.max(-1, Math.min(1, along))) * 180) / Math.PI;
      return { at: [x, y] as const, bad: away + degrees * PIXELS_PER_DEGREE };
    }),
  );
}

/** Where boxes of a length may begin in a room, from one border to the other. */
function starts(length: number, room: number, step: number): readonly number[] {
  const last = room - length - BORDER;
  const count = Math.max(0, Math.floor((last - BORDER) / step));
  return [...Array.from({ length: count + 1 }, (_, k) => BORDER + k * step), ...(last > BORDER ? [last] : [])];
}
