import { expect, test } from 'vitest';
import type { Pullback } from '../../../../core/dicom/run.ts';
import type { TimingFacts } from '../../../../core/dicom/timing/facts.ts';
import { pullback } from '../../../../core/dicom/timing/pullback.ts';
import { frameClock } from '../../../../core/dicom/timing/timing.ts';

const nothing: TimingFacts = {
  frames: 5,
  increment: '',
  frameTime: null,
  frameTimeVector: null,
  cineRate: null,
  effectiveDuration: null,
  acquisition: '',
  pullbackRate: null,
  gatedRate: null,
  startFrame: null,
  stopFrame: null,
  rWaves: null,
  frameDateTimes: null,
};
const facts = (more: Partial<TimingFacts>): TimingFacts => ({ ...nothing, ...more });

test('a frame time of 40 ms puts five frames at 0, 40, 80, 120 and 160 ms', () => {
  expect(frameClock(facts({ frameTime: 40 }))).toEqual({
    known: true,
    timesMs: [0, 40, 80, 120, 160],
    from: 'Frame Time',
    warnings: [],
  });
});

test('a frame time vector is summed from the first frame; its first value is no interval', () => {
  const clocks = [0, 33].map((first) =>
    frameClock(facts({ increment: '00181065', frameTime: 40, frameTimeVector: [first, 50, 30, 50, 50] })),
  );
  expect(clocks.map((clock) => clock.known && clock.timesMs)).toEqual([
    [0, 50, 80, 130, 180],
    [0, 50, 80, 130, 180],
  ]);
});

test('a vector of the wrong length is no clock', () => {
  expect(frameClock(facts({ frameTimeVector: [0, 50, 30] }))).toMatchObject({
    known: false,
    reason: 'TIME_VECTOR_LENGTH',
  });
});

test('a single frame is at 0 ms, many frames without any time have no clock', () => {
  expect([frameClock(facts({ frames: 1 })), frameClock(facts({}))]).toMatchObject([
    { timesMs: [0] },
    { known: false, reason: 'NO_FRAME_TIME' },
  ]);
});

test('cine rate, then duration, stand in for a missing frame time and are called nominal', () => {
  const clocks = [
    frameClock(facts({ cineRate: 25, effectiveDuration: 0.16 })),
    frameClock(facts({ effectiveDuration: 0.16 })),
  ];
  expect(clocks).toEqual([
    { known: true, timesMs: [0, 40, 80, 120, 160], from: 'Cine Rate', warnings: [expect.stringMatching(/^Nominal/)] },
    {
      known: true,
      timesMs: [0, 40, 80, 120, 160],
      from: 'Effective Duration',
      warnings: [expect.stringMatching(/^Nominal/)],
    },
  ]);
});

test.each([
  ['33.333 ms at 30 frames a second', { frameTime: 33.333, cineRate: 30 }, 0],
  ['30 ms at 33 frames a second, a rounded rate', { frameTime: 30, cineRate: 33 }, 0],
  ['40 ms at 30 frames a second', { frameTime: 40, cineRate: 30 }, 1],
  ['five frames of 40 ms in 0.16 s', { frameTime: 40, effectiveDuration: 0.16 }, 0],
  ['five frames of 40 ms in 0.2 s, the last one counted', { frameTime: 40, effectiveDuration: 0.2 }, 0],
  ['five frames of 40 ms in 0.3 s', { frameTime: 40, effectiveDuration: 0.3 }, 1],
  ['25 frames a second, five frames in 0.16 s', { cineRate: 25, effectiveDuration: 0.16 }, 0],
  ['25 frames a second, five frames in 9 s', { cineRate: 25, effectiveDuration: 9 }, 1],
])('%s: conflicts said', (_, more, conflicts) => {
  const clock = frameClock(facts(more));
  expect(clock.known && clock.warnings.filter((text) => text.startsWith('Timing conflict')).length).toBe(conflicts);
});

function pulled(more: Partial<TimingFacts>): Pullback {
  const all = facts(more);
  return pullback(all, frameClock(all));
}
const motor = { acquisition: 'MOTOR_PULLBACK', pullbackRate: 0.5, frameTime: 40, startFrame: 1, stopFrame: 5 } as const;

test('a motor at 0.5 mm/s and 40 ms a frame moves 0.02 mm a frame', () => {
  const expected = [0, 0.02, 0.04, 0.06, 0.08].map((position) => expect.closeTo(position, 12));
  expect(pulled(motor)).toEqual({
    known: true,
    mmPerFrame: expect.closeTo(0.02, 12),
    positionsMm: expected,
    from: 'motorised pullback at 0.5 mm/s',
    warnings: [],
  });
});

test('before the start frame and after the stop frame the catheter stands still', () => {
  const span = pulled({ ...motor, startFrame: 2, stopFrame: 4 });
  const expected = [0, 0, 0.02, 0.04, 0.04].map((position) => expect.closeTo(position, 12));
  expect(span.known && [span.positionsMm, span.mmPerFrame]).toEqual([expected, expect.closeTo(0.02, 12)]);
});

test.each([
  ['without start and stop frames', { startFrame: null }],
  ['under the word of optical runs', { acquisition: 'MOTORIZED' }],
  ['at an unusual rate', { pullbackRate: 11 }],
  ['by a nominal clock', { frameTime: null, cineRate: 25 }],
])('a motor pullback %s is warned about', (_, more) => {
  const answer = pulled({ ...motor, ...more });
  expect(answer.known && answer.warnings.length).toBe(1);
});

test.each([
  ['a hand-pulled catheter', { acquisition: 'MANUAL_PULLBACK' }, 'MANUAL_PULLBACK'],
  ['selected positions', { acquisition: 'SELECTIVE' }, 'ACQ_UNKNOWN'],
  ['a file that says nothing', { acquisition: '' }, 'ACQ_UNKNOWN'],
  ['a rate without a motor', { acquisition: '', pullbackRate: 0.5 }, 'ACQ_UNKNOWN'],
  ['a motor without a rate', { pullbackRate: null }, 'NO_PULLBACK_RATE'],
  ['frames without time', { frameTime: null }, 'NO_FRAME_TIME'],
  ['times that contradict each other', { cineRate: 60 }, 'TIME_CONFLICT'],
  ['a time vector that is too short', { frameTime: null, frameTimeVector: [0, 40] }, 'TIME_VECTOR_LENGTH'],
  ['a stop before the start', { startFrame: 4, stopFrame: 2 }, 'PULLBACK_FRAMES'],
  ['a stop after the last frame', { stopFrame: 6 }, 'PULLBACK_FRAMES'],
  ['gating without beats', { acquisition: 'GATED_PULLBACK', gatedRate: 0.2 }, 'GATED_NO_BEATS'],
  ['gating without a step', { acquisition: 'GATED_PULLBACK', rWaves: [0, 80] }, 'NO_PULLBACK_RATE'],
])('%s has no length along the vein', (_, more, reason) => {
  expect(pulled({ ...motor, ...more })).toMatchObject({ known: false, reason });
});

test('a gated pullback of 0.2 mm a beat moves at the R waves, or with each frame where there is one beat a frame', () => {
  const gated = { ...motor, acquisition: 'GATED_PULLBACK', gatedRate: 0.2 };
  const runs = [pulled({ ...gated, rWaves: [0, 70, 150] }), pulled({ ...gated, rWaves: [0, 1, 2, 3, 4] })];
  const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
  expect(runs.map((run) => run.known && run.positionsMm)).toEqual([
    close([0, 0, 0.2, 0.2, 0.4]),
    close([0, 0.2, 0.4, 0.6, 0.8]),
  ]);
});
