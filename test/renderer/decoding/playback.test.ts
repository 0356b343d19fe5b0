import { expect, test } from 'vitest';
import { frameAtTime, playedFrame, playingTimes } from '../../../renderer/decoding/playback.ts';
import { framesAhead } from '../../../renderer/decoding/prefetch.ts';

const EVEN = [0, 100, 200, 300];
/** A Frame Time Vector as scanners write it: the second interval four times the first. */
const UNEVEN = [0, 10, 50, 60];

test('at 10 frames a second a frame is on for 100 ms', () => {
  expect([0, 99, 100, 250, 399].map((elapsed) => frameAtTime(EVEN, 0, elapsed))).toEqual([0, 0, 1, 2, 3]);
});

test('the run starts again after its last frame, however long it plays', () => {
  expect([400, 450, 800, 4_000_100].map((elapsed) => frameAtTime(EVEN, 0, elapsed))).toEqual([0, 0, 0, 1]);
});

test('playing goes on from the frame it began at', () => {
  expect([0, 100, 200].map((elapsed) => frameAtTime(EVEN, 2, elapsed))).toEqual([2, 3, 0]);
});

test('unequal frame times are kept: the long frame stays on for as long as it was taken', () => {
  expect([9, 10, 49, 50, 59, 60, 69, 70].map((elapsed) => frameAtTime(UNEVEN, 0, elapsed))).toEqual([
    0, 1, 1, 2, 2, 3, 3, 0,
  ]);
});

test('a run of one frame, or of frames taken all at once, stands still', () => {
  expect([frameAtTime([0], 0, 5000), frameAtTime([0, 0, 0], 2, 5000)]).toEqual([0, 2]);
});

test('a run without a clock is played at 15 frames a second', () => {
  const times = playingTimes({ known: false, reason: 'NO_FRAME_TIME', sentence: '' }, 31, null);
  expect([times.length, times[15], times[30]]).toEqual([31, 1000, 2000]);
});

test('a run without a clock is played at the rate that its file recommends', () => {
  const clock = { known: false, reason: 'NO_FRAME_TIME', sentence: '' } as const;
  expect([playingTimes(clock, 3, null, 5), playingTimes(clock, 3, 10, 5)]).toEqual([
    [0, 200, 400],
    [0, 100, 200],
  ]);
});

test('a pace chosen for viewing outranks the clock', () => {
  const clock = { known: true, timesMs: EVEN, from: 'Frame Time', warnings: [] } as const;
  expect([playingTimes(clock, 4, null), playingTimes(clock, 4, 5)]).toEqual([EVEN, [0, 200, 400, 600]]);
});

test('a trimmed run plays its middle round and round; from outside it plays whole', () => {
  const trim = { first: 1, last: 2 };
  expect([0, 100, 200, 300].map((elapsed) => playedFrame(EVEN, trim, 1, elapsed))).toEqual([1, 2, 1, 2]);
  expect([0, 100].map((elapsed) => playedFrame(EVEN, trim, 3, elapsed))).toEqual([3, 0]);
});

test('8 frames ahead in the direction of travel and 2 behind are decoded before they are asked for, the nearest first', () => {
  expect([framesAhead(20, 100, 1, false), framesAhead(3, 100, -1, false)]).toEqual([
    [21, 22, 23, 24, 25, 26, 27, 28, 19, 18],
    [2, 1, 0, 4, 5],
  ]);
});

test('while playing the frames after the last one are the first ones', () => {
  expect(framesAhead(3, 5, 1, true)).toEqual([4, 0, 1, 2]);
});
