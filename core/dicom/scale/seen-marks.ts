import { greatestOf } from '../../extremes.ts';
import { lengthBetween, openSpline, whereAlong } from '../../geometry/open-spline.ts';
import type { Contour, Point } from '../../geometry/point.ts';
import type { Greys } from '../picture/greys.ts';
import { greyAt } from '../picture/greys.ts';

/** Pixels from a mark's middle at which its surroundings are taken: scale marks and marker bands are narrower. */
const RING = 5;
/** Places on the ring. */
const ROUND = Array.from({ length: 12 }, (_, k): Point => {
  const angle = (k * Math.PI) / 6;
  return [RING * Math.cos(angle), RING * Math.sin(angle)];
});
/** A mark stands out by this many times what nine in ten places around it stand out by at most. */
const STANDS_OUT = 3;
/** Pixels to each side in which what is usual is taken. */
const AROUND = 24;

/** How much brighter (or, below 0, darker) a place is than its surroundings; the faintest of the ring counts, so that edges and lines are no marks. */
function standsOut(greys: Greys, [x, y]: Point): number {
  const here =
    (2 * greyAt(greys, x, y) +
      greyAt(greys, x - 1, y) +
      greyAt(greys, x + 1, y) +
      greyAt(greys, x, y - 1) +
      greyAt(greys, x, y + 1)) /
    6;
  const around = ROUND.map(([dx, dy]) => greyAt(greys, x + dx, y + dy)).toSorted((a, b) => a - b);
  const [dark, middle, bright] = [around[1] ?? here, around[ROUND.length >> 1] ?? here, around.at(-2) ?? here];
  if (here > middle) return Math.max(0, here - (middle + bright) / 2);
  return Math.min(0, here - (middle + dark) / 2);
}

/** The middle of the mark nearest to a place (picture pixels), no further than `reach` pixels away; null where none stands out. */
export function markNear(greys: Greys, [x, y]: Point, reach: number): Point | null {
  let best: { readonly at: Point; readonly value: number } | null = null;
  for (let dy = -Math.ceil(reach); dy <= reach; dy++) {
    for (let dx = -Math.ceil(reach); dx <= reach; dx++) {
      const at: Point = [Math.floor(x) + dx + 0.5, Math.floor(y) + dy + 0.5];
      if (Math.hypot(at[0] - x, at[1] - y) > reach) continue;
      const value = standsOut(greys, at);
      if (best === null || Math.abs(value) > Math.abs(best.value)) best = { at, value };
    }
  }
  if (best === null || Math.abs(best.value) <= STANDS_OUT * usualAround(greys, [x, y])) return null;
  return middleOf(greys, best.at, Math.sign(best.value));
}

/** What nine in ten places around one stand out by at most. */
function usualAround(greys: Greys, [x, y]: Point): number {
  const values: number[] = [];
  for (let dy = -AROUND; dy <= AROUND; dy += 3)
    for (let dx = -AROUND; dx <= AROUND; dx += 3) {
      const value = Math.abs(standsOut(greys, [Math.floor(x) + dx + 0.5, Math.floor(y) + dy + 0.5]));
      if (!Number.isNaN(value)) values.push(value);
    }
  return Math.max(1, values.toSorted((a, b) => a - b)[Math.floor(0.9 * values.length)] ?? 0);
}

/** The centre of gravity of what stands out about a place. */
function middleOf(greys: Greys, [x, y]: Point, sign: number): Point {
  let [sumX, sumY, whole] = [0, 0, 0];
  for (let dy = -3; dy <= 3; dy++)
    for (let dx = -3; dx <= 3; dx++) {
      const weight = Math.max(0, sign * standsOut(greys, [x + dx, y + dy]));
      sumX += weight * (x + dx);
      sumY += weight * (y + dy);
      whole += weight;
    }
  return whole === 0 ? [x, y] : [sumX / whole, sumY / whole];
}

/** Marks are at least this many pixels apart, and no more intervals than this are looked for. */
const CLOSEST = 6;
const MOST = 60;
/** Half of a usual mark: what is less is none. */
const HALF = 0.5;
/** This share of the marks may be hidden, and of the places midway between them may look like one; of five marks or more one may, as consoles leave out the one on the catheter. */
const EXCEPTIONS = 0.1;
const ONE_OF = 5;
/** Marks lie within this share of an interval of where equal intervals put them, and within so many pixels. */
const OFF = { share: 0.2, most: 3 };

/** The number of equal intervals (2 or more) between marks that are seen along a smooth line that begins and ends on one; null where none or more than one number fits. */
export function intervalsAlong(greys: Greys, places: Contour): number | null {
  const profile = profileAlong(greys, places);
  if (profile === null) return null;
  const fits: number[] = [];
  for (let count = 2; count <= Math.min(MOST, (profile.length - 1) / CLOSEST); count++)
    if (fitsMarks(profile, count)) fits.push(count);
  // Every third mark of 12 intervals fits 4 just as well: of numbers that divide each other the largest sees all marks.
  const most = fits.at(-1);
  return most === undefined || fits.some((count) => most % count !== 0) ? null : most;
}

/** How much each place of the line, a pixel apart, stands out in the way in which its two ends do; null where they do not alike. */
function profileAlong(greys: Greys, places: Contour): Float64Array | null {
  const curve = openSpline(places);
  if (curve === null) return null;
  const length = lengthBetween(curve, 0, curve.spans);
  const count = Math.round(length);
  if (count < 2 * CLOSEST) return null;
  const values = Float64Array.from({ length: count + 1 }, (_, k) =>
    standsOut(greys, curve.at(whereAlong(curve, (k * length) / count)).place),
  );
  const [first, last] = [strongest(values.slice(0, OFF.most + 1)), strongest(values.slice(-OFF.most - 1))];
  const usual = greatestOf([places[0], places.at(-1)].map((end) => usualAround(greys, end ?? [0, 0])));
  const alike = first * last > 0 && Math.min(Math.abs(first), Math.abs(last)) > STANDS_OUT * usual;
  return alike ? values.map((value) => Math.max(0, Math.sign(first) * value)) : null;
}

function strongest(values: Float64Array): number {
  return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}

/** Whether marks lie where so many equal intervals put them, and none midway between. */
function fitsMarks(profile: Float64Array, count: number): boolean {
  const interval = (profile.length - 1) / count;
  const off = Math.min(OFF.most, OFF.share * interval);
  const about = (middle: number): number =>
    greatestOf(profile.slice(Math.max(0, Math.round(middle - off)), Math.round(middle + off) + 1));
  const marks = Array.from({ length: count + 1 }, (_, k) => about(k * interval));
  const between = Array.from({ length: count }, (_, k) => about((k + 0.5) * interval));
  const least = HALF * (marks.toSorted((a, b) => a - b)[marks.length >> 1] ?? 0);
  const missing = marks.filter((value) => value < least).length;
  const extra = between.filter((value) => value > least).length;
  return (
    least > 0 &&
    missing <= Math.max(marks.length >= ONE_OF ? 1 : 0, EXCEPTIONS * marks.length) &&
    extra <= EXCEPTIONS * between.length
  );
}
