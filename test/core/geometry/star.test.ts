import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { isClearlyStar } from '../../../core/geometry/star.ts';
import { bentBand, ellipse, skyline, starShaped } from './shapes.ts';

function isStar(contour: Contour): boolean {
  const coordinates = contour.flat();
  const noise = 4 * Number.EPSILON * coordinates.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const [x, y] = [0, 1].map((axis) => Float64Array.from(contour, (vertex) => vertex[axis] ?? Number.NaN));
  if (x === undefined || y === undefined) throw new Error('no coordinates');
  return isClearlyStar({ count: contour.length, x, y, noise });
}

/** The distance between two edges that do not cross: from an end of one to the other. */
function apart([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): number {
  const toEdge = ([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number => {
    const [alongX, alongY] = [toX - fromX, toY - fromY];
    const share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX ** 2 + alongY ** 2);
    const within = Math.min(1, Math.max(0, share));
    return Math.hypot(x - fromX - within * alongX, y - fromY - within * alongY);
  };
  return Math.min(toEdge(a, c, d), toEdge(b, c, d), toEdge(c, a, b), toEdge(d, a, b));
}

function crosses([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

test('in what is called a star no two edges but neighbours cross or come near each other', () => {
  const shaken = fc
    .tuple(fc.oneof(starShaped, bentBand, skyline), fc.double({ min: 0, max: 3, noNaN: true }))
    .map(([contour, by]) =>
      contour.map(([x, y], k): Point => [x + by * Math.sin(k * k), y + by * Math.cos(3 * k * k)]),
    );
  fc.assert(
    fc.property(shaken, (contour) => {
      if (!isStar(contour)) return;
      const edges = contour.map((from, k) => [from, contour[(k + 1) % contour.length] ?? from] as const);
      for (const [i, one] of edges.entries())
        for (const [j, other] of edges.entries()) {
          const gap = Math.abs(i - j);
          if (gap < 2 || gap === edges.length - 1) continue;
          expect(crosses(one, other)).toBe(false);
          expect(apart(one, other)).toBeGreaterThan(1e-12);
        }
    }),
    { numRuns: 500 },
  );
});

test('an ellipse is a star, one that goes round twice, folds back or stands still at a vertex is none', () => {
  const round = ellipse(14, 5, 64);
  expect(isStar(round)).toBe(true);
  expect(isStar([...round].reverse())).toBe(true);
  expect(isStar([...round, ...round.map(([x, y]): Point => [0.9 * x, 0.9 * y])])).toBe(false);
  expect(isStar([...round.slice(0, 5), ...round.slice(3)])).toBe(false);
  expect(isStar([...round.slice(0, 5), ...round.slice(4)])).toBe(false);
});

test('a sliver as thin as rounding is not called a star', () => {
  expect(isStar(ellipse(14, 1e-13, 64))).toBe(false);
});
