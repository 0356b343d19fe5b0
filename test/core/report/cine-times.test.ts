import { expect, test } from 'vitest';
import type { FrameClock } from '../../../core/dicom/run.ts';
import { cineTimes } from '../../../core/report/cine-times.ts';

const clock: FrameClock = { known: true, timesMs: [0, 50, 150, 300, 340], from: 'Frame Time Vector', warnings: [] };
const none: FrameClock = { known: false, reason: 'conflict', sentence: 'The header gives two frame rates.' };

test('a stretch keeps the run’s own uneven times; its last frame stays until the next one of the run', () => {
  const times = cineTimes(clock, 1, 3, null);
  expect(times.ok && times.value).toEqual([
    { at: 0, seconds: 0.1 },
    { at: 0.1, seconds: 0.15 },
    { at: 0.25, seconds: 0.04 },
  ]);
});

test('the last frame of the run stays as long as the one before it', () => {
  const times = cineTimes(clock, 3, 4, null);
  expect(times.ok && times.value).toEqual([
    { at: 0, seconds: 0.04 },
    { at: 0.04, seconds: 0.04 },
  ]);
});

test('without a clock a rate is asked for with the reason, and then taken', () => {
  const asked = cineTimes(none, 0, 1, null);
  expect(asked.ok ? '' : asked.problem).toBe('Enter frames per second: The header gives two frame rates.');
  const times = cineTimes(none, 0, 1, 25);
  expect(times.ok && times.value).toEqual([
    { at: 0, seconds: 0.04 },
    { at: 0.04, seconds: 0.04 },
  ]);
});

test('a rate changes nothing where the clock is known; times that stand still and an empty stretch are refused', () => {
  expect(cineTimes(clock, 0, 1, 5)).toEqual(cineTimes(clock, 0, 1, null));
  expect(cineTimes({ ...clock, timesMs: [0, 0, 50] }, 0, 1, null).ok).toBe(false);
  expect(cineTimes(clock, 3, 2, null).ok).toBe(false);
});
