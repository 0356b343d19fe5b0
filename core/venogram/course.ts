import type { Contour, Point } from '../geometry/point.ts';
import { evenly, lengthOf } from '../geometry/stroke.ts';

/** A line along a vessel in even steps, in widths of a pixel, with where leftwards is from each place (length 1), as somebody going along it sees it. */
export interface Course {
  /** Between neighbours. */
  readonly step: number;
  readonly places: Contour;
  readonly leftwards: Contour;
}

/** A line in even steps of about `step`, smoothed over `smooth` to either side, its ends where they were, gone on straight by `beyond` at both. */
export function courseAlong(line: Contour, step: number, smooth: number, beyond = 0): Course {
  const even = evenly(line, stepsOf(line, step));
  const whole = extended(smoothed(even, Math.round(smooth / step)), beyond);
  const places = evenly(whole, stepsOf(whole, step));
  const last = places.length - 1;
  const leftwards = places.map((_, index): Point => {
    const [from, to] = [places[Math.max(0, index - REACH)], places[Math.min(last, index + REACH)]];
    const [dx, dy] = [(to?.[0] ?? 0) - (from?.[0] ?? 0), (to?.[1] ?? 0) - (from?.[1] ?? 0)];
    const length = Math.hypot(dx, dy) || 1;
    return [dy / length, -dx / length];
  });
  return { step: lengthOf(places) / last, places, leftwards };
}

function stepsOf(line: Contour, step: number): number {
  return Math.max(8, Math.round(lengthOf(line) / step) + 1);
}

/** Steps to either side from which the direction of the line is taken. */
const REACH = 2;

/** Two passes of a mean over `reach` places to either side, over fewer where an end is nearer. */
function smoothed(line: Contour, reach: number): Contour {
  let now = line;
  for (let pass = 0; pass < 2; pass++) {
    const before = now;
    now = before.map((_, index): Point => {
      const room = Math.min(reach, index, before.length - 1 - index);
      let [x, y] = [0, 0];
      for (let k = index - room; k <= index + room; k++) {
        x += before[k]?.[0] ?? 0;
        y += before[k]?.[1] ?? 0;
      }
      return [x / (2 * room + 1), y / (2 * room + 1)];
    });
  }
  return now;
}

function extended(line: Contour, by: number): Contour {
  if (by === 0) return line;
  const on = (end: Point | undefined, before: Point | undefined): Point => {
    const [x, y] = end ?? [0, 0];
    const [dx, dy] = [x - (before?.[0] ?? 0), y - (before?.[1] ?? 0)];
    const length = Math.hypot(dx, dy) || 1;
    return [x + (by * dx) / length, y + (by * dy) / length];
  };
  const back = Math.min(4, line.length - 1);
  return [on(line[0], line[back]), ...line, on(line.at(-1), line.at(-1 - back))];
}

/** A course moved sideways at each of its places, leftwards where positive. */
export function movedAside({ places, leftwards }: Course, by: (index: number) => number): Contour {
  return places.map(([x, y], index): Point => {
    const [lx, ly] = leftwards[index] ?? [0, 0];
    return [x + by(index) * lx, y + by(index) * ly];
  });
}
