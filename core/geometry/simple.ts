import { type Flat, flatOf, type Polygon, xOf, yOf } from './flat.ts';
import { numbers } from './lent.ts';
import { risingOrder } from './rising.ts';
import { isClearlyStar, type Outline } from './star.ts';

/**
 * Why a closed polygon is not simple, naming vertices from 0, or null when it is: neighbouring vertices equal,
 * neighbouring edges folded back on each other, or two other edges touching or crossing. Coordinates are finite.
 * Two places count as touching when they differ by no more than the rounding of their own coordinates.
 */
export function simplicityProblem(polygon: Polygon): string | null {
  const outline = outlineOf(flatOf(polygon));
  return isClearlyStar(outline) ? null : (neighbourProblem(outline) ?? crossingProblem(outline));
}

const lendX = numbers();
const lendY = numbers();
const lendLeft = numbers();
const lendRight = numbers();

function outlineOf(flat: Flat): Outline {
  const count = flat.length / 2;
  const x = lendX(count);
  const y = lendY(count);
  let largest = 0;
  for (let vertex = 0; vertex < count; vertex += 1) {
    x[vertex] = xOf(flat, vertex);
    y[vertex] = yOf(flat, vertex);
    largest = Math.max(largest, Math.abs(xOf(flat, vertex)), Math.abs(yOf(flat, vertex)));
  }
  return { count, x, y, noise: 4 * Number.EPSILON * largest };
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

function neighbourProblem(outline: Outline): string | null {
  const { count, x, y } = outline;
  for (let a = 0; a < count; a += 1) {
    const b = (a + 1) % count;
    if (at(x, a) === at(x, b) && at(y, a) === at(y, b)) return `vertices ${a} and ${b} are the same`;
  }
  for (let a = 0; a < count; a += 1) {
    const b = (a + 1) % count;
    const c = (a + 2) % count;
    const along = (at(x, b) - at(x, a)) * (at(x, c) - at(x, b)) + (at(y, b) - at(y, a)) * (at(y, c) - at(y, b));
    if (along < 0 && side(outline, a, b, c) === 0) return `the outline folds back on itself at vertex ${b}`;
  }
  return null;
}

/** Tests each pair of edges whose x ranges overlap, by sweeping over the edges from left to right. */
function crossingProblem(outline: Outline): string | null {
  const { count, x, noise } = outline;
  const left = lendLeft(count);
  const right = lendRight(count);
  for (let i = 0; i < count; i += 1) {
    const [from, to] = [at(x, i), at(x, (i + 1) % count)];
    left[i] = Math.min(from, to);
    right[i] = Math.max(from, to) + noise;
  }
  const order = risingOrder(left);
  for (let rank = 0; rank < count; rank += 1) {
    const i = order[rank] ?? 0;
    const reach = at(right, i);
    for (let next = rank + 1; next < count; next += 1) {
      const j = order[next] ?? i;
      if (at(left, j) > reach) break;
      const apart = Math.abs(i - j);
      if (apart > 1 && apart < count - 1 && meet(outline, i, j)) {
        return `the outline touches or crosses itself where edges ${Math.min(i, j)} and ${Math.max(i, j)} meet`;
      }
    }
  }
  return null;
}

function meet(outline: Outline, i: number, j: number): boolean {
  const { count, y, noise } = outline;
  const iEnd = (i + 1) % count;
  const jEnd = (j + 1) % count;
  if (Math.max(at(y, i), at(y, iEnd)) + noise < Math.min(at(y, j), at(y, jEnd))) return false;
  if (Math.max(at(y, j), at(y, jEnd)) + noise < Math.min(at(y, i), at(y, iEnd))) return false;
  const iFromJ = side(outline, j, jEnd, i);
  const iEndFromJ = side(outline, j, jEnd, iEnd);
  const jFromI = side(outline, i, iEnd, j);
  const jEndFromI = side(outline, i, iEnd, jEnd);
  if (iFromJ * iEndFromJ < 0 && jFromI * jEndFromI < 0) return true;
  return (
    (iFromJ === 0 && within(outline, j, jEnd, i)) ||
    (iEndFromJ === 0 && within(outline, j, jEnd, iEnd)) ||
    (jFromI === 0 && within(outline, i, iEnd, j)) ||
    (jEndFromI === 0 && within(outline, i, iEnd, jEnd))
  );
}

/** On which side of the line a→b vertex c lies: −1, 1, or 0 when the coordinates' own rounding leaves it undecided. */
function side({ x, y, noise }: Outline, a: number, b: number, c: number): number {
  const abX = at(x, b) - at(x, a);
  const abY = at(y, b) - at(y, a);
  const acX = at(x, c) - at(x, a);
  const acY = at(y, c) - at(y, a);
  const turn = abX * acY - abY * acX;
  const undecided = noise * (Math.abs(abX) + Math.abs(abY) + Math.abs(acX) + Math.abs(acY));
  return Math.abs(turn) <= undecided ? 0 : Math.sign(turn);
}

/** Whether vertex c, known to be on the line a–b, lies between a and b. */
function within({ x, y, noise }: Outline, a: number, b: number, c: number): boolean {
  return (
    at(x, c) >= Math.min(at(x, a), at(x, b)) - noise &&
    at(x, c) <= Math.max(at(x, a), at(x, b)) + noise &&
    at(y, c) >= Math.min(at(y, a), at(y, b)) - noise &&
    at(y, c) <= Math.max(at(y, a), at(y, b)) + noise
  );
}
