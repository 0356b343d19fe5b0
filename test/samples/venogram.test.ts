import { expect, test } from 'vitest';
import type { Point } from '../../core/geometry/point.ts';
import { truthOf } from '../../samples/phantom/truth.ts';
import { drawVenogram } from '../../samples/phantom/venogram-draw.ts';
import { caseOf } from './small-study.ts';

const SIDE = 512;
const described = caseOf('marker-catheter-venogram');
const of = { ...described, venogram: { frames: 4, markerEveryMm: 10, mmPerPixel: 0.5 } };
const [mask, , , full] = drawVenogram(of);
const { venogram, axis } = truthOf(of, '');

/** Grey of a frame in a square of 3 × 3 pixels around a place. */
function grey(frame: Uint8Array | undefined, [x, y]: Point): number {
  let sum = 0;
  for (const dy of [-1, 0, 1])
    for (const dx of [-1, 0, 1]) sum += frame?.[(Math.floor(y) + dy) * SIDE + Math.floor(x) + dx] ?? Number.NaN;
  return sum / 9;
}

function inPicture({ px: [x, y] }: { readonly px: Point }): boolean {
  return x > 20 && y > 20 && x < SIDE - 20 && y < SIDE - 20;
}

test('each marker is far darker than the catheter half-way to the next one', () => {
  const markers = (venogram?.markers ?? []).filter(inPicture);
  expect(markers.length).toBeGreaterThan(10);
  const steps = markers.slice(1).map((marker, index) => {
    const before = markers[index] ?? marker;
    const middle: Point = [(marker.px[0] + before.px[0]) / 2, (marker.px[1] + before.px[1]) / 2];
    return grey(mask, middle) - grey(mask, marker.px);
  });
  expect(Math.min(...steps)).toBeGreaterThan(12);
});

test('markers 10 mm apart along the vein are 20 pixels apart in the picture, a little less where the vein bends', () => {
  const markers = venogram?.markers ?? [];
  const gaps = markers.slice(1).map(({ px }, index) => {
    const [x, y] = markers[index]?.px ?? [0, 0];
    return Math.hypot(px[0] - x, px[1] - y);
  });
  expect([Math.max(...gaps) <= 20 + 1e-6, Math.min(...gaps) > 19.6]).toEqual([true, true]);
});

test('landing, lesion and straight vein lie on the course at the millimetres of the axis', () => {
  const marks = venogram?.landmarks.map(({ positionMm }) => positionMm);
  expect(marks).toEqual([
    axis.proximalLandingMm,
    axis.lesionStartMm,
    axis.lesionEndMm,
    axis.straightEivStartMm,
    axis.straightEivEndMm,
  ]);
});

test('the contrast is as wide as the vein, to 2 mm', () => {
  const course = (venogram?.course ?? [])
    .filter(inPicture)
    .filter(({ positionMm }) => positionMm > 50 && positionMm < 110);
  const widths = course.map(({ px, widthMm }, index) => {
    const next = course[index + 1] ?? course[index - 1] ?? { px };
    const length = Math.hypot(next.px[0] - px[0], next.px[1] - px[1]) * (course[index + 1] ? 1 : -1);
    const across: Point = [(next.px[1] - px[1]) / length, -(next.px[0] - px[0]) / length];
    const dark = Array.from({ length: 81 }, (_, step) => (step - 40) * 0.5).map((mm) => {
      const place: Point = [px[0] + (across[0] * mm) / 0.5, px[1] + (across[1] * mm) / 0.5];
      return grey(mask, place) - grey(full, place);
    });
    return dark.filter((value) => value > 0.4 * Math.max(...dark)).length * 0.5 - widthMm;
  });
  expect(Math.max(...widths.map(Math.abs))).toBeLessThan(2);
});

test('before the contrast comes there is no vein to see, at the end it darkens the whole way', () => {
  const places = (venogram?.course ?? []).filter(inPicture).map(({ px }) => px);
  const drop = places.map((px) => grey(mask, px) - grey(full, px));
  expect(Math.min(...drop)).toBeGreaterThan(10);
});

test('a right-sided vein runs as the mirror image of a left-sided one', () => {
  const right = truthOf({ ...of, findings: { ...of.findings, side: 'right' } }, '').venogram?.course ?? [];
  for (const [index, { px }] of right.entries()) {
    const left = venogram?.course[index]?.px ?? [0, 0];
    expect([SIDE - px[0], px[1]].map((value) => value.toFixed(6))).toEqual(left.map((value) => value.toFixed(6)));
  }
});
