import { expect, test } from 'vitest';
import { windowAfter } from '../../../renderer/decoding/window-level.ts';
import { wheelSteps, zoomFactor } from '../../../renderer/ui/wheel.ts';

test('one notch of the wheel is one frame, whatever number the system gives it', () => {
  expect([53, 100, 120, -100, -120].map((delta) => wheelSteps(0, delta, 'pixel').steps)).toEqual([1, 1, 1, -1, -1]);
});

test('notches that arrive together are not lost', () => {
  expect([wheelSteps(0, 240, 'pixel').steps, wheelSteps(0, 360, 'pixel').steps]).toEqual([2, 3]);
});

test('a wheel that reports lines steps one frame an event', () => {
  expect([wheelSteps(0, 3, 'line'), wheelSteps(0, -3, 'line')]).toEqual([
    { steps: 1, left: 0 },
    { steps: -1, left: 0 },
  ]);
});

test('small movements on a trackpad add up: 100 px in steps of 4 px are 2 frames', () => {
  let left = 0;
  let frames = 0;
  for (let event = 0; event < 25; event += 1) {
    const step = wheelSteps(left, 4, 'pixel');
    left = step.left;
    frames += step.steps;
  }
  expect([frames, left]).toEqual([2, 20]);
});

test('turning back on a trackpad starts from nothing', () => {
  expect(wheelSteps(39, -5, 'pixel').left).toBe(-5);
});

test('zooming in by a notch and out by a notch gives the same picture again', () => {
  expect(zoomFactor(-120, 'pixel') * zoomFactor(120, 'pixel')).toBeCloseTo(1, 12);
});

test('dragging to the right widens the window, down moves its centre up (darker), and it never gets narrower than 1', () => {
  const start = { center: 128, width: 300 };
  expect([windowAfter(start, 150, 0), windowAfter(start, 0, 30), windowAfter(start, -9000, 0)]).toEqual([
    { center: 128, width: 600 },
    { center: 158, width: 300 },
    { center: 128, width: 1 },
  ]);
});
