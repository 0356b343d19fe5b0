import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { contourProblem, lumenReadings } from '../../../core/measure/lumen.ts';
import type { LumenReadings } from '../../../core/measure/readings.ts';
import { bentBand, ellipse, rectangle, starShaped } from '../geometry/shapes.ts';

test('a circle of 14 mm measures 14 mm across and 154 mm² inside', () => {
  const circle = lumenReadings(ellipse(14, 14, 2000));
  const { area, perimeter, min, max, mean, areaEquivalent, perimeterEquivalent, minCaliper, maxCaliper } = circle;
  expect([area, perimeter]).toEqual([expect.closeTo(49 * Math.PI, 2), expect.closeTo(14 * Math.PI, 3)]);
  for (const diameter of [min, max, mean, areaEquivalent, perimeterEquivalent, minCaliper, maxCaliper]) {
    expect(diameter).toBeCloseTo(14, 3);
  }
  expect(circle.nonconvex).toBe(false);
});

test.each([
  [18, 4.2],
  [13.4, 12.2],
  [14, 4.68],
  [40, 1],
])('an ellipse of %s × %s mm measures its axes, and their mean', (long, short) => {
  const { min, max, mean, area } = lumenReadings(ellipse(long, short, 1000));
  expect([min, max, mean]).toEqual([
    expect.closeTo(short, 3),
    expect.closeTo(long, 6),
    expect.closeTo((long + short) / 2, 3),
  ]);
  expect(area / ((Math.PI / 4) * long * short)).toBeCloseTo(1, 4);
});

test('a rectangle of 4 × 3 mm measures 3 to 5 mm, 12 mm² and 14 mm around', () => {
  expect(lumenReadings(rectangle(4, 3))).toMatchObject({
    min: expect.closeTo(3, 12),
    max: expect.closeTo(5, 12),
    mean: expect.closeTo(4, 12),
    area: expect.closeTo(12, 12),
    perimeter: expect.closeTo(14, 12),
    areaEquivalent: expect.closeTo(2 * Math.sqrt(12 / Math.PI), 12),
    perimeterEquivalent: expect.closeTo(14 / Math.PI, 12),
    nonconvex: false,
  });
});

/** A band of constant width bent to `sweep` radians at a radius of 6 mm. */
function band(sweep: number, width: number): Contour {
  const arc = (radius: number): Point[] =>
    Array.from({ length: 60 }, (_, k) => [
      radius * Math.cos((sweep * k) / 59 - sweep / 2),
      radius * Math.sin((sweep * k) / 59 - sweep / 2),
    ]);
  return [...arc(6 + width / 2), ...arc(6 - width / 2).reverse()];
}

test('a crescent whose centre of area lies outside is nonconvex and measured by its calipers', () => {
  const { nonconvex, min, max, minCaliper, maxCaliper } = lumenReadings(band(3, 1));
  expect({ nonconvex, min, max }).toEqual({ nonconvex: true, min: minCaliper, max: maxCaliper });
});

test('a kidney whose waist chord stays inside is not flagged and measured at its waist', () => {
  const kidney = lumenReadings(band(1.2, 3));
  expect(kidney.nonconvex).toBe(false);
  expect(kidney.min).toBeCloseTo(3, 1);
});

test('an hourglass is not flagged: its shortest chord is the waist', () => {
  const side = [
    [0, 0],
    [4, 0],
    [8, 0],
    [5, 4],
  ] as const;
  const hourglass: Contour = [...side, ...side.map(([x, y]): Point => [8 - x, 8 - y])];
  const { nonconvex, min } = lumenReadings(hourglass);
  // Between the waist's corners (3, 4) and (5, 4); slightly tilted chords are longer.
  expect(nonconvex).toBe(false);
  expect(min).toBeCloseTo(2, 9);
});

test('an H is not flagged: its shortest chord crosses the bar and stays inside', () => {
  const h: Contour = [
    [0, 0],
    [1, 0],
    [1, 4],
    [9, 4],
    [9, 0],
    [10, 0],
    [10, 10],
    [9, 10],
    [9, 6],
    [1, 6],
    [1, 10],
    [0, 10],
  ];
  expect(lumenReadings(h)).toMatchObject({ nonconvex: false, min: expect.closeTo(2, 12) });
});

test('an E is flagged although its centroid is inside: its shortest chord leaves the middle arm and meets the spine', () => {
  const e: Contour = [
    [0, 0],
    [8, 0],
    [8, 1],
    [1, 1],
    [1, 4.5],
    [8, 4.5],
    [8, 5.5],
    [1, 5.5],
    [1, 9],
    [8, 9],
    [8, 10],
    [0, 10],
  ];
  expect(lumenReadings(e)).toMatchObject({
    nonconvex: true,
    min: expect.closeTo(8, 12),
    max: expect.closeTo(Math.hypot(8, 10), 12),
  });
});

const figures = (readings: LumenReadings) => {
  const { area, perimeter, min, max, mean, areaEquivalent, perimeterEquivalent, minCaliper, maxCaliper } = readings;
  return [area, perimeter, min, max, mean, areaEquivalent, perimeterEquivalent, minCaliper, maxCaliper];
};

test('moving, turning, mirroring, re-starting or reversing an outline changes no reading', () => {
  const shift = fc.double({ min: -500, max: 500, noNaN: true });
  const turn = fc.double({ min: 0, max: 7, noNaN: true });
  fc.assert(
    fc.property(fc.oneof(starShaped, bentBand), shift, shift, turn, fc.nat(15), (contour, x, y, angle, start) => {
      const moved = contour.map(
        ([px, py]): Point => [
          x - (px * Math.cos(angle) - py * Math.sin(angle)),
          y + px * Math.sin(angle) + py * Math.cos(angle),
        ],
      );
      const other = [...moved.slice(start), ...moved.slice(0, start)].reverse();
      const before = lumenReadings(contour);
      const after = lumenReadings(other);
      fc.pre(before.nonconvex === after.nonconvex);
      figures(after).forEach((figure, i) => {
        expect(figure).toBeCloseTo(figures(before)[i] ?? Number.NaN, 6);
      });
    }),
    { numRuns: 300, maxSkipsPerRun: 2 },
  );
});

test('twice as large is twice as long and four times the area', () => {
  fc.assert(
    fc.property(fc.oneof(starShaped, bentBand), fc.constantFrom(0.01, 0.5, 2, 60), (contour, scale) => {
      const [area = 0, ...lengths] = figures(lumenReadings(contour));
      const [scaledArea, ...scaled] = figures(lumenReadings(contour.map(([x, y]): Point => [scale * x, scale * y])));
      expect((scaledArea ?? 0) / (area * scale ** 2)).toBeCloseTo(1, 9);
      scaled.forEach((length, i) => {
        expect(length / (scale * (lengths[i] ?? 0))).toBeCloseTo(1, 7);
      });
    }),
  );
});

test('min ≤ mean ≤ max, no chord is longer than the largest caliper, the area is that of no larger circle', () => {
  fc.assert(
    fc.property(fc.oneof(starShaped, bentBand), (contour) => {
      const { min, mean, max, minCaliper, maxCaliper, areaEquivalent, perimeterEquivalent } = lumenReadings(contour);
      expect(min).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(max);
      expect(max).toBeLessThanOrEqual(maxCaliper + 1e-9);
      expect(min).toBeLessThanOrEqual(minCaliper + 1e-9);
      expect(areaEquivalent).toBeLessThanOrEqual(perimeterEquivalent);
    }),
  );
});

test.each<readonly [string, Contour]>([
  [
    'two vertices',
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'a vertex that is not a number',
    [
      [0, 0],
      [1, Number.NaN],
      [1, 1],
    ],
  ],
  [
    'no area',
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'an area too large for a number',
    [
      [0, 0],
      [1e200, 0],
      [1e200, 1e200],
    ],
  ],
  [
    'an area too small for a number',
    [
      [0, 0],
      [1e-200, 0],
      [1e-200, 1e-200],
    ],
  ],
  [
    'a crossing',
    [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ],
  ],
])('an outline with %s has a problem that is named', (_, contour) => {
  expect(contourProblem(contour)).toMatch(/^(has|is not|encloses) /);
});
