import type { Contour } from '../geometry/point.ts';
import { area } from '../geometry/polygon.ts';

/** An edge that is not level, its upper end first: x = x0 + slope · (y − top). */
interface Edge {
  readonly top: number;
  readonly bottom: number;
  readonly x0: number;
  readonly slope: number;
}

/**
 * Twice the shared area of two simple contours over the sum of their areas (Dice): 1 for the same outline, 0 for two
 * apart. Exact for the polygons but for rounding: see sharedArea.
 */
export function overlap(one: Contour, other: Contour): number {
  return (2 * sharedArea(one, other)) / (area(one) + area(other));
}

/**
 * Area that two simple contours share, in the square of their unit. Cut into level bands at every vertex and at every
 * crossing of the two: inside a band no edge meets another, the shared width changes evenly, and its middle gives the area.
 */
export function sharedArea(one: Contour, other: Contour): number {
  const [ones, others] = [edgesOf(one), edgesOf(other)];
  const cuts = [...one, ...other].map(([, y]) => y);
  const levels = Float64Array.from([...new Set([...cuts, ...crossingLevels(ones, others)])]).sort();
  const [across, acrossOther] = [sweep(ones), sweep(others)];
  let total = 0;
  for (let index = 1; index < levels.length; index += 1) {
    const [upper, lower] = [levels[index - 1] ?? 0, levels[index] ?? 0];
    const middle = (upper + lower) / 2;
    total += (lower - upper) * sharedWidth(across(middle), acrossOther(middle));
  }
  return total;
}

function edgesOf(contour: Contour): readonly Edge[] {
  const edges: Edge[] = [];
  let from = contour.at(-1);
  for (const to of contour) {
    if (from !== undefined && from[1] !== to[1]) {
      const [high, low] = from[1] < to[1] ? [from, to] : [to, from];
      edges.push({ top: high[1], bottom: low[1], x0: high[0], slope: (low[0] - high[0]) / (low[1] - high[1]) });
    }
    from = to;
  }
  return edges.sort((a, b) => a.top - b.top);
}

function crossingLevels(ones: readonly Edge[], others: readonly Edge[]): readonly number[] {
  const found: number[] = [];
  for (const one of ones) {
    for (const other of others) {
      if (other.top >= one.bottom) break;
      const [top, bottom] = [Math.max(one.top, other.top), Math.min(one.bottom, other.bottom)];
      if (bottom <= top) continue;
      const [before, after] = [gap(one, other, top), gap(one, other, bottom)];
      if (before < 0 !== after < 0) found.push(top + ((bottom - top) * before) / (before - after));
    }
  }
  return found;
}

function gap(one: Edge, other: Edge, y: number): number {
  return at(one, y) - at(other, y);
}

function at({ top, x0, slope }: Edge, y: number): number {
  return x0 + slope * (y - top);
}

/** Where a contour's edges (by rising top) cross a level line, ascending; to be asked for one level after another, downwards. */
function sweep(edges: readonly Edge[]): (y: number) => readonly number[] {
  let next = 0;
  let active: Edge[] = [];
  return (y) => {
    for (let edge = edges[next]; edge !== undefined && edge.top < y; edge = edges[next]) {
      active.push(edge);
      next += 1;
    }
    active = active.filter(({ bottom }) => bottom > y);
    return active.map((edge) => at(edge, y)).sort((a, b) => a - b);
  };
}

/** Length that two lists of crossings (in pairs: in, out) have in common. */
function sharedWidth(one: readonly number[], other: readonly number[]): number {
  let width = 0;
  for (let i = 0; i + 1 < one.length; i += 2) {
    for (let j = 0; j + 1 < other.length; j += 2) {
      const [start, end] = [Math.max(one[i] ?? 0, other[j] ?? 0), Math.min(one[i + 1] ?? 0, other[j + 1] ?? 0)];
      width += Math.max(0, end - start);
    }
  }
  return width;
}
