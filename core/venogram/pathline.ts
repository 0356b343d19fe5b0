import type { Greys } from '../dicom/picture/greys.ts';
import { greyAt } from '../dicom/picture/greys.ts';
import type { Contour, Point } from '../geometry/point.ts';
import { distance } from '../geometry/polygon.ts';

/** Cells along the longer side of the part of the picture that is searched. */
const FINEST = 160;
/** The part reaches beyond the two places by this share of the way between them. */
const MARGIN = 0.4;
/** Surroundings reach so far to either side, by the picture's shorter side: further than most vessels. */
const ABOUT = 0.06;
/** Cost of a cell as unlike the places as the picture usually varies, against 1 for one that is alike. */
const UNLIKE = 12;

/**
 * The way from one place to another (widths of a pixel) through what stands out from its surroundings as they do: the quickest of a front that
 * runs fast in the vessel and slowly outside of it, as quantitative angiography finds its path line. A straight line where
 * the places coincide. `aspect` is a pixel's height by its width.
 */
export function pathBetween(greys: Greys, aspect: number, from: Point, to: Point): Contour {
  const grid = gridAround(greys, aspect, from, to);
  const [start, end] = [grid.cellAt(from), grid.cellAt(to)];
  if (start === end) return [from, to];
  const way = quickest(costs(grid, start, end), grid.columns, start, end);
  return [from, ...way.slice(1, -1).map(grid.placeOf), to];
}

interface Grid {
  readonly columns: number;
  readonly values: Float32Array;
  cellAt(place: Point): number;
  placeOf(cell: number): Point;
}

function gridAround(greys: Greys, aspect: number, from: Point, to: Point): Grid {
  const margin = MARGIN * distance(from, to);
  const low = (axis: 0 | 1): number => Math.max(0, Math.min(from[axis], to[axis]) - margin);
  const high = (axis: 0 | 1, most: number): number => Math.min(most, Math.max(from[axis], to[axis]) + margin);
  const [x0, y0] = [low(0), low(1)];
  const [width, height] = [high(0, greys.columns) - x0, high(1, greys.rows * aspect) - y0];
  const size = Math.max(1, Math.max(width, height) / FINEST);
  const columns = Math.max(1, Math.ceil(width / size));
  const rows = Math.max(1, Math.ceil(height / size));
  const cell = (place: number, first: number, count: number): number =>
    Math.max(0, Math.min(count - 1, Math.floor((place - first) / size)));
  const placeOf = (at: number): Point => [
    x0 + ((at % columns) + 0.5) * size,
    y0 + (Math.floor(at / columns) + 0.5) * size,
  ];
  const seen = new Float32Array(columns * rows).map((_, at) =>
    meanAbout(greys, aspect, placeOf(at), Math.max(1, size)),
  );
  const about = (ABOUT * Math.min(greys.columns, greys.rows * aspect)) / size;
  const values = againstSurroundings(seen, columns, Math.max(2, Math.round(about)));
  return {
    columns,
    values,
    cellAt: ([x, y]) => cell(y, y0, rows) * columns + cell(x, x0, columns),
    placeOf,
  };
}

/** The mean of nine places around one, in a square of three times `size`. */
function meanAbout(greys: Greys, aspect: number, [x, y]: Point, size: number): number {
  let [sum, count] = [0, 0];
  for (const dx of [-size, 0, size]) {
    for (const dy of [-size, 0, size]) {
      const value = greyAt(greys, x + dx, (y + dy) / aspect);
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** How much brighter each cell is than the mean of the square of cells `reach` to either side of it: bones and soft tissue vary more slowly than a vessel. */
function againstSurroundings(values: Float32Array, columns: number, reach: number): Float32Array {
  const rows = values.length / columns;
  const sums = new Float64Array((columns + 1) * (rows + 1));
  for (let y = 0; y < rows; y++) {
    let sum = 0;
    for (let x = 0; x < columns; x++) {
      sum += values[y * columns + x] ?? 0;
      sums[(y + 1) * (columns + 1) + x + 1] = (sums[y * (columns + 1) + x + 1] ?? 0) + sum;
    }
  }
  return values.map((value, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    const [x0, x1] = [Math.max(0, x - reach), Math.min(columns, x + reach + 1)];
    const [y0, y1] = [Math.max(0, y - reach), Math.min(rows, y + reach + 1)];
    const corner = (column: number, row: number): number => sums[row * (columns + 1) + column] ?? 0;
    return value - (corner(x1, y1) - corner(x0, y1) - corner(x1, y0) + corner(x0, y0)) / ((x1 - x0) * (y1 - y0));
  });
}

/** What crossing each cell costs: 1 where it stands out as the two ends do, evenly from one to the other, more the less it does. */
function costs({ values, placeOf }: Grid, start: number, end: number): Float32Array {
  const [a, b] = [placeOf(start), placeOf(end)];
  const way: Point = [b[0] - a[0], b[1] - a[1]];
  const length = way[0] ** 2 + way[1] ** 2;
  const [atStart, atEnd] = [values[start] ?? 0, values[end] ?? 0];
  const sorted = values.toSorted();
  const spread = (sorted[Math.floor(0.9 * sorted.length)] ?? 0) - (sorted[Math.floor(0.1 * sorted.length)] ?? 0) || 1;
  return values.map((value, at) => {
    const [x, y] = placeOf(at);
    const share = Math.max(0, Math.min(1, ((x - a[0]) * way[0] + (y - a[1]) * way[1]) / length));
    const unlike = Math.abs(value - (atStart + share * (atEnd - atStart))) / spread;
    return 1 + UNLIKE * Math.min(1, 2 * unlike) ** 2;
  });
}

/** Parts of a unit of cost into which the front is sorted as it runs on. */
const FINE = 4;
const NEIGHBOURS = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

/** The quickest way from cell to cell, diagonals among them: Dijkstra's front, kept in lists by its cost (Dial's). */
function quickest(cost: Float32Array, columns: number, start: number, end: number): readonly number[] {
  const reached = new Float32Array(cost.length).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(cost.length).fill(-1);
  const front: number[][] = [[start]];
  reached[start] = 0;
  for (let list = 0; list < front.length; list++) {
    // A cell that is reached at less cost meanwhile stands further on in the same list.
    for (const at of front[list] ?? []) {
      if (at === end) return wayTo(end, before);
      if (Math.floor((reached[at] ?? 0) * FINE) < list) continue;
      for (const [dx, dy] of NEIGHBOURS) {
        const column = (at % columns) + dx;
        const next = at + dx + dy * columns;
        if (column < 0 || column >= columns || next < 0 || next >= cost.length) continue;
        const by = (Math.hypot(dx, dy) * ((cost[at] ?? 0) + (cost[next] ?? 0))) / 2;
        const total = (reached[at] ?? 0) + by;
        if (total >= (reached[next] ?? 0)) continue;
        reached[next] = total;
        before[next] = at;
        const later = Math.floor(total * FINE);
        while (front.length <= later) front.push([]);
        front[later]?.push(next);
      }
    }
  }
  return [start, end];
}

function wayTo(end: number, before: Int32Array): readonly number[] {
  const way = [end];
  for (let at = before[end] ?? -1; at !== -1; at = before[at] ?? -1) way.push(at);
  return way.reverse();
}
