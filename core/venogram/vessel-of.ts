import type { Contour, Point } from '../geometry/point.ts';
import { movedAside } from './course.ts';
import type { FineEdges, FoundVessel, Stretch } from './found.ts';
import { knotRows } from './knots.ts';

/** Rows (of a pixel) along which both edges have to be seen without a break: shorter stretches are chance. */
const SHORTEST = 12;
/** Breaks of so many rows are bridged: less than what a knot stands for. */
const BRIDGED = 3;
/** Knots of an edge are so far apart by the vessel's usual width, and their spline keeps so near to it in widths of a pixel: less than edges are found to. */
const EDGE = { share: 0.5, within: 0.35 };
/** The same along the centre line, which bends less. */
const CENTRE = { share: 0.75, within: 0.7 };
/** Knots are no nearer and no further apart than this at first, in widths of a pixel. */
const APART = { least: 6, most: 30 };

/** Edges to a fraction of a pixel as knots of a vessel, in picture pixels, where both are seen; null where they are seen nowhere. `aspect` is a pixel's height by its width. */
export function vesselOf({ course, ends, left, right, seen }: FineEdges, aspect: number): FoundVessel | null {
  const stretches = stretchesOf(seen);
  if (stretches.length === 0) return null;
  const usual = usualWidth(left, right);
  const inPicture = ([x, y]: Point): Point => [x, y / aspect];
  const knots = (off: (row: number) => number, stretch: Stretch, { share, within }: typeof EDGE): Contour => {
    const line = movedAside(course, off);
    const spacing = Math.max(APART.least, Math.min(APART.most, share * usual));
    return knotRows(line, stretch, spacing, within).map((row) => inPicture(line[row] ?? [0, 0]));
  };
  const edge = (off: Float64Array): Contour => stretches.flatMap((one) => knots((row) => off[row] ?? 0, one, EDGE));
  const middle = (row: number): number => (seen[row] === true ? ((left[row] ?? 0) + (right[row] ?? 0)) / 2 : 0);
  const centre = movedAside(course, middle).map(inPicture);
  return {
    centre: knots(middle, ends, CENTRE),
    left: edge(left),
    right: edge(right),
    gaps: between(stretches, ends).map(({ from, to }) => [centre[from] ?? [0, 0], centre[to] ?? [0, 0]] as const),
  };
}

/** The stretches along which both edges are seen. */
function stretchesOf(seen: readonly boolean[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const [row, here] of seen.entries()) {
    if (!here) continue;
    const last = found.at(-1);
    if (last !== undefined && row - last.to <= BRIDGED + 1) found[found.length - 1] = { from: last.from, to: row };
    else found.push({ from: row, to: row });
  }
  return found.filter(({ from, to }) => to - from + 1 >= SHORTEST);
}

function usualWidth(left: Float64Array, right: Float64Array): number {
  const widths = left.map((off, row) => off - (right[row] ?? 0)).toSorted();
  return widths[widths.length >> 1] ?? 0;
}

/** What lies between stretches, and from the ends of the line to the first and the last of them. */
function between(stretches: readonly Stretch[], ends: Stretch): readonly Stretch[] {
  const edges = [ends.from, ...stretches.flatMap(({ from, to }) => [from, to]), ends.to];
  return edges
    .flatMap((from, index) => (index % 2 === 0 ? [{ from, to: edges[index + 1] ?? from }] : []))
    .filter(({ from, to }) => to > from);
}
