import { expect, test } from 'vitest';
import { joinedSource } from '../../../../core/dicom/bytes/joined-source.ts';
import { type ByteSource, memorySource } from '../../../../core/dicom/bytes/source.ts';
import { toPicture, toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { windowed } from '../../../../core/dicom/pixels/surveyed.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import { stackedRun } from '../../../../core/dicom/stack/stacked-run.ts';
import { BIG, dicomFile, type Element, EXPLICIT, IMPLICIT, imageElements, pixelData, type Syntax } from '../build.ts';
import { runOf } from '../report-files.ts';
import { frameFile } from './single-frames.ts';

interface Stack {
  readonly run: Run;
  readonly source: ByteSource;
}

/** The run of files, in this order, over their bytes. */
async function stackOf(files: readonly Uint8Array[]): Promise<Stack> {
  const frames = await Promise.all(
    files.map(async (bytes, i) => ({ run: await runOf(bytes, `file${i}`), size: bytes.length })),
  );
  const source = joinedSource(
    'stack',
    files.map((bytes, i) => memorySource(`file${i}`, bytes)),
  );
  return { source, run: await windowed(source, stackedRun(frames, [])) };
}

async function samples({ run, source }: Stack, k: number): Promise<readonly number[] | string> {
  const frame = await readFrame(source, run, k);
  return frame.ok ? [...frame.value.samples] : frame.problem;
}

async function grey({ run, source }: Stack, k: number): Promise<number | undefined> {
  const frame = await readFrame(source, run, k);
  return frame.ok ? toRgba8(toPicture(run.image, frame.value))[0] : undefined;
}

test('each frame is the picture of its file, also where the files differ in length', async () => {
  const files = [7, 8, 9].map((value) =>
    frameFile(String(value), value, [[0x00084000, 'LT', 'x'.repeat(50 * (10 - value))]]),
  );
  const stack = await stackOf(files);
  expect(stack.run.image.frames).toBe(3);
  expect(await Promise.all([2, 0, 1].map((k) => samples(stack, k)))).toEqual([9, 7, 8].map((v) => Array(16).fill(v)));
  expect(await samples(stack, 3)).toContain('has no frame 4; its frames are 1 to 3.');
});

/** A file of one 16-bit grey frame of 2 × 2 pixels. */
function deep(values: readonly number[], more: readonly Element[] = [], syntax: Syntax = EXPLICIT): Uint8Array {
  const bits: readonly Element[] = [
    [0x00280100, 'US', [16]],
    [0x00280101, 'US', [12]],
    [0x00280102, 'US', [11]],
  ];
  return dicomFile(syntax, [...imageElements(2, 2, [...bits, ...more]), pixelData(values, 'OW')]);
}

test.each([
  ['implicit little endian', IMPLICIT],
  ['big endian', BIG],
])('frames in %s are read as each file is', async (_, syntax) => {
  const stack = await stackOf([deep([1, 2, 3, 4], [], syntax), deep([5, 6, 7, 800], [], syntax)]);
  expect(await samples(stack, 1)).toEqual([5, 6, 7, 800]);
});

test('a deep run of files without a window has one grey for one value', async () => {
  const stack = await stackOf([deep([0, 100, 500, 2000]), deep([0, 100, 500, 4000]), deep([500, 500, 500, 500])]);
  const greys = await Promise.all([0, 1, 2].map((k) => grey({ ...stack, run: stack.run }, k)));
  expect(greys[0]).toBe(greys[1]);
  // 500 of a range from 0 to 4000.
  expect(greys[2]).toBe(Math.round((500 / 4000) * 255));
});

const window = (center: number, width: number): readonly Element[] => [
  [0x00281050, 'DS', String(center)],
  [0x00281051, 'DS', String(width)],
];

test('files with different windows are shown through one that spans them all, and it is said', async () => {
  const { run } = await stackOf([deep([1, 2, 3, 4], window(100, 100)), deep([1, 2, 3, 4], window(400, 200))]);
  expect(run.image.window).toEqual({ center: 275, width: 450 });
  expect(run.warnings).toEqual([
    expect.stringContaining('different windows: one that spans them all is used'),
    expect.stringContaining('frame times are unknown'),
  ]);
  const some = await stackOf([deep([0, 2, 3, 1000], window(100, 100)), deep([1, 2, 3, 4])]);
  expect(some.run.image.window).toEqual({ center: 500.5, width: 1001 });
  expect(some.run.warnings.join()).toContain('none of them is used');
  const same = await stackOf([deep([1, 2, 3, 4], window(100, 100)), deep([5, 6, 7, 8], window(100, 100))]);
  expect([same.run.image.window, same.run.image.presets.length]).toEqual([{ center: 100, width: 100 }, 1]);
});

test('an overlay of a file lies on its own frame only', async () => {
  const overlay: readonly Element[] = [
    [0x60000010, 'US', [2]],
    [0x60000011, 'US', [2]],
    [0x60003000, 'OW', [1]],
  ];
  const { run } = await stackOf([deep([1, 2, 3, 4]), deep([1, 2, 3, 4], overlay)]);
  expect(run.overlays.map(({ frames }) => frames)).toEqual([{ count: 1, first: 1 }]);
});

test('what is said of some files only names them', async () => {
  const odd: Element = [0x00281050, 'DS', 'wide'];
  const files = [frameFile('1', 1), frameFile('2', 2, [odd]), frameFile('3', 3)];
  const { run } = await stackOf(files);
  expect(run.warnings.filter((warning) => warning.startsWith('file'))).toEqual([
    'file1: Window Center (0028,1050) is unreadable: it holds "wide" and is not used.',
  ]);
});

test('a run has one name whatever order its files came in, and another with another file', async () => {
  const [a, b, c] = [1, 2, 3].map((value) => frameFile(String(value), value));
  const uidOf = async (...files: readonly (Uint8Array | undefined)[]) =>
    (await stackOf(files.flatMap((file) => file ?? []))).run.identity.sopInstanceUid;
  expect(await uidOf(a, b, c)).toBe(await uidOf(c, b, a));
  expect(await uidOf(a, b, c)).not.toBe(await uidOf(a, b));
});

test('a file that has lost bytes costs its own frame, with its name', async () => {
  const files = [1, 2, 3].map((value) => frameFile(String(value), value));
  const { run } = await stackOf(files);
  const cut = files.map((bytes, i) => ({
    ...memorySource(`file${i}`, i === 1 ? bytes.slice(0, -4) : bytes),
    size: bytes.length,
  }));
  const stack = { run, source: joinedSource('stack', cut) };
  expect(await samples(stack, 1)).toBe('file1 has become shorter since it was opened; open it again.');
  expect(await samples(stack, 2)).toEqual(Array(16).fill(3));
});
