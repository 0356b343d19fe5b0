import { deflateRawSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { compressed, dicomFile, joined } from '../build.ts';
import { losslessJpeg, sequentialJpeg } from './encode-jpeg.ts';
import { highThroughput, jpeg2000, jpegLs, jpegXl } from './encode-wasm.ts';
import { deflated, grey12, raster, samples, UID, wrapped } from './rasters.ts';

const cut = (stream: Uint8Array): Uint8Array => stream.slice(0, stream.length >> 1);
const streams: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['.4.51', async () => sequentialJpeg(grey12, 4)],
  ['.4.70', async () => losslessJpeg(grey12, { predictor: 1 })],
  ['.4.80', () => jpegLs(grey12, 0)],
  ['.4.90', () => jpeg2000(grey12)],
  ['.4.110', () => jpegXl(grey12)],
  ['.4.201', () => highThroughput(grey12)],
];
test.each(streams)(
  '%s: cut in the middle, of another size, or no such stream: refused by name, and the next frame still reads',
  async (syntax, make) => {
    const stream = await make();
    const outcome = (file: Uint8Array) =>
      samples(file).then(
        () => 'shown',
        (error: Error) => error.message,
      );
    const other = { ...grey12, rows: grey12.rows + 1 };
    const problems = [
      await outcome(wrapped(syntax, grey12, cut(stream))),
      await outcome(wrapped(syntax, other, stream)),
      await outcome(wrapped(syntax, grey12, new Uint8Array(2000).fill(7))),
    ];
    const sentence = expect.stringMatching(/^run\.dcm, frame 1 [^.]+; copy or export the file again\.$/);
    expect([...problems, await outcome(wrapped(syntax, grey12, stream))]).toEqual([
      sentence,
      sentence,
      sentence,
      'shown',
    ]);
  },
);

test.each(streams)(
  '%s: a stream that claims 65 535 × 65 535 pixels is refused without being decoded',
  async (syntax, make) => {
    const stream = await make();
    const huge = { ...grey12, rows: 65535, columns: 65535 };
    await expect(samples(wrapped(syntax, huge, stream))).rejects.toThrow(/^run\.dcm, frame 1 /);
  },
);

test('a deflated file that is cut short, and one that blows up to more than can be held, are refused', async () => {
  const whole = deflated(raster(16, 1, 200, 200));
  const bomb = joined([
    dicomFile(compressed(`${UID}.1.99`), []),
    deflateRawSync(new Uint8Array(300 * 2 ** 20), { level: 1 }),
  ]);
  const problem = async (file: Uint8Array) => {
    const run = await openRun(memorySource('run.dcm', file));
    return run.ok ? 'opens' : run.problem;
  };
  expect([await problem(cut(whole)), await problem(bomb)]).toEqual([
    'run.dcm has deflated data that are cut short or damaged; copy or export it again.',
    'run.dcm is larger than 256 MB when inflated; export it uncompressed.',
  ]);
});

test('thirty frames at once start each codec only once, and all codecs side by side stay quiet on the console', async () => {
  const spoken = (['log', 'warn', 'error'] as const).map((how) => vi.spyOn(console, how));
  const files = [
    wrapped('.4.80', grey12, await jpegLs(grey12, 0)),
    wrapped('.4.90', grey12, await jpeg2000(grey12)),
    wrapped('.4.201', grey12, await highThroughput(grey12)),
    wrapped('.4.110', grey12, await jpegXl(grey12)),
  ];
  const damaged = files.map((file) => cut(file));
  const all = await Promise.all(Array.from({ length: 30 }, () => files.map((file) => samples(file))).flat());
  await Promise.allSettled(damaged.map((file) => samples(file)));
  expect(all.every((seen) => seen.join() === grey12.samples.join())).toBe(true);
  expect(spoken.map((spy) => spy.mock.calls)).toEqual([[], [], []]);
});
