import { greatestOf, leastOf } from '../extremes.ts';
import { leastBetween } from '../geometry/foot.ts';
import type { OpenCurve } from '../geometry/open-spline.ts';
import { lengthBetween, polylineOf } from '../geometry/open-spline.ts';
import type { Contour, Point } from '../geometry/point.ts';
import { distance } from '../geometry/polygon.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Percent } from '../units.ts';
import { diameterStenosis } from './stenosis.ts';

/** A vessel seen lengthwise, in one unit with axes to scale: the line along its middle and its two edges as lines of straight pieces, each in as many parts as it is broken into. */
export interface VesselLines {
  readonly centre: OpenCurve;
  readonly left: readonly Contour[];
  readonly right: readonly Contour[];
  /** The centre line as straight pieces. */
  readonly middle: Contour;
}

/** The lines of a vessel; a part of an edge with fewer than two places is not drawn yet. */
export function vesselLines(centre: OpenCurve, left: readonly Contour[], right: readonly Contour[]): VesselLines {
  return { centre, left, right, middle: polylineOf(centre, PER_SPAN) };
}

/** A width of the vessel, from edge to edge across its centre line, in the unit of the lines. */
export interface Width {
  /** Where on the centre line, from 0 to its `spans`. */
  readonly where: number;
  /** Length along the centre line from its beginning to there. */
  readonly along: number;
  readonly width: number;
  /** On the left and on the right edge, seen along the centre line. */
  readonly ends: readonly [Point, Point];
}

/** The width that the operator calls normal: at one place, or the mean over a stretch of the centre line. */
interface ReferenceWidth {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Everything read off a vessel, in the unit of its lines; a projection in one plane, and never part of a plan. */
export interface VesselReadings {
  /** Of the centre line. */
  readonly length: number;
  /** Length of the centre line beside which both edges are drawn. */
  readonly covered: number;
  readonly min: Width;
  /** Of the widths along the covered centre line. */
  readonly mean: number;
  /** Null where none is chosen or an edge is missing beside it. */
  readonly reference: ReferenceWidth | null;
  /** `100·(reference − min)/reference`; null without a reference. */
  readonly stenosisPct: Percent | null;
}

/** Places on each span of the centre line at which widths are read. */
const PER_SPAN = 8;
/** An edge that meets the line across within this length of its end still counts as met. */
const NOISE = 1e-7;
/** An edge whose place lies nearer to another part of the centre line by this factor is the edge there; the bound is this program's own. */
const ELSEWHERE = 0.8;

/** The width across the centre line at one of its places; null where an edge is not drawn beside it. Below 0 where the edges have changed sides. */
export function widthAt(lines: VesselLines, where: number): Width | null {
  const across = acrossAt(lines, where);
  return across === null ? null : { ...across, where, along: lengthBetween(lines.centre, 0, where) };
}

function acrossAt(lines: VesselLines, where: number): Pick<Width, 'width' | 'ends'> | null {
  const { place, direction } = lines.centre.at(where);
  const length = Math.hypot(...direction);
  const ahead: Point = [direction[0] / length, direction[1] / length];
  // Rows count downwards, so that this is to the left of somebody going along the line.
  const leftwards: Point = [ahead[1], -ahead[0]];
  const at = (away: number): Point => [place[0] + away * leftwards[0], place[1] + away * leftwards[1]];
  const meet = (edge: readonly Contour[]): number | null => {
    const away = meeting(edge, place, ahead, leftwards);
    return away === null || isElsewhere(lines, at(away), Math.abs(away)) ? null : away;
  };
  const [left, right] = [meet(lines.left), meet(lines.right)];
  return left === null || right === null ? null : { width: left - right, ends: [at(left), at(right)] };
}

/** How far along `across` the nearest meeting of an edge with the line through `place` lies; null where they do not meet. */
function meeting(edge: readonly Contour[], place: Point, ahead: Point, across: Point): number | null {
  return edge.reduce<number | null>((nearest, part) => {
    const away = meetingOf(part, place, ahead, across);
    return away === null || (nearest !== null && Math.abs(nearest) <= Math.abs(away)) ? nearest : away;
  }, null);
}

function meetingOf(part: Contour, place: Point, ahead: Point, across: Point): number | null {
  let nearest: number | null = null;
  let before: Point | null = null;
  for (const [x, y] of part) {
    const [dx, dy] = [x - place[0], y - place[1]];
    const beyond = dx * ahead[0] + dy * ahead[1];
    const now: Point = [Math.abs(beyond) < NOISE ? 0 : beyond, dx * across[0] + dy * across[1]];
    if (before !== null && before[0] !== now[0] && before[0] * now[0] <= 0) {
      const away = before[1] + (before[0] / (before[0] - now[0])) * (now[1] - before[1]);
      if (nearest === null || Math.abs(away) < Math.abs(nearest)) nearest = away;
    }
    before = now;
  }
  return nearest;
}

/** In a bend the line across may reach the edge of another part of the vessel: that is no width of this one. */
function isElsewhere({ middle }: VesselLines, place: Point, away: number): boolean {
  return middle.some((other) => distance(other, place) < ELSEWHERE * away);
}

/** One of the places at which widths are read. */
interface Sample {
  readonly where: number;
  readonly along: number;
  readonly width: number | null;
}

/** Everything read off a vessel; `reference` is one place or two ends of a stretch on the centre line. Refused with the reason in one sentence. */
export function vesselReadings(lines: VesselLines, reference: readonly number[]): Result<VesselReadings> {
  const { centre, left, right } = lines;
  if (!isDrawn(left) || !isDrawn(right)) return fail('Draw both edges of the vessel, at least two points on each.');
  const all = samples(lines, 0, centre.spans);
  const known = all.filter(({ width }) => width !== null);
  const tightest = known.reduce<Sample | null>(
    (least, one) => (least === null || (one.width ?? 0) < (least.width ?? 0) ? one : least),
    null,
  );
  if (tightest === null)
    return fail('The two edges do not lie opposite each other anywhere along the centre line: extend them.');
  const min = minimumAbout(lines, tightest.where);
  if (min === null || min.width < 0)
    return fail('The two edges cross: move each point to its own side of the centre line.');
  const { covered, mean } = meanOf(all);
  const chosen = referenceOf(lines, reference);
  return ok({
    length: all.at(-1)?.along ?? 0,
    covered,
    min,
    mean: covered === 0 ? min.width : mean,
    reference: chosen,
    stenosisPct: chosen === null ? null : diameterStenosis(chosen.width, min.width),
  });
}

function isDrawn(edge: readonly Contour[]): boolean {
  return edge.some((part) => part.length >= 2);
}

/** Widths at both ends of a part of the centre line and at the places of the grid between them. */
function samples(lines: VesselLines, from: number, to: number): readonly Sample[] {
  const found: Sample[] = [];
  let along = 0;
  let before = from;
  for (let where = from; ; where = Math.min(to, (Math.floor(where * PER_SPAN + 1e-9) + 1) / PER_SPAN)) {
    along += lengthBetween(lines.centre, before, where);
    found.push({ where, along, width: acrossAt(lines, where)?.width ?? null });
    if (where >= to) return found;
    before = where;
  }
}

/** The smallest width near one of the places read. */
function minimumAbout(lines: VesselLines, where: number): Width | null {
  const width = (at: number): number => acrossAt(lines, at)?.width ?? Number.POSITIVE_INFINITY;
  const [from, to] = [Math.max(0, where - 1 / PER_SPAN), Math.min(lines.centre.spans, where + 1 / PER_SPAN)];
  const least = leastBetween(width, from, to);
  return widthAt(lines, width(least) < width(where) ? least : where);
}

/** Length of the parts with widths at both ends, and their mean by it. */
function meanOf(all: readonly Sample[]): { readonly covered: number; readonly mean: number } {
  let [covered, sum] = [0, 0];
  for (const [i, to] of all.entries()) {
    const from = all[i - 1];
    if (from?.width == null || to.width === null) continue;
    const part = to.along - from.along;
    covered += part;
    sum += (part * (from.width + to.width)) / 2;
  }
  return { covered, mean: sum / covered };
}

/** The reference at one place or over a stretch without gaps; null otherwise. */
function referenceOf(lines: VesselLines, places: readonly number[]): ReferenceWidth | null {
  if (places.length === 0) return null;
  const [from, to] = [leastOf(places), greatestOf(places)];
  const read = samples(lines, from, to);
  if (read.some(({ width }) => width === null)) return null;
  const width = read.length === 1 ? (read[0]?.width ?? 0) : meanOf(read).mean;
  return { from, to, width };
}
