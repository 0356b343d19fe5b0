import { expect, test } from 'vitest';
import type { RunRecord } from '../../../../core/session/document/document.ts';
import { alongVein } from '../../../../core/session/vein/along.ts';
import type { Landmark, LandmarkType } from '../../../../core/session/vein/landmark-types.ts';
import { axisFromLandmarks, axisFromPath, lengthsText } from '../../../../core/session/vein/take-over.ts';
import { run } from '../fixture.ts';

const mark = (station: LandmarkType, frame: number): Landmark => ({
  id: station,
  run: run.sopInstanceUid,
  frame,
  station,
});

const marks = [
  mark('confluence', 10),
  mark('proximal-landing', 10),
  mark('lesion-start', 14),
  mark('lesion-end', 36),
  mark('straight-eiv-start', 74),
  mark('straight-eiv-end', 98),
];

/** A motorised pullback of 1 mm a frame. */
const motorised = {
  known: true,
  positionsMm: Array.from({ length: 100 }, (_, frame) => frame),
  from: 'Step',
  warnings: [],
} as unknown as Parameters<typeof alongVein>[0];
const along = (frame: number) => alongVein(motorised, [], frame);
const five = {
  proximalLandingMm: 0,
  lesionStartMm: 4,
  lesionEndMm: 26,
  straightEivStartMm: 64,
  straightEivEndMm: 88,
};

test('the landmarks of a motorised pullback give all five lengths and how they were measured, at once', () => {
  expect(axisFromLandmarks({}, run, marks, along)).toEqual({
    ok: true,
    value: { ...five, method: 'motorised-pullback' },
  });
});

test('lengths of another method are replaced only when all five are', () => {
  const own = { method: 'ruler', lesionStartMm: 7 } as const;
  expect(axisFromLandmarks(own, run, marks, along)).toMatchObject({ ok: true, value: five });
  expect(axisFromLandmarks(own, run, marks.slice(0, 3), along)).toMatchObject({ ok: false });
});

test('frames that the operator has placed give lengths by the method that the operator names', () => {
  const placed: RunRecord = {
    ...run,
    places: [
      { frame: 0, mm: 0 },
      { frame: 99, mm: 198 },
    ],
  };
  const twoMm = (frame: number) => alongVein(motorised, placed.places, frame);
  expect(axisFromLandmarks({}, placed, marks, twoMm)).toMatchObject({ ok: false });
  expect(axisFromLandmarks({ method: 'ruler' }, placed, marks, twoMm)).toMatchObject({
    ok: true,
    value: { method: 'ruler', lesionEndMm: 52 },
  });
});

test('without marks there is nothing to offer; without the confluence the reason is given', () => {
  expect(axisFromLandmarks({}, run, [mark('confluence', 0)], along)).toBeNull();
  expect(axisFromLandmarks({}, run, marks.slice(1), along)).toMatchObject({ ok: false });
});

const reading = (...along: readonly number[]) => ({
  path: { id: 'p', kind: 'path', run: run.sopInstanceUid, frame: 0, name: 'Path 1', points: [] } as never,
  record: { ...run, modality: 'XA' },
  scale: { unit: 'mm', x: 0.2, y: 0.2, sizing: true } as const,
  along,
});

test('a path of six points from the confluence, or of five from the landing on, is the whole axis in one', () => {
  expect(axisFromPath(reading(0, 2, 4, 26, 64, 112))).toMatchObject({
    ok: true,
    value: { proximalLandingMm: 2, lesionStartMm: 4, lesionEndMm: 26, straightEivStartMm: 64, straightEivEndMm: 112 },
  });
  expect(axisFromPath(reading(0, 4, 26, 64, 112))).toMatchObject({
    ok: true,
    value: { method: 'calibrated-venogram', proximalLandingMm: 0, lesionEndMm: 26 },
  });
  expect(axisFromPath(reading(0, 4, 26))).toBeNull();
  expect(
    axisFromPath({ ...reading(0, 4, 26, 64, 112), scale: { unit: 'px', x: 1, y: 1, sizing: false } }),
  ).toMatchObject({
    ok: false,
  });
});

test('lengths in a few words; what is not known is a question mark', () => {
  expect(lengthsText({ ...five, lesionEndMm: 26.04 })).toBe('landing 0, lesion 4–26, straight external iliac 64–88 mm');
  expect(lengthsText({ lesionStartMm: 4 })).toBe('lesion 4–? mm');
});
