import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DisplayOrientation } from '../../../core/session/document/display-orientation.ts';
import { AS_STORED } from '../../../core/session/document/display-orientation.ts';
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
  inverted: fc.boolean(),
  preset: fc.constant(null),
  subtract: fc.constant(false),
});
const anyDisplay: fc.Arbitrary<DisplayOrientation> = fc.record({
  mirrored: fc.boolean(),
  quarterTurns: fc.constantFrom(0, 1, 2, 3),
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
    fc.property(anyView, anyAspect, anyDisplay, anyPosition, (view, aspect, display, [x, y]) => {
      const { toScreen, toPicture } = screenTransform(view, PICTURE, aspect, VIEWPORT, display);
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
      anyDisplay,
      anyPosition,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      (view, aspect, display, at, factor) => {
        const before = screenTransform(view, PICTURE, aspect, VIEWPORT, display).toPicture(at);
        const lying = { picture: PICTURE, aspect, viewport: VIEWPORT, display };
        const next = zoomedAbout(view, lying, at, factor);
        const [x, y] = screenTransform(next, PICTURE, aspect, VIEWPORT, display).toScreen(before);
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

/** The picture's four corners on the screen, clockwise from its own upper left one. */
function corners(display: DisplayOrientation, aspect = 1) {
  const { toScreen } = screenTransform(FIRST_VIEW, PICTURE, aspect, VIEWPORT, display);
  return [toScreen([0, 0]), toScreen([500, 0]), toScreen([500, 400]), toScreen([0, 400])];
}

test('on its side the whole picture fits: 400 × 500 in 1000 × 700 at 1.4, its upper left corner at the upper right', () => {
  const [left, right] = [500 - 280, 500 + 280];
  const clockwise = [
    [right, 0],
    [right, 700],
    [left, 700],
    [left, 0],
  ];
  expect(corners({ mirrored: false, quarterTurns: 1 })).toEqual(clockwise);
  expect(corners({ mirrored: false, quarterTurns: 3 })).toEqual([...clockwise.slice(2), ...clockwise.slice(0, 2)]);
});

test('mirrored, left and right change places; then it is turned', () => {
  expect(corners({ mirrored: true, quarterTurns: 0 })).toEqual([
    [937.5, 0],
    [62.5, 0],
    [62.5, 700],
    [937.5, 700],
  ]);
  // Mirrored and turned to the right its own upper left corner, then at the upper right, is at the lower right.
  expect(corners({ mirrored: true, quarterTurns: 1 })[0]).toEqual([780, 700]);
});

test('pixels twice as high as wide lie twice as wide as high on their side: 800 × 500 of them fit at 1.25 and 2.5', () => {
  const { scaleX, scaleY, toScreen } = screenTransform(FIRST_VIEW, PICTURE, 2, VIEWPORT, {
    mirrored: false,
    quarterTurns: 1,
  });
  expect([scaleX, scaleY, toScreen([0, 0])]).toEqual([1.25, 2.5, [1000, 350 - 250 * 1.25]]);
});

test('what moves right on the screen moves up in a picture that is turned clockwise, and left in a mirrored one', () => {
  const alongPicture = (display: DisplayOrientation) =>
    screenTransform(FIRST_VIEW, PICTURE, 1, VIEWPORT, display).alongPicture([1, 0]);
  expect(alongPicture(AS_STORED)).toEqual([1, 0]);
  expect(alongPicture({ mirrored: false, quarterTurns: 1 })).toEqual([0, -1]);
  expect(alongPicture({ mirrored: true, quarterTurns: 0 })).toEqual([-1, 0]);
});
