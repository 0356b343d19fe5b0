import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centroidChords } from '../../../core/geometry/chords.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { centroid } from '../../../core/geometry/polygon.ts';
import { simplicityProblem } from '../../../core/geometry/simple.ts';
import { bentBand, ellipse, rectangle, skyline, starShaped } from './shapes.ts';
import { chordAt, sweep } from './sweep.ts';

test('the chords of an ellipse with 720 vertices are its axes to a micrometre', () => {
  const chords = centroidChords(ellipse(14, 4.68, 720), [0, 0]);
  expect(chords?.shortest.length).toBeCloseTo(4.68, 4);
  expect(chords?.longest.length).toBeCloseTo(14, 6);
  expect(chords?.shortestLeaves).toBe(false);
});

test('the shortest chord of a rectangle is its height, the longest its diagonal', () => {
  const chords = centroidChords(rectangle(4, 3), [2, 1.5]);
  expect([chords?.shortest.length, chords?.longest.length]).toEqual([expect.closeTo(3, 12), expect.closeTo(5, 12)]);
});

test('the shortest chord of an equilateral triangle lies between the directions of its vertices', () => {
  // Parallel to a side it is 2/3 of the side, towards a vertex it is the height.
  const chords = centroidChords(
    [
      [0, 0],
      [6, 0],
      [3, 3 * Math.sqrt(3)],
    ],
    [3, Math.sqrt(3)],
  );
  expect(chords?.shortest.length).toBeCloseTo(4, 12);
  expect(chords?.longest.length).toBeCloseTo(3 * Math.sqrt(3), 12);
});

test('no direction in steps of 0.01 degrees gives a shorter or a longer chord, and the best one is as good', () => {
  fc.assert(
    fc.property(starShaped, (contour) => {
      const centre = centroid(contour);
      const chords = centroidChords(contour, centre);
      const swept = sweep(contour, centre, 0.01).map(({ length }) => length);
      if (chords === null) return;
      expect(chords.shortest.length).toBeLessThanOrEqual(Math.min(...swept) + 1e-9);
      expect(chords.longest.length).toBeGreaterThanOrEqual(Math.max(...swept) - 1e-9);
      for (const { ends, length } of [chords.shortest, chords.longest]) {
        const [[aX, aY], [bX, bY]] = ends;
        expect(Math.hypot(bX - aX, bY - aY)).toBeCloseTo(length, 9);
      }
      expect(Math.min(...swept) - chords.shortest.length).toBeLessThan(0.02);
    }),
    { numRuns: 6000 },
  );
});

test('the shortest chord leaves a bent band exactly where a line through its centroid crosses more than once on a side', () => {
  fc.assert(
    fc.property(fc.oneof(bentBand, starShaped), (contour) => {
      const centre = centroid(contour);
      const chords = centroidChords(contour, centre);
      const inside = sweep(contour, centre, 20).every(({ crossings: [a, b] }) => a % 2 === 1 && b % 2 === 1);
      expect(chords !== null).toBe(inside);
      if (chords === null) return;
      const [[aX, aY], [bX, bY]] = chords.shortest.ends;
      const angle = Math.atan2(aY - bY, aX - bX);
      // Just beside a vertex's direction the line may gain or lose crossings: look on both sides.
      const beside = [-1e-7, 0, 1e-7].map((turn) =>
        chordAt(contour, centre, angle + turn).crossings.some((n) => n > 1),
      );
      expect(beside).toContain(chords.shortestLeaves);
    }),
    { numRuns: 6000 },
  );
});

test('on right-angled outlines with edges through the centroid the chords still hold against every direction', () => {
  fc.assert(
    fc.property(skyline, (contour) => {
      expect(simplicityProblem(contour)).toBeNull();
      const centre = centroid(contour);
      const chords = centroidChords(contour, centre);
      const swept = Array.from({ length: 3000 }, (_, k) => chordAt(contour, centre, 0.0003 + (Math.PI * k) / 3000));
      const inside = swept.every(({ crossings: [a, b] }) => a % 2 === 1 && b % 2 === 1);
      if (chords === null) {
        // A sweep cannot tell a centroid on the outline itself.
        expect(inside && !onOutline(contour, centre)).toBe(false);
        return;
      }
      expect(inside).toBe(true);
      const lengths = swept.map(({ length }) => length);
      expect(chords.shortest.length).toBeLessThanOrEqual(Math.min(...lengths) + 1e-9);
      expect(chords.longest.length).toBeGreaterThanOrEqual(Math.max(...lengths) - 1e-9);
      const [[aX, aY], [bX, bY]] = chords.shortest.ends;
      const angle = Math.atan2(aY - bY, aX - bX);
      const beside = [-1e-8, 1e-8].map((turn) => chordAt(contour, centre, angle + turn));
      expect(Math.min(...beside.map(({ length }) => length))).toBeCloseTo(chords.shortest.length, 5);
      expect(beside.map(({ crossings }) => crossings.some((n) => n > 1))).toContain(chords.shortestLeaves);
    }),
    { numRuns: 6000 },
  );
});

function onOutline(contour: Contour, [x, y]: Point): boolean {
  return contour.some(([aX, aY], i) => {
    const [bX, bY] = contour[(i + 1) % contour.length] ?? [aX, aY];
    return Math.hypot(aX - x, aY - y) + Math.hypot(bX - x, bY - y) - Math.hypot(aX - bX, aY - bY) < 1e-12;
  });
}

test('a centroid outside a crescent gives no chords', () => {
  const arc = (radius: number): Point[] =>
    Array.from({ length: 20 }, (_, k) => [radius * Math.cos(k / 6), radius * Math.sin(k / 6)]);
  const crescent: Contour = [...arc(6), ...arc(5).reverse()];
  expect(centroidChords(crescent, centroid(crescent))).toBeNull();
});

test('a centroid on the outline gives no chords', () => {
  expect(
    centroidChords(
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ],
      [2, 2],
    ),
  ).toBeNull();
  expect(
    centroidChords(
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
      [2, 0],
    ),
  ).toBeNull();
});
