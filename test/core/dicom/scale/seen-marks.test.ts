import { expect, test } from 'vitest';
import type { Greys } from '../../../../core/dicom/picture/greys.ts';
import { intervalsAlong, markNear } from '../../../../core/dicom/scale/seen-marks.ts';
import type { Contour, Point } from '../../../../core/geometry/point.ts';
import { normalNumbers, seededRandom } from '../../../../samples/phantom/random.ts';

const SIDE = 300;

/** Speckled tissue with round marks of a diameter of 3 pixels, brighter or darker by `height`. */
function pictureWith(marks: Contour, height: number, noise = 6): Greys {
  const random = normalNumbers(seededRandom(3), SIDE * SIDE, noise);
  const values = new Float32Array(SIDE * SIDE).map((_, at) => {
    const [x, y] = [(at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5];
    const near = marks.some(([mx, my]) => Math.hypot(mx - x, my - y) <= 1.5);
    return 120 + (random[at] ?? 0) + (near ? height : 0);
  });
  return { rows: SIDE, columns: SIDE, values };
}

const row = (count: number, apart: number, y = 150.5): Contour =>
  Array.from({ length: count }, (_, k): Point => [30.5 + k * apart, y]);

test.each([
  ['bright', 90],
  ['dark', -90],
])(
  'a %s mark attracts from six pixels away, to half a pixel, and nothing attracts where there is none',
  (_, height) => {
    const picture = pictureWith(row(9, 25), height);
    const found = markNear(picture, [84, 154], 6);
    expect(Math.hypot((found?.[0] ?? 0) - 80.5, (found?.[1] ?? 0) - 150.5)).toBeLessThan(0.5);
    expect([markNear(picture, [92.5, 150.5], 6), markNear(picture, [80.5, 200], 6)]).toEqual([null, null]);
  },
);

test('an edge is no mark', () => {
  const values = new Float32Array(SIDE * SIDE).map((_, at) => (at % SIDE < 150 ? 40 : 200));
  expect(markNear({ rows: SIDE, columns: SIDE, values }, [150, 150], 6)).toBeNull();
});

test.each([2, 3, 5, 8, 12, 24])('%i intervals between marks are counted, bright and dark', (count) => {
  const apart = 240 / count;
  const marks = row(count + 1, apart);
  const line: Contour = [
    [30.5, 150.5],
    [30.5 + 240, 150.5],
  ];
  expect([90, -90].map((height) => intervalsAlong(pictureWith(marks, height), line))).toEqual([count, count]);
});

test('marks along a bend are counted on the line through some of them', () => {
  const on = (k: number): Point => [
    150 - 110 * Math.cos((k * Math.PI) / 16),
    40.5 + 110 * Math.sin((k * Math.PI) / 16),
  ];
  const picture = pictureWith(
    Array.from({ length: 17 }, (_, k) => on(k)),
    -90,
  );
  expect(intervalsAlong(picture, [on(0), on(4), on(8), on(12), on(16)])).toBe(16);
});

test('a console that leaves out the mark on the catheter shows as many intervals', () => {
  const marks = row(9, 30).filter((_, k) => k !== 4);
  const line: Contour = [
    [30.5, 150.5],
    [270.5, 150.5],
  ];
  expect(intervalsAlong(pictureWith(marks, 90), line)).toBe(8);
});

test('no number is offered where none is sure: uneven marks, ends beside the marks, no marks at all', () => {
  const uneven: Contour = [30.5, 60.5, 120.5, 190.5, 270.5].map((x): Point => [x, 150.5]);
  const [from, to]: [Point, Point] = [
    [30.5, 150.5],
    [270.5, 150.5],
  ];
  expect(intervalsAlong(pictureWith(uneven, 90), [from, to])).toBeNull();
  expect(intervalsAlong(pictureWith(row(9, 30), 90), [[45, 150.5], to])).toBeNull();
  expect(intervalsAlong(pictureWith([], 90), [from, to])).toBeNull();
});
