import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
import { compressed, dicomFile, type Element, encapsulated, imageElements, joined } from '../build.ts';
import { openedFile, reportFile } from '../report-file.ts';
import { losslessJpeg, sequentialJpeg } from './encode-jpeg.ts';
import { jpeg2000, jpegLs } from './encode-wasm.ts';

const syntax = (end: string) => compressed(`1.2.840.10008.1.2.4.${end}`);
const [ROWS, COLUMNS] = [16, 16];
const raster = {
  rows: ROWS,
  columns: COLUMNS,
  components: 1,
  bits: 8,
  samples: Array.from({ length: ROWS * COLUMNS }, (_, i) => (i % COLUMNS) * 8 + 40),
} as const;

test.each([
  ['09a_baseline_under_lossless.dcm', 'baseline JPEG'],
  ['09b_progressive_under_baseline.dcm', 'progressive JPEG'],
])('%s opens with a word', async (name, kind) => {
  const { run, shade } = await reportFile(name);
  expect(run.warnings).toEqual([expect.stringContaining(`but the frames are ${kind}; they are shown.`)]);
  for (let k = 0; k < run.image.frames; k++) expect(await shade(k, 25, 25)).toHaveLength(3);
});

/** One frame under the label of another syntax. */
function under(
  end: string,
  stream: Uint8Array,
  more: readonly Element[] = [],
  size: readonly [number, number] = [ROWS, COLUMNS],
) {
  return joined([dicomFile(syntax(end), imageElements(size[0], size[1], more)), encapsulated([], [stream])]);
}

const lossless = losslessJpeg(raster, { predictor: 1 });
const baseline = sequentialJpeg(raster, 1);

test.each(['50', '51', '53', '55', '57', '70', '80', '81', '90', '91'])(
  'any kind of JPEG opens under .%s',
  async (end) => {
    for (const stream of [lossless, baseline, await jpegLs(raster, 0)]) {
      const { shade } = await openedFile(under(end, stream));
      const [value = 0] = (await shade(0, 5, 5)) as readonly number[];
      expect(Math.abs(value - 80)).toBeLessThanOrEqual(1);
    }
  },
);

test('a large comment may stand before the head of a stream, a larger one than is looked through may not', async () => {
  const words = async (bytes: number) => {
    const comment = [0xff, 0xfe, (bytes + 2) >> 8, (bytes + 2) & 255, ...new Array<number>(bytes).fill(0x20)];
    const comments = Uint8Array.from(bytes > 60_000 ? [...comment, ...comment] : comment);
    const stream = joined([lossless.slice(0, 2), comments, lossless.slice(2)]);
    return (await openedFile(under('50', stream))).run.warnings.length;
  };
  expect([await words(10), await words(4080), await words(6000), await words(50_000), await words(60_001)]).toEqual([
    1, 1, 1, 1, 0,
  ]);
});

test('a progressive stream under its own retired name opens without a word', async () => {
  const bytes = readFileSync(sharedFile('data', 'reports', '09b_progressive_under_baseline.dcm'));
  const { run, shade } = await openedFile(under('55', firstStream(bytes), [], [64, 64]));
  expect([run.warnings, await shade(0, 5, 5)]).toEqual([[], expect.any(Array)]);
});

test('under its own name nothing is said of a stream', async () => {
  const ends = [under('50', baseline), under('70', lossless), under('80', await jpegLs(raster, 0))];
  for (const bytes of ends) expect((await openedFile(bytes)).run.warnings).toEqual([]);
});

/** The first frame of the JFIF file with the red square, and where its 64 × 64 pixels are red. */
function jfif(): Uint8Array {
  const bytes = readFileSync(sharedFile('data', 'reports', '17a_jpeg_label_YBR_PARTIAL_420.dcm'));
  return firstStream(bytes);
}

/** The stream of the first frame of a file. */
function firstStream(bytes: Buffer): Uint8Array {
  const start = bytes.indexOf(Uint8Array.of(0xff, 0xd8, 0xff));
  return Uint8Array.from(bytes.subarray(start, start + bytes.readUInt32LE(start - 4)));
}

const label = (photometric: string, samples: number): readonly Element[] => [
  [0x00280002, 'US', [samples]],
  [0x00280004, 'CS', photometric],
];

test.each([
  ['YBR_PARTIAL_420', 3],
  ['YBR_PARTIAL_422', 3],
  ['YBR_FULL_420', 3],
  ['HSV', 3],
  ['YBR_PARTIAL_420', 1],
  ['MONOCHROME2', 3],
  ['MONOCHROME2', 1],
  ['', 3],
  ['RGB', 3],
] as const)(
  'the colours of a JFIF stream are shown under the label "%s" with %d samples',
  async (photometric, samples) => {
    const { run, shade } = await openedFile(under('50', jfif(), label(photometric, samples), [64, 64]));
    const [red = 0, green = 0, blue = 0] = (await shade(0, 25, 25)) as readonly number[];
    expect([red > 200, green < 60, blue < 60]).toEqual([true, true, true]);
    expect(run.warnings.length).toBe(photometric === 'RGB' ? 0 : 1);
  },
);

test('17a shows the red square of its stream in every frame', async () => {
  const { run, shade } = await reportFile('17a_jpeg_label_YBR_PARTIAL_420.dcm');
  for (let k = 0; k < run.image.frames; k++) {
    const [red = 0, green = 0, blue = 0] = (await shade(k, 25, 25)) as readonly number[];
    expect([red > 200, green < 60, blue < 60]).toEqual([true, true, true]);
  }
  expect(run.warnings).toEqual([
    'The header states the colour model YBR_PARTIAL_420; the JPEG stream has three colour components and is shown by its own word.',
  ]);
});

test('a grey stream under a colour label is shown grey', async () => {
  const { run, shade } = await openedFile(under('50', baseline, label('YBR_FULL_422', 3)));
  const [red, green, blue] = (await shade(0, 5, 5)) as readonly number[];
  expect([run.image.samplesPerPixel, red === green && green === blue]).toEqual([1, true]);
});

test('components that are called R, G and B are no YCbCr, whatever the label', async () => {
  const components = losslessJpeg(
    { ...raster, components: 3, samples: Array.from({ length: 3 * 256 }, (_, i) => [200, 20, 10][i % 3] ?? 0) },
    { predictor: 1 },
  );
  const at = components.findIndex((byte, i) => byte === 0xff && components[i + 1] === 0xc3);
  const named = Uint8Array.from(components);
  [0x52, 0x47, 0x42].forEach((id, c) => {
    named[at + 10 + 3 * c] = id;
  });
  const scan = named.findIndex((byte, i) => byte === 0xff && named[i + 1] === 0xda);
  [0x52, 0x47, 0x42].forEach((id, c) => {
    named[scan + 5 + 2 * c] = id;
  });
  const { shade } = await openedFile(under('70', named, label('YBR_PARTIAL_420', 3)));
  expect(await shade(0, 3, 3)).toEqual([200, 20, 10]);
});

test('a JPEG 2000 stream under the name of a JPEG says nothing of its colours: the label has to', async () => {
  const samples = Array.from({ length: 3 * ROWS * COLUMNS }, (_, i) => [200, 20, 10][i % 3] ?? 0);
  const stream = await jpeg2000({ ...raster, components: 3, samples });
  const { shade } = await openedFile(under('57', stream, label('RGB', 3)));
  expect(await shade(0, 3, 3)).toEqual([200, 20, 10]);
  const refusal = async (photometric: string) => {
    const run = await openRun(memorySource('run.dcm', under('57', stream, label(photometric, 3))));
    return run.ok ? null : run.problem;
  };
  expect(await refusal('YBR_RAT')).toContain('the colour model YBR_RAT');
  expect(await refusal('MONOCHROME2')).toContain('contradicts itself: MONOCHROME2 with 3 samples per pixel');
  expect(await refusal('')).toContain('does not state its colour model');
});
