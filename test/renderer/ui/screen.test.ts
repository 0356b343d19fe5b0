import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenTransform, zoomedAbout } from '../../../renderer/ui/screen.ts';
import type { View } from '../../../renderer/ui/view.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';

const PICTURE = { width: 500, height: 400 };
const VIEWPORT = { width: 1000, height: 700 };

const anyView: fc.Arbitrary<View> = fc.record({
  zoom: fc.option(fc.double({ min: 0.1, max: 40, noNaN: true })),
  pan: fc.record({
    x: fc.double({ min: -900, max: 900, noNaN: true }),
    y: fc.double({ min: -900, max: 900, noNaN: true }),
  }),
  turn: fc.oneof(fc.constant(0), fc.double({ min: -360, max: 360, noNaN: true })),
  window: fc.constant(null),
  preset: fc.constant(null),
  subtract: fc.constant(false),
});
const anyAspect = fc.double({ min: 0.3, max: 3, noNaN: true });
const anyPosition = fc.tuple(
  fc.double({ min: -100, max: 1100, noNaN: true }),
  fc.double({ min: -100, max: 800, noNaN: true }),
);

test('without a zoom the whole picture fits and lies in the middle: 500 × 400 pixels in 1000 × 700 at 1.75', () => {
  const { scaleX, scaleY, toScreen } = screenTransform(FIRST_VIEW, PICTURE, 1, VIEWPORT);
  expect([scaleX, scaleY, toScreen([0, 0]), toScreen([500, 400])]).toEqual([1.75, 1.75, [62.5, 0], [937.5, 700]]);
});

test('pixels twice as high as wide are shown so: 500 × 400 of them fit 1000 × 700 at 0.875 across and 1.75 down', () => {
  const { scaleX, scaleY, toScreen } = screenTransform(FIRST_VIEW, PICTURE, 2, VIEWPORT);
  expect([scaleX, scaleY, toScreen([0, 0]), toScreen([500, 400])]).toEqual([0.875, 1.75, [281.25, 0], [718.75, 700]]);
});

test('a place on the screen and its place in the picture lead back to each other', () => {
  fc.assert(
    fc.property(anyView, anyAspect, anyPosition, (view, aspect, [x, y]) => {
      const { toScreen, toPicture } = screenTransform(view, PICTURE, aspect, VIEWPORT);
      const [backX, backY] = toScreen(toPicture([x, y]));
      return Math.abs(backX - x) < 1e-6 && Math.abs(backY - y) < 1e-6;
    }),
  );
});

test('zooming keeps the place under the pointer where it is', () => {
  fc.assert(
    fc.property(
      anyView,
      anyAspect,
      anyPosition,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (view, aspect, at, factor) => {
        const before = screenTransform(view, PICTURE, aspect, VIEWPORT).toPicture(at);
        const next = zoomedAbout(view, PICTURE, aspect, VIEWPORT, at, factor);
        const [x, y] = screenTransform(next, PICTURE, aspect, VIEWPORT).toScreen(before);
        return Math.abs(x - at[0]) < 1e-6 && Math.abs(y - at[1]) < 1e-6;
      },
    ),
  );
});

test('a picture turned by a quarter clockwise has its upper left corner at the upper right; lengths stay as they are', () => {
  const { toScreen, scaleX } = screenTransform({ ...FIRST_VIEW, turn: 90 }, PICTURE, 1, VIEWPORT);
  const [x, y] = toScreen([0, 0]);
  // The middle is at (500, 350); the corner is 437.5 left of and 350 above it before the turn.
  expect(x).toBeCloseTo(850, 9);
  expect(y).toBeCloseTo(-87.5, 9);
  expect(scaleX).toBe(1.75);
});
