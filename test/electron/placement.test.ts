import { expect, test } from 'vitest';
import { leastSize, placementSchema, windowBox } from '../../electron/window/placement.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };

test('the first window is 1280 by 800 in the middle of the screen, or as large as a smaller screen', () => {
  expect(windowBox(null, screen)).toEqual({ x: 320, y: 153, width: 1280, height: 800 });
  expect(windowBox(null, { x: 0, y: 0, width: 1024, height: 600 })).toEqual({ x: 0, y: 0, width: 1024, height: 600 });
});

test('the window comes back where it was, but never outside the screen and never too small to work in', () => {
  const kept = { x: 100, y: 100, width: 1400, height: 900 };
  expect(windowBox(kept, screen)).toEqual(kept);
  expect(windowBox({ x: 5000, y: -900, width: 300, height: 9000 }, screen)).toEqual({
    x: 896,
    y: 25,
    width: 1024,
    height: 1055,
  });
});

test('a screen smaller than the least size makes the least size smaller', () => {
  expect([leastSize(screen), leastSize({ x: 0, y: 0, width: 800, height: 600 })]).toEqual([
    { width: 1024, height: 700 },
    { width: 800, height: 600 },
  ]);
});

test('a remembered place that makes no sense is not believed', () => {
  const box = { x: 0, y: 0, width: 1024, height: 700 };
  expect(placementSchema.safeParse({ box, maximized: false }).success).toBe(true);
  for (const bad of [
    null,
    {},
    { box },
    { box: { ...box, width: 0 }, maximized: true },
    { box: { ...box, x: '0' }, maximized: true },
  ])
    expect(placementSchema.safeParse(bad).success).toBe(false);
});
