import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { area, centroid, perimeter, signedArea } from '../../../core/geometry/polygon.ts';
import { simplicityProblem } from '../../../core/geometry/simple.ts';
import { bentBand, ellipse, rectangle, starShaped } from './shapes.ts';

test('a rectangle of 4 by 3 has an area of 12, a perimeter of 14 and its centre in the middle', () => {
  const contour = rectangle(4, 3);
  expect([area(contour), perimeter(contour), ...centroid(contour)]).toEqual([
    expect.closeTo(12, 12),
    expect.closeTo(14, 12),
    expect.closeTo(2, 12),
    expect.closeTo(1.5, 12),
  ]);
});

test('an inscribed polygon of n vertices has the area n/2 · sin(2π/n) of its circle', () => {
  for (const n of [16, 32, 64, 128]) {
    expect(area(ellipse(2, 2, n))).toBeCloseTo((n / 2) * Math.sin((2 * Math.PI) / n), 12);
  }
});

test('the area has a sign, positive from x towards y', () => {
  expect(
    signedArea([
      [0, 0],
      [1, 0],
      [0, 1],
    ]),
  ).toBe(0.5);
  expect(
    signedArea([
      [0, 0],
      [0, 1],
      [1, 0],
    ]),
  ).toBe(-0.5);
});

test('an outline a kilometre away measures as near the origin', () => {
  const far = ellipse(14, 4).map(([x, y]): Point => [x + 1e6, y - 1e6]);
  expect(area(far)).toBeCloseTo(area(ellipse(14, 4)), 6);
  expect(centroid(far)).toEqual([expect.closeTo(1e6, 7), expect.closeTo(-1e6, 7)]);
});

test('outlines that are simple by construction are accepted', () => {
  fc.assert(
    fc.property(fc.oneof(starShaped, bentBand), fc.double({ min: 0, max: 6.3, noNaN: true }), (contour, angle) => {
      const turned = contour.map(
        ([x, y]): Point => [
          x * Math.cos(angle) - y * Math.sin(angle) + 300,
          x * Math.sin(angle) + y * Math.cos(angle) - 40,
        ],
      );
      expect(simplicityProblem(turned)).toBeNull();
    }),
  );
});

/** A second reading of "crosses": two open segments each separate the other's ends. */
function crossesByBruteForce(contour: Contour): boolean {
  const count = contour.length;
  const side = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return contour.some((a, i) =>
    contour.some((c, j) => {
      const b = contour[(i + 1) % count] ?? a;
      const d = contour[(j + 1) % count] ?? c;
      return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }),
  );
}

test('random walks are refused exactly when two of their edges cross', () => {
  const place = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((step) => step / 99_991);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(place, place), { minLength: 4, maxLength: 10, selector: String }),
      (contour) => {
        expect(simplicityProblem(contour) !== null).toBe(crossesByBruteForce(contour));
      },
    ),
    { numRuns: 2000 },
  );
});

const refused: readonly (readonly [string, Contour])[] = [
  [
    'a figure of eight',
    [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ],
  ],
  [
    'two equal neighbours',
    [
      [0, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ],
  ],
  [
    'last and first equal',
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ],
  [
    '0 and −0 are one place',
    [
      [0, 0],
      [-0, 0],
      [1, 0],
      [0, 1],
    ],
  ],
  [
    'a spike folded back',
    [
      [0, 0],
      [4, 0],
      [4, 3],
      [4, 1],
      [0, 4],
    ],
  ],
  [
    'a spike folded back, not on a grid',
    [
      [0, 0],
      [0.3, 0.1],
      [0.15, 0.05],
      [0.1, 0.4],
    ],
  ],
  [
    'a vertex on another edge',
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [0, 4],
    ],
  ],
  [
    'a vertex on another edge, not on a grid',
    [
      [0, 0],
      [0.9, 0.3],
      [0.9, 0.8],
      [0.3, 0.1],
      [0, 0.8],
    ],
  ],
  [
    'a vertex on another vertex',
    [
      [0, 0],
      [2, 2],
      [4, 0],
      [4, 4],
      [2, 2],
      [0, 4],
    ],
  ],
  [
    'two edges along each other',
    [
      [0, 0],
      [6, 0],
      [6, 3],
      [4, 3],
      [4, 0],
      [2, 0],
      [2, 3],
      [0, 3],
    ],
  ],
  [
    'all on one line',
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  ],
];

test.each(refused)('%s is refused', (_, contour) => {
  expect(simplicityProblem(contour)).toEqual(expect.any(String));
  const shifted = contour.map((_vertex, i): Point => contour[(i + 2) % contour.length] ?? [0, 0]);
  expect(simplicityProblem(shifted)).toEqual(expect.any(String));
  expect(simplicityProblem([...contour].reverse())).toEqual(expect.any(String));
});

test('an outline that comes within a nanometre of itself is accepted', () => {
  expect(
    simplicityProblem([
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 1e-6],
      [0, 4],
    ]),
  ).toBeNull();
});

test('collinear neighbours that go on in one direction are accepted', () => {
  expect(
    simplicityProblem([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 0],
      [3, 3],
      [0, 3],
    ]),
  ).toBeNull();
});
