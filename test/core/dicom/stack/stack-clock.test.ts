import { expect, test } from 'vitest';
import { stackedRun } from '../../../../core/dicom/stack/stacked-run.ts';
import type { Element } from '../build.ts';
import { framesOf } from './single-frames.ts';

/** A run of frames that each state more, numbered from 1 on without the numbers left out. */
async function clockOf(frames: readonly (readonly Element[])[], without: readonly number[] = []) {
  const numbers = frames.map((_, i) => i + 1 + without.filter((number) => number <= i + 1).length);
  const runs = await framesOf(frames.map((more, i) => [String(numbers[i]), ...more]));
  return stackedRun(
    runs.map((run) => ({ run, size: 0 })),
    [],
  );
}

const frameTime = (ms: string): Element => [0x00181063, 'DS', ms];
const cineRate = (rate: string): Element => [0x00180040, 'IS', rate];
const content = (time: string): Element => [0x00080033, 'TM', time];
const acquired = (time: string): Element => [0x00080032, 'TM', time];
const acquiredAt = (time: string): Element => [0x0008002a, 'DT', time];
const each = (element: Element, count = 4) => Array.from({ length: count }, () => [element]);

test.each<readonly [string, readonly (readonly Element[])[], string, readonly number[]]>([
  ['the same Frame Time', each(frameTime('40')), 'Frame Time', [0, 40, 80, 120]],
  ['the same cine rate', each(cineRate('20')), 'Cine Rate', [0, 50, 100, 150]],
  [
    'Content Times that rise evenly',
    ['100000.00', '100000.10', '100000.20', '100000.31'].map((time) => [content(time)]),
    'Content Time (0008,0033)',
    [0, 100, 200, 310],
  ],
  [
    'Acquisition DateTimes past midnight',
    ['20260101235959.5', '20260102000000.0', '20260102000000.5'].map((time) => [acquiredAt(time)]),
    'Acquisition DateTime (0008,002A)',
    [0, 500, 1000],
  ],
  [
    'Content Times where the Acquisition Time is that of the whole run',
    ['100000.0', '100000.2', '100000.4'].map((time) => [acquired('095959'), content(time)]),
    'Content Time (0008,0033)',
    [0, 200, 400],
  ],
])('the clock of a run of files that state %s', async (_, frames, from, times) => {
  const { clock } = await clockOf(frames);
  expect(clock).toMatchObject({ known: true, from });
  expect(clock.known && clock.timesMs.map((time) => Math.round(time * 1000) / 1000)).toEqual(times);
});

test.each<readonly [string, readonly (readonly Element[])[], string, string]>([
  ['no time at all', each(frameTime('')), 'NO_FRAME_TIME', 'The files do not state when their frames were taken'],
  ['the same second', each(content('100000')), 'NO_FRAME_TIME', 'do not state when'],
  [
    'different Frame Times',
    [[frameTime('40')], [frameTime('40')], [frameTime('50')]],
    'TIME_CONFLICT',
    'The files do not all state the same interval between frames',
  ],
  ['a Frame Time in some of them', [[frameTime('40')], [], [frameTime('40')]], 'TIME_CONFLICT', 'do not all state'],
  ['a Frame Time in another unit', each(frameTime('0.04')), 'TIME_CONFLICT', 'as if written in another unit'],
  [
    'uneven times',
    ['100000.0', '100000.1', '100000.3', '100000.4'].map((time) => [content(time)]),
    'FRAME_TIMES_UNEVEN',
    'Their Content Time (0008,0033) proves no even interval between the frames',
  ],
  [
    'two times only, which prove no interval',
    ['100000.0', '100000.1'].map((time) => [content(time)]),
    'FRAME_TIMES_UNEVEN',
    'proves no even interval',
  ],
  [
    'times in another order',
    ['100000.2', '100000.1', '100000.0'].map((time) => [content(time), frameTime('100')]),
    'FRAME_TIMES_REVERSED',
    'By their Content Time (0008,0033) the frames were taken in another order',
  ],
])('files that state %s have no clock, and why is said', async (_, frames, reason, words) => {
  const { clock, warnings } = await clockOf(frames);
  expect(clock).toMatchObject({ known: false, reason });
  expect(warnings.join()).toContain(words);
});

test('a missing frame leaves a nominal interval without meaning; times that rise evenly prove themselves', async () => {
  expect((await clockOf(each(frameTime('40')), [3])).clock).toMatchObject({ known: false, reason: 'FRAMES_MISSING' });
  const every = (times: readonly string[]) => times.map((time) => [frameTime('40'), content(time)]);
  expect((await clockOf(every(['100000.00', '100000.04', '100000.12']), [3])).clock).toMatchObject({
    known: false,
    reason: 'FRAME_TIMES_UNEVEN',
  });
  expect((await clockOf(every(['100000.00', '100000.08', '100000.16']), [2, 4])).clock).toMatchObject({
    known: true,
    timesMs: [0, 80, 160].map((ms) => expect.closeTo(ms, 6)),
  });
});

test('a Frame Time that the times of the files contradict is a conflict and gives no millimetres', async () => {
  const motor: readonly Element[] = [
    [0x00183100, 'CS', 'MOTOR_PULLBACK'],
    [0x00183101, 'DS', '0.5'],
  ];
  const agreed = await clockOf(['00.0', '00.1', '00.2'].map((s) => [content(`1000${s}`), frameTime('100'), ...motor]));
  expect(agreed.pullback).toMatchObject({ known: true, mmPerFrame: expect.closeTo(0.05, 9) });
  const against = await clockOf(['00.0', '00.1', '00.2'].map((s) => [content(`1000${s}`), frameTime('40'), ...motor]));
  expect(against.pullback).toMatchObject({ known: false, reason: 'TIME_CONFLICT' });
  expect(against.clock.known && against.clock.warnings.join()).toContain(
    'the frame time (0018,1063) implies 25.0 frames/s, the Content Time (0008,0033) implies 10.0 frames/s',
  );
});

test('a motor that only some files state moves nothing', async () => {
  const motor: readonly Element[] = [[0x00183100, 'CS', 'MOTOR_PULLBACK'], [0x00183101, 'DS', '0.5'], frameTime('40')];
  const { pullback } = await clockOf([motor, [frameTime('40')], motor]);
  expect(pullback).toMatchObject({ known: false, reason: 'ACQ_UNKNOWN' });
});
