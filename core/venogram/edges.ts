import type { Greys } from '../dicom/picture/greys.ts';
import { greatestOf } from '../extremes.ts';
import { openSpline, polylineOf } from '../geometry/open-spline.ts';
import type { Contour, Point } from '../geometry/point.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Course } from './course.ts';
import { courseAlong, movedAside } from './course.ts';
import { BEND, edgeMarks } from './edge-marks.ts';
import type { EdgePair } from './edge-pair.ts';
import { edgePair } from './edge-pair.ts';
import { fineEdge } from './fine-edge.ts';
import type { FineEdges, FoundVessel } from './found.ts';
import { pathBetween } from './pathline.ts';
import { bendFor } from './roundness.ts';
import { seenRows } from './seen.ts';
import { evenedAlong, stripAlong } from './strip.ts';
import { vesselOf } from './vessel-of.ts';

/** The widest vessel that is looked for reaches this share of the picture's shorter side to either side of its line: 26 mm in a picture of 512 pixels of half a millimetre. */
const REACH = 0.1;
/** Samples to either side in the coarse search. */
const COARSE = 36;
/** Deviations of the blur under which edges are looked for, in widths of a pixel: a detector's own blur is about one. */
const BLUR = 1.2;
/** Samples of the fine search, in widths of a pixel. */
const FINE = 0.25;
/** Rows of a pixel over which the picture is evened out along the vessel before its edges are looked for, as a deviation. */
const EVENED = 2.5;
/** The fine search goes so far beside the coarse edge. */
const BAND = 4;
/** The course goes on beyond both clicks by this much, so that what lies there holds the edges at the clicks as well, and by this much the edges are kept, so that the widths at them are known. */
const BEYOND = { searched: 12, kept: 3 };

/**
 * The vessel under a line of clicks (two or more, picture pixels; only its two ends where there are two). Pure: the same
 * picture and clicks give the same edges. Either polarity; `aspect` is a pixel's height by its width. Where an edge is not
 * seen there is none; refused in one sentence where none is seen anywhere.
 */
export function findEdges(greys: Greys, clicks: Contour, aspect: number): Result<FoundVessel> {
  const flat = clicks.map(([x, y]): Point => [x, y * aspect]);
  const line = lineThrough(greys, flat, aspect);
  if (line === null) return fail('All points of the line coincide: click along the vessel.');
  const reach = REACH * Math.min(greys.columns, greys.rows * aspect);
  const first = coarse(greys, courseAlong(line, reach / COARSE, reach / 3), aspect, reach, [1, -1]);
  const wide = usualReach(first, reach);
  const second = coarse(greys, recentred(first, wide / COARSE, wide / 4), aspect, wide, [first.sign]);
  const fine = refined(greys, second, aspect);
  const found = vesselOf(fine, aspect);
  return found === null ? fail('No edges are seen along this line: click points on both edges.') : ok(found);
}

/** The line along which edges are looked for: through the clicks, or between two of them through what is as bright as they are. */
function lineThrough(greys: Greys, clicks: Contour, aspect: number): Contour | null {
  const [from, to] = [clicks[0], clicks.at(-1)];
  const spline = openSpline(clicks);
  if (from === undefined || to === undefined || spline === null) return null;
  return clicks.length === 2 ? pathBetween(greys, aspect, from, to) : polylineOf(spline);
}

/** A course with the edges found beside it. */
interface Coarse {
  readonly course: Course;
  readonly pair: EdgePair;
  readonly sign: 1 | -1;
  /** Between the samples of the pair. */
  readonly step: number;
}

/** The pair of edges of least cost beside a course, as dark or as bright a vessel as costs less. */
function coarse(greys: Greys, course: Course, aspect: number, reach: number, signs: readonly (1 | -1)[]): Coarse {
  const step = Math.max(0.5, reach / COARSE);
  const strip = evenedAlong(stripAlong(greys, course, aspect, reach, step), 1.5);
  const [best, ...others] = signs.map((sign) => ({
    course,
    step,
    sign,
    pair: edgePair(strip, edgeMarks(strip, { sign, blur: Math.max(BLUR, step), bend: BEND.unknown }), sign),
  }));
  if (best === undefined) throw new Error('at least one polarity is looked for');
  return others.reduce((cheapest, one) => (one.pair.cost < cheapest.pair.cost ? one : cheapest), best);
}

/** How far to either side a second search has to go for a vessel as wide as was found first. */
function usualReach({ pair, step }: Coarse, most: number): number {
  const halves = Array.from(pair.left, (left, row) => ((left + (pair.right[row] ?? 0)) / 2) * step);
  const wide = halves.toSorted((a, b) => a - b)[Math.floor(halves.length * 0.9)] ?? most;
  return Math.min(most, Math.max(8, 1.5 * wide + 5));
}

/** The course along the middle between the edges. */
function recentred(found: Coarse, every: number, smooth: number): Course {
  return courseAlong(middleOf(found), Math.max(0.5, every), smooth);
}

/** The middle between the edges, row by row. */
function middleOf({ course, pair: { left, right }, step }: Coarse): Contour {
  return movedAside(course, (row) => ((left[row] ?? 0) - (right[row] ?? 0)) * 0.5 * step);
}

/** The edges to a fraction of a pixel beside the middle of those of the coarse search: once for how round the vessel's shadow is, once as that asks for. */
function refined(greys: Greys, found: Coarse, aspect: number): FineEdges {
  const { pair, step, sign } = found;
  const half = Math.max(greatestOf(pair.left), greatestOf(pair.right)) * step;
  const course = courseAlong(middleOf(found), 1, Math.max(3, half / 3), BEYOND.searched);
  const strip = evenedAlong(stripAlong(greys, course, aspect, half + BAND + 4 * BLUR + 2, FINE), EVENED);
  const rows = course.places.length;
  /** Half the width that the coarse search found there. */
  const about = (row: number): number => {
    const at = Math.round((row / (rows - 1)) * (pair.left.length - 1));
    return (((pair.left[at] ?? 0) + (pair.right[at] ?? 0)) * step) / 2;
  };
  const edgesWith = (bend: number): readonly [Float64Array, Float64Array] => {
    const marks = edgeMarks(strip, { sign, blur: BLUR, bend });
    const one = (of: Float32Array, side: 1 | -1): Float64Array =>
      fineEdge(strip, of, (row) => (side * about(row)) / FINE, Math.round(BAND / FINE), 4).map((k) => k * FINE);
    return [one(marks.left, 1), one(marks.right, -1)];
  };
  const [left, right] = edgesWith(bendFor(strip, sign, ...edgesWith(BEND.unknown)));
  const seen = seenRows(greys, course, aspect, sign, left, right);
  const [beyond, kept] = [BEYOND.searched, BEYOND.kept].map((pixels) => Math.round(pixels / course.step));
  const ends = { from: beyond ?? 0, to: rows - 1 - (beyond ?? 0) };
  const isKept = (row: number): boolean => row >= ends.from - (kept ?? 0) && row <= ends.to + (kept ?? 0);
  return { course, ends, left, right, seen: seen.map((here, row) => here && isKept(row)) };
}
