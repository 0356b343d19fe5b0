import { greatestOf, leastOf } from '../../core/extremes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import { closedSpline } from '../../core/geometry/spline.ts';

/** CSS pixels around a knot in which it can be grabbed. */
const KNOT_REACH = 9;
/** CSS pixels beside the line in which it can be clicked. */
const LINE_REACH = 6;
/** An outline needs this many knots. */
export const FEWEST_KNOTS = 3;

/** Where picture places are on the screen. */
export type ToScreen = (place: Point) => Point;

/** Index of the knot under a screen place, the nearest one; null when there is none. */
export function pointAt(knots: Contour, at: Point, toScreen: ToScreen): number | null {
  let nearest: number | null = null;
  let reach = KNOT_REACH;
  for (const [index, knot] of knots.entries()) {
    const apart = distance(toScreen(knot), at);
    if (apart > reach) continue;
    reach = apart;
    nearest = index;
  }
  return nearest;
}

/** A place on an outline's line and the index that a knot there would have. */
export interface OnLine {
  readonly index: number;
  readonly place: Point;
}

/** Where on its line an outline is hit at a screen place; null beside the line. */
export function lineAt(knots: Contour, at: Point, toScreen: ToScreen): OnLine | null {
  const polygon = closedSpline(knots);
  // The spline's spans begin at the knots that differ from the next one, as closedSpline counts them.
  const starts = [...knots.keys()].filter((index) => !same(knots[index], knots[(index + 1) % knots.length]));
  const perSpan = polygon.length / starts.length;
  let nearest: OnLine | null = null;
  let reach = LINE_REACH;
  for (const [index, from] of polygon.entries()) {
    const to = polygon[(index + 1) % polygon.length] ?? from;
    const share = footShare(at, toScreen(from), toScreen(to));
    const place: Point = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    const apart = distance(toScreen(place), at);
    if (apart > reach) continue;
    reach = apart;
    nearest = { index: (starts[Math.floor(index / perSpan)] ?? 0) + 1, place };
  }
  return nearest;
}

/** True when a screen place lies on a line of screen places, within reach. */
export function isOnPath(path: Contour, at: Point, closed: boolean): boolean {
  return path.some((from, index) => {
    const to = path[index + 1] ?? (closed ? path[0] : undefined);
    if (to === undefined) return false;
    const share = footShare(at, from, to);
    const foot: Point = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    return distance(foot, at) <= LINE_REACH;
  });
}

function same(a: Point | undefined, b: Point | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

/** How far along from–to, 0…1, the place nearest to a given one lies. */
function footShare(place: Point, from: Point, to: Point): number {
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((place[0] - from[0]) * x + (place[1] - from[1]) * y) / length;
  return Math.max(0, Math.min(1, along));
}

/** True when a place lies inside a polygon (by the even-odd rule). */
export function isInside(polygon: Contour, [x, y]: Point): boolean {
  let inside = false;
  let from = polygon.at(-1);
  for (const to of polygon) {
    if (from !== undefined && from[1] > y !== to[1] > y) {
      const crossing = from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
      if (x < crossing) inside = !inside;
    }
    from = to;
  }
  return inside;
}

/** The knots with one more before position `index`. */
export function withPoint(knots: Contour, index: number, knot: Point): Contour {
  return knots.toSpliced(index, 0, knot);
}

/** The knots without one of them; null when too few would be left. */
export function withoutPoint(knots: Contour, index: number): Contour | null {
  return knots.length <= FEWEST_KNOTS ? null : knots.toSpliced(index, 1);
}

/** The knots with one of them elsewhere. */
export function withPointMoved(knots: Contour, index: number, knot: Point): Contour {
  return knots.with(index, knot);
}

/** A place brought back onto a picture of so many columns and rows. */
export function onPicture([x, y]: Point, columns: number, rows: number): Point {
  return [Math.max(0, Math.min(columns, x)), Math.max(0, Math.min(rows, y))];
}

/** The places moved together, only so far that none of them leaves the picture; what is outside already goes no further out. */
export function moved(places: Contour, [byX, byY]: Point, columns: number, rows: number): Contour {
  const dx = within(
    byX,
    places.map(([x]) => x),
    columns,
  );
  const dy = within(
    byY,
    places.map(([, y]) => y),
    rows,
  );
  return places.map(([x, y]) => [x + dx, y + dy]);
}

function within(by: number, values: readonly number[], room: number): number {
  return Math.max(Math.min(0, -leastOf(values)), Math.min(Math.max(0, room - greatestOf(values)), by));
}
