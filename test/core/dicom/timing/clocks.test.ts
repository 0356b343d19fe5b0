import { expect, test } from 'vitest';
import type { Run } from '../../../../core/dicom/run.ts';
import type { Element } from '../build.ts';
import { built, reported } from '../report-files.ts';

const FRAMES = 8;
const MOTOR: readonly Element[] = [
  [0x00183100, 'CS', 'MOTOR_PULLBACK'],
  [0x00183101, 'DS', '1'],
  [0x00183103, 'IS', '1'],
  [0x00183104, 'IS', String(FRAMES)],
];
const TAGS = { vector: 0x00181065, frameTime: 0x00181063, cine: 0x00180040, display: 0x00082144, duration: 0x00180072 };
type Times = Partial<Record<keyof typeof TAGS, string>>;

/** A motor pullback at 1 mm/s of eight frames with these statements on time. */
function timed(times: Times): Promise<Run> {
  const entries = Object.entries(times).map(([name, value]): Element => [TAGS[name as keyof typeof TAGS], 'DS', value]);
  const pointer: readonly Element[] = times.vector === undefined ? [] : [[0x00280009, 'AT', [0x0018, 0x1065]]];
  return built([...MOTOR, ...entries, ...pointer], undefined, FRAMES);
}

/** Millimetres a frame, or why there are none. */
function step({ pullback }: Run): number | string {
  return pullback.known ? Number(pullback.mmPerFrame.toPrecision(9)) : pullback.reason;
}

const HUNDREDS = '0\\100\\100\\100\\100\\100\\100\\100';
const RUNNING = '0\\100\\200\\300\\400\\500\\600\\700';
const ZEROS = '0\\0\\0\\0\\0\\0\\0\\0';

test.each<[string, Times, number | string]>([
  ['a vector alone', { vector: HUNDREDS }, 0.1],
  ['a vector whose first value is an interval too', { vector: HUNDREDS.replace('0', '100') }, 0.1],
  ['a vector and everything that agrees', { vector: HUNDREDS, cine: '10', duration: '0.7', frameTime: '100' }, 0.1],
  ['a vector and a duration with the last frame counted', { vector: HUNDREDS, duration: '0.8' }, 0.1],
  ['a vector that jitters upwards', { vector: '0\\99\\99.5\\99.6\\100\\100.3\\100.7\\100.9' }, 0.1],
  ['a vector against the cine rate', { vector: HUNDREDS, cine: '30' }, 'TIME_CONFLICT'],
  ['a vector against the duration', { vector: HUNDREDS, duration: '2' }, 'TIME_CONFLICT'],
  ['a vector against the frame time', { vector: HUNDREDS, frameTime: '33.3' }, 'TIME_CONFLICT'],
  ['a vector against the recommended display rate', { vector: HUNDREDS, display: '25' }, 'TIME_CONFLICT'],
  ['a frame time 8 % from the cine rate', { frameTime: '36', cine: '30' }, 0.036],
  ['a frame time 12 % from the cine rate', { frameTime: '38', cine: '30' }, 'TIME_CONFLICT'],
  ['a frame time against the recommended display rate', { frameTime: '100', display: '30' }, 'TIME_CONFLICT'],
  ['a cine rate against the recommended display rate', { cine: '10', display: '30' }, 'TIME_CONFLICT'],
  [
    'a cine rate against the duration beside a sound frame time',
    { frameTime: '38', cine: '29', duration: '0.32' },
    'TIME_CONFLICT',
  ],
  ['running times', { vector: RUNNING }, 'TIME_CONFLICT'],
  ['running times from 1000', { vector: '1000\\1033\\1066\\1100\\1133\\1166\\1200\\1233' }, 'TIME_CONFLICT'],
  [
    'running times of a heart that beats unevenly',
    { vector: '0\\800\\1500\\2500\\3100\\4000\\4700\\5600' },
    'TIME_CONFLICT',
  ],
  ['running times in seconds', { vector: '0\\0.1\\0.2\\0.3\\0.4\\0.5\\0.6\\0.7' }, 'TIME_CONFLICT'],
  ['zeros', { vector: ZEROS }, 'TIME_CONFLICT'],
  ['zeros beside a cine rate', { vector: ZEROS, cine: '10' }, 'TIME_CONFLICT'],
  ['a vector in seconds', { vector: HUNDREDS.replaceAll('100', '0.1') }, 'TIME_CONFLICT'],
  ['a vector in microseconds', { vector: HUNDREDS.replaceAll('100', '100000') }, 'TIME_CONFLICT'],
  ['a frame time in seconds', { frameTime: '0.0333' }, 'TIME_CONFLICT'],
  ['a recommended display rate alone', { display: '5' }, 'NO_FRAME_TIME'],
])('%s: %j gives %s mm a frame at 1 mm/s', async (_, times, expected) => {
  expect(step(await timed(times))).toBe(expected);
});

test('running times beside a frame time that the file points to are not used, and it says so', async () => {
  const { clock } = await built(
    [
      [TAGS.frameTime, 'DS', '100'],
      [TAGS.vector, 'DS', RUNNING],
    ],
    undefined,
    FRAMES,
  );
  expect(clock).toMatchObject({ from: 'Frame Time', warnings: [expect.stringMatching(/^The Frame Time Vector/)] });
});

test('a conflict names both statements with their tags', async () => {
  const { pullback } = await timed({ vector: HUNDREDS, cine: '30' });
  expect(pullback).toMatchObject({
    sentence:
      'Timing conflict: the frame time vector (0018,1065) implies 10.0 frames/s, the cine rate (0018,0040) is 30 frames/s; no lengths along the run follow from these times.',
  });
});

test('reported vectors: running times and zeros give no millimetres, the sound one 0.1 mm a frame', async () => {
  const files = ['21a_vector_cumulative.dcm', '21h_vector_all_zero.dcm', '21e_vector_ok.dcm'];
  expect((await Promise.all(files.map(reported))).map(step)).toEqual(['TIME_CONFLICT', 'TIME_CONFLICT', 0.1]);
});

test('a recommended display rate alone is the pace of viewing and no clock', async () => {
  const { clock, viewingRate } = await reported('recommended_rate_5_no_clock.dcm');
  expect([clock.known, viewingRate]).toEqual([false, 5]);
});

test('a file without any rate has no pace of viewing', async () => {
  expect((await timed({})).viewingRate).toBeNull();
});
