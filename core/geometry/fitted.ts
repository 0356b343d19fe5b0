import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';
import { closedSpline } from './spline.ts';
import { evenly, lengthOf } from './stroke.ts';

const FEWEST = 10;
const MOST = 48;
const PER_SPAN = 16;
/** Samples to each side over which tremor is evened out. */
const REACH = 10;
/** Weights of the best parabola through evenly spaced values, at the middle one (Savitzky and Golay 1964): tremor goes, bends stay. */
const EVENED = Array.from({ length: 2 * REACH + 1 }, (_, k) => {
  const j = k - REACH;
  return (3 * (3 * REACH ** 2 + 3 * REACH - 1 - 5 * j ** 2)) / ((2 * REACH - 1) * (2 * REACH + 1) * (2 * REACH + 3));
});

/** Ends nearer to each other than this many limits are neighbours, with nothing between them. */
const CLOSED = 6;
/** Corners are told from tremor by how far they stand out from the evened line: further than this many of its usual distances. */
const STANDS_OUT = 4;

/** A drawn line as evenly spaced samples without the hand's tremor. */
interface Line {
  readonly samples: Contour;
  /** How far from the samples a spline may be. */
  readonly limit: number;
  /** False where the line's two ends are too far apart to be neighbours. */
  readonly closed: boolean;
}

/**
 * Few knots (10 where they do, 48 at most) whose closed spline keeps within `tolerance` of a line drawn once around, both
 * in the line's unit. Tremor is evened out; a hand that trembles by more than an eighth of the tolerance is followed as
 * far as its tremor allows. Where the line does not quite close the spline bridges the gap.
 */
export function fittedPoints(drawn: Contour, tolerance: number): Contour {
  const line = evened(drawn, tolerance / 2);
  const last = line.samples.length - 1;
  const spread = line.closed ? FEWEST : FEWEST - 1;
  const even = Array.from({ length: spread }, (_, k) => Math.round((k * (last + (line.closed ? 1 : 0))) / spread));
  const fixed = line.closed ? [0] : [0, last];
  const first = [...new Set([...even, ...fixed])].toSorted((a, b) => a - b);
  const chosen = refined(line, first, MOST);
  return pruned(line, chosen, fixed).map((index) => line.samples[index] ?? [0, 0]);
}

/**
 * Knots among the samples of a closed line whose closed spline follows it, corners and all, within `wanted`, or as nearly as `most` knots
 * do; null where that is further away than `farthest`. All in the line's unit.
 */
export function closePoints(
  samples: Contour,
  { wanted, farthest, most }: { readonly wanted: number; readonly farthest: number; readonly most: number },
): Contour | null {
  const even = Array.from({ length: FEWEST }, (_, k) => Math.floor((k * samples.length) / FEWEST));
  const chosen = refined({ samples, limit: wanted, closed: true }, [...new Set(even)], most);
  const near = missingIn({ samples, limit: farthest, closed: true }, chosen).length === 0;
  return near ? chosen.map((index) => samples[index] ?? [0, 0]) : null;
}

/** The chosen samples and as many more as the spline needs to keep within the line's limit, `most` at the most. */
function refined(line: Line, first: readonly number[], most: number): readonly number[] {
  let chosen = first;
  while (chosen.length < most) {
    const missing = missingIn(line, chosen).slice(0, most - chosen.length);
    if (missing.length === 0) break;
    chosen = [...chosen, ...missing].toSorted((a, b) => a - b);
  }
  return chosen;
}

/** Takes away, one at a time, the knots without which the line is kept just as well. */
function pruned(line: Line, chosen: readonly number[], fixed: readonly number[]): readonly number[] {
  let cached = chosen;
  for (const index of chosen) {
    if (cached.length <= FEWEST) break;
    const fewer = cached.filter((one) => one !== index);
    if (!fixed.includes(index) && missingIn(line, fewer).length === 0) cached = fewer;
  }
  return cached;
}

function evened(drawn: Contour, limit: number): Line {
  const count = Math.max(96, Math.min(320, Math.ceil(lengthOf(drawn) / limit)));
  const [first = [0, 0], last = [0, 0]] = [drawn[0], drawn.at(-1)];
  const closed = distance(first, last) <= CLOSED * limit;
  const raw = closed ? evenly([...drawn, first], count + 1).slice(0, -1) : evenly(drawn, count);
  const places = raw.map((sample, index): Point => {
    if (!closed && (index < REACH || index >= raw.length - REACH)) return sample;
    let [x, y] = [0, 0];
    for (const [k, weight] of EVENED.entries()) {
      const near = raw.at((index + k - REACH) % raw.length) ?? sample;
      x += weight * near[0];
      y += weight * near[1];
    }
    return [x, y];
  });
  const offs = places.map((place, index) => distance(place, raw[index] ?? place));
  const tremor = offs.toSorted((a, b) => a - b)[offs.length >> 1] ?? 0;
  const widened = Math.max(limit, STANDS_OUT * tremor);
  // A corner is meant as it was drawn.
  const samples = places.map((place, index) => ((offs[index] ?? 0) > widened ? (raw[index] ?? place) : place));
  return { samples, closed, limit: widened };
}

/** The samples that have to become knots as well: one for each span that leaves the line by more than the limit. */
function missingIn({ samples, closed, limit }: Line, chosen: readonly number[]): readonly number[] {
  const knots = chosen.map((index): Point => samples[index] ?? [0, 0]);
  const polygon = closedSpline(knots, PER_SPAN);
  return chosen.flatMap((from, span) => {
    const to = chosen[span + 1] ?? (closed ? samples.length : from);
    // Nothing between two neighbours could be made a knot.
    if (to - from < 2) return [];
    const part = [...samples.slice(from, to), samples[to % samples.length] ?? [0, 0]];
    const curve = Array.from(
      { length: PER_SPAN + 1 },
      (_, k): Point => polygon[(span * PER_SPAN + k) % polygon.length] ?? [0, 0],
    );
    const far = furthest(part, curve);
    const back = furthest(curve, part);
    if (Math.max(far.off, back.off) <= limit) return [];
    const at = far.off >= back.off ? from + far.index : Math.round((from + to) / 2);
    return [Math.max(from + 1, Math.min(to - 1, at))];
  });
}

/** The place that is furthest from an open line, and how far it is. */
function furthest(places: Contour, line: Contour): { readonly off: number; readonly index: number } {
  let worst = { off: 0, index: 0 };
  for (const [index, place] of places.entries()) {
    const off = away(place, line);
    if (off > worst.off) worst = { off, index };
  }
  return worst;
}

function away([x, y]: Point, line: Contour): number {
  let nearest = Number.POSITIVE_INFINITY;
  let [fromX, fromY] = line[0] ?? [0, 0];
  for (const [toX, toY] of line) {
    const [stepX, stepY] = [toX - fromX, toY - fromY];
    const length = stepX * stepX + stepY * stepY;
    const along = length === 0 ? 0 : ((x - fromX) * stepX + (y - fromY) * stepY) / length;
    const share = along < 0 ? 0 : along > 1 ? 1 : along;
    const [offX, offY] = [fromX + share * stepX - x, fromY + share * stepY - y];
    nearest = Math.min(nearest, offX * offX + offY * offY);
    fromX = toX;
    fromY = toY;
  }
  return Math.sqrt(nearest);
}
