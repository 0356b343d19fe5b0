import { expect, test } from 'vitest';
import { frameAt, frameMeant } from '../../../renderer/timeline/along-track.ts';
import { frameTicks, lengthTicks } from '../../../renderer/timeline/ticks.ts';

test('every frame has an equal part of the track, its ends included', () => {
  expect([-4, 0, 4.9, 5, 599, 600].map((x) => frameAt(x, 600, 120))).toEqual([0, 0, 0, 1, 119, 119]);
});

test('a pointer within 3 pixels of a traced or marked frame means it, the nearer of two; further away it means the frame under it', () => {
  // 1000 frames on 500 pixels: frame 100 has its middle at 50.25.
  expect([46, 48, 51.7, 52, 57].map((x) => frameMeant(x, 500, 1000, [100, 106]))).toEqual([92, 100, 100, 106, 114]);
});

test('frames are numbered from 1 at round steps that leave room for their labels', () => {
  expect(frameTicks(120, 570).map(({ text }) => text)).toEqual(['1', '20', '40', '60', '80', '100', '120']);
  expect(frameTicks(3, 570).map(({ frame, text }) => [frame, text])).toEqual([
    [0, '1'],
    [1, '2'],
    [2, '3'],
  ]);
});

test('millimetres stand where they fall between frames, and nowhere outside what is known', () => {
  // Half a millimetre a frame from frame 2 on; nothing is known before it nor of the last.
  const places = [null, null, 0, 0.5, 1, 1.5, 2, null];
  expect(lengthTicks(places, 200).map(({ frame, text }) => [frame, text])).toEqual([
    [2, '0'],
    [4, '1'],
    [6, '2'],
  ]);
});

test('a run that goes the other way has falling millimetres at the same places', () => {
  expect(lengthTicks([3, 1.5, 0], 200).map(({ frame, text }) => [Number(frame.toFixed(3)), text])).toEqual([
    [0, '3'],
    [0.667, '2'],
    [1.333, '1'],
    [2, '0'],
  ]);
});

test('a catheter that stands still has its millimetres once; without lengths there are none', () => {
  expect(lengthTicks([0, 0, 0, 10, 10], 200).map(({ frame, text }) => [frame, text])).toEqual([
    [0, '0'],
    [2.5, '5'],
    [3, '10'],
  ]);
  expect(lengthTicks([null, null, 4], 200)).toEqual([]);
});
