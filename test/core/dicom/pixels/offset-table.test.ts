import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { type Cut, fragmentsRun } from '../../../bench/fragments-run.ts';

const FRAMES = 100;
const SIDE = 40;

/** The first two pixels of these frames (from 1), or the sentence that refuses the run or the frame. */
async function firstPixels(bytes: Uint8Array, frames: readonly number[]): Promise<readonly (string | number[])[]> {
  const source = memorySource('run.dcm', bytes);
  const run = await openRun(source);
  if (!run.ok) return [run.problem];
  const read = await Promise.all(frames.map((frame) => readFrame(source, run.value, frame - 1)));
  return read.map((frame) => (frame.ok ? [...frame.value.samples.slice(0, 2)] : frame.problem));
}

const runOf = (cut: Cut) => fragmentsRun(FRAMES, SIDE, cut);
const moved = (frame: number, by: number) => (offsets: readonly number[]) =>
  offsets.map((offset, k) => (k === frame - 1 ? offset + by : offset));
const SEEN = [
  [0, 1],
  [1, 2],
  [49, 50],
  [99, 100],
];

test.each([
  ['without an offset table', {}],
  ['with a whole offset table', { table: (offsets) => offsets }],
  ['with a whole offset table and two pieces a frame', { pieces: 2, table: (offsets) => offsets }],
  ['with an offset table of too few entries', { table: (offsets) => offsets.slice(0, 60) }],
  [
    'with an offset table that counts from the wrong place',
    { table: (offsets) => offsets.map((offset) => offset + 8) },
  ],
  ['with an offset table whose last entry lies', { table: moved(100, 2) }],
] satisfies [string, Cut][])('every frame of a run %s is the frame of that number', async (_how, cut) => {
  expect(await firstPixels(runOf(cut), [1, 2, 50, 100])).toEqual(SEEN);
});

test('one wrong entry amid a good offset table costs the two frames it touches and shows no wrong picture', async () => {
  const table = moved(50, 2);
  const lost = (frame: number) =>
    `run.dcm, frame ${frame} is not where the offset table puts it; copy or export the file again.`;
  const expected = [[47, 48], lost(49), lost(50), [50, 51]];
  expect(await firstPixels(runOf({ table }), [48, 49, 50, 51])).toEqual(expected);
});

test('a table that runs backwards is not believed', async () => {
  const table = (offsets: readonly number[]) => offsets.with(50, offsets[49] ?? 0);
  expect(await firstPixels(runOf({ table }), [1, 2, 50, 100])).toEqual(SEEN);
});

test('a file with a whole offset table that is cut short in its last frame is refused when it is opened', async () => {
  const bytes = runOf({ table: (offsets) => offsets });
  const [problem] = await firstPixels(bytes.subarray(0, bytes.length - 300), [1]);
  expect(problem).toBe('run.dcm is cut short in compressed fragment 100; copy or export it again.');
});
