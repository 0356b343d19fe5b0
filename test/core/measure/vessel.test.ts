import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSpline, polylineOf } from '../../../core/geometry/open-spline.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { VesselReadings } from '../../../core/measure/vessel.ts';
import { vesselLines, vesselReadings, widthAt } from '../../../core/measure/vessel.ts';

function linesOf(centre: Contour, left: Contour, right: Contour) {
  const curve = openSpline(centre);
  if (curve === null) throw new Error('no centre line');
  const edge = (knots: Contour) => {
    const drawn = openSpline(knots);
    return drawn === null ? knots : polylineOf(drawn);
  };
  return vesselLines(curve, [edge(left)], [edge(right)]);
}

function readings(centre: Contour, left: Contour, right: Contour, reference: readonly number[] = []): VesselReadings {
  const read = vesselReadings(linesOf(centre, left, right), reference);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** The places of a function of x from 0 to 100, every `step`. */
function over(y: (x: number) => number, step = 10): Contour {
  return Array.from({ length: 100 / step + 1 }, (_, k): Point => [k * step, y(k * step)]);
}

const turned =
  (degrees: number, by: Point = [0, 0], times = 1) =>
  ([x, y]: Point): Point => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [by[0] + times * (x * cos - y * sin), by[1] + times * (x * sin + y * cos)];
  };

test('two parallel lines 10 mm apart are 10 mm apart in any direction, however the points are spread and wherever the middle is drawn', () => {
  const direction = fc.integer({ min: 0, max: 359 });
  const off = fc.double({ min: -4.9, max: 4.9, noNaN: true });
  const gaps = fc.array(fc.double({ min: 3, max: 30, noNaN: true }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(direction, off, gaps, gaps, (degrees, middle, above, below) => {
      const turn = turned(degrees, [200, 150]);
      const along = (steps: readonly number[], y: number) => {
        let x = -5;
        const places = [x, ...steps.map((step) => (x += step)), 300];
        return places.map((place) => turn([place, y]));
      };
      const read = readings(
        [
          [0, middle],
          [20, middle],
          [60, middle],
        ].map(([x = 0, y = 0]) => turn([x, y])),
        along(above, -5),
        along(below, 5),
      );
      expect([read.min.width, read.mean]).toEqual([expect.closeTo(10, 6), expect.closeTo(10, 6)]);
      expect([read.length, read.covered]).toEqual([expect.closeTo(60, 6), expect.closeTo(60, 6)]);
    }),
    { numRuns: 60 },
  );
});

test('a cone from 6 to 14 mm over 100 mm is narrowest at its beginning, 10 mm on average, and 8 mm wide after a quarter', () => {
  const edge = (x: number) => 3 + 0.04 * x;
  const lines = linesOf(
    over(() => 0),
    over((x) => -edge(x)),
    over(edge),
  );
  const read = readings(
    over(() => 0),
    over((x) => -edge(x)),
    over(edge),
    [10],
  );
  expect([read.min.width, read.min.along, read.mean]).toEqual([
    expect.closeTo(6, 6),
    expect.closeTo(0, 6),
    expect.closeTo(10, 6),
  ]);
  expect(widthAt(lines, 2.5)).toMatchObject({ width: expect.closeTo(8, 6), along: expect.closeTo(25, 6) });
  expect(read.reference?.width).toBeCloseTo(14, 6);
  // 100 · (14 − 6) / 14
  expect(read.stenosisPct).toBeCloseTo(57.142857, 4);
});

test('a stenosis in the form of a wave from 14 to 4 mm measures 4 mm at its middle, 9 mm on average, 71.4 % against its ends', () => {
  const half = (x: number) => 4.5 + 2.5 * Math.cos((2 * Math.PI * x) / 100);
  const [left, right] = [over((x) => -half(x), 5), over(half, 5)];
  const read = readings(
    over(() => 0, 20),
    left,
    right,
    [0],
  );
  expect([read.min.width, read.min.along]).toEqual([expect.closeTo(4, 3), expect.closeTo(50, 1)]);
  expect(read.mean).toBeCloseTo(9, 2);
  expect(read.reference?.width).toBeCloseTo(14, 3);
  expect(read.stenosisPct).toBeCloseTo((100 * 10) / 14, 2);
});

test('the minimum is found between the places looked at: a narrow notch anywhere', () => {
  fc.assert(
    fc.property(fc.double({ min: 20, max: 80, noNaN: true }), (notch) => {
      const edge: Contour = [
        [0, 6],
        [notch - 4, 6],
        [notch, 2],
        [notch + 4, 6],
        [100, 6],
      ];
      const { centre, middle } = linesOf(
        over(() => 0, 25),
        [],
        [],
      );
      const read = vesselReadings({ centre, middle, left: [edge.map(([x, y]): Point => [x, -y])], right: [edge] }, []);
      expect(read.ok && [read.value.min.width, read.value.min.along]).toEqual([
        expect.closeTo(4, 4),
        expect.closeTo(notch, 3),
      ]);
    }),
  );
});

test('a bent vessel is measured across its bend: 10 mm everywhere between circles of 35 and 45 mm', () => {
  const arc = (radius: number) =>
    Array.from({ length: 13 }, (_, k): Point => {
      const angle = (k * Math.PI) / 18;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  const read = readings(arc(40), arc(45), arc(35), [2, 9]);
  expect([read.min.width, read.mean, read.reference?.width]).toEqual([
    expect.closeTo(10, 1),
    expect.closeTo(10, 2),
    expect.closeTo(10, 2),
  ]);
  expect(read.length).toBeCloseTo((40 * 2 * Math.PI) / 3, 1);
});

test('in a hairpin the other limb of the vessel is never taken for an edge that is not drawn yet', () => {
  const hairpin: Contour = [
    [0, 0],
    [60, 0],
    [90, 20],
    [60, 40],
    [0, 40],
  ];
  // The inner edge is drawn beside the lower limb only; across the upper limb it lies 34 away, nearer to the lower one.
  const inner: Contour = [
    [0, 34],
    [30, 34],
    [50, 34],
  ];
  const outer: Contour = [
    [0, -6],
    [30, -6],
    [60, -6],
  ];
  const lines = linesOf(hairpin, outer, inner);
  expect(widthAt(lines, 0.5)).toBeNull();
});

test('where an edge is not drawn beside the centre line, the width is unknown and the covered length says so', () => {
  const [short, whole]: [Contour, Contour] = [
    [
      [20, -5],
      [70, -5],
    ],
    over(() => 5),
  ];
  const centre = over(() => 0);
  const lines = linesOf(centre, short, whole);
  expect([widthAt(lines, 1), widthAt(lines, 9)]).toEqual([null, null]);
  const read = readings(centre, short, whole, [1, 4]);
  expect([read.length, read.covered, read.reference, read.stenosisPct]).toEqual([
    expect.closeTo(100, 6),
    expect.closeTo(50, 6),
    null,
    null,
  ]);
});

test.each([
  ['one edge', over((x) => x * 0 - 5), [], /both edges/],
  ['edges beyond the centre line', [[120, -5] as const, [160, -5] as const], over(() => 5), /opposite each other/],
  ['edges that cross', over((x) => x / 10 - 5), over((x) => 3 - x / 10), /cross/],
])('%s give no readings and say why', (_, left, right, problem) => {
  const read = vesselReadings(
    linesOf(
      over(() => 0),
      left,
      right,
    ),
    [],
  );
  expect(read.ok ? '' : read.problem).toMatch(problem);
});

test('moving, turning or enlarging the picture changes widths by its own factor only and the stenosis not at all', () => {
  const half = (x: number) => 5 + 2 * Math.cos(x / 12) + x / 40;
  const [centre, left, right] = [over((x) => 3 * Math.sin(x / 30)), over((x) => -half(x), 5), over(half, 5)];
  const first = readings(centre, left, right, [8, 9]);
  const how = fc.tuple(
    fc.integer({ min: 0, max: 359 }),
    fc.integer({ min: -300, max: 300 }),
    fc.double({ min: 0.2, max: 5, noNaN: true }),
  );
  fc.assert(
    fc.property(how, ([degrees, by, times]) => {
      const turn = turned(degrees, [by, -by], times);
      const read = readings(centre.map(turn), left.map(turn), right.map(turn), [8, 9]);
      expect(read.min.width / times).toBeCloseTo(first.min.width, 5);
      expect(read.mean / times).toBeCloseTo(first.mean, 3);
      expect(read.stenosisPct).toBeCloseTo(first.stenosisPct ?? 0, 3);
    }),
    { numRuns: 40 },
  );
});
