import { encode as colourJpeg } from 'jpeg-js';
import { expect, test } from 'vitest';
import { contentDigest } from '../../../core/dicom/bytes/digest.ts';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { rgbaOf, toPicture } from '../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { h264 } from '../dicom/decode/encode-h264.ts';
import { sequentialJpeg } from '../dicom/decode/encode-jpeg.ts';
import { numbered } from '../dicom/decode/films.ts';
import { grey8 } from '../dicom/decode/rasters.ts';
import { aviOf, mp4Of, type Png, pngOf } from './containers.ts';

/** The name tells nothing: the first bytes decide. */
const NAME = 'export.dcm';

async function opened(bytes: Uint8Array) {
  const run = await openRun(memorySource(NAME, bytes));
  if (!run.ok) throw new Error(run.problem);
  return run.value;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const run = await openRun(memorySource(NAME, bytes));
  if (!run.ok) return run.problem;
  const frame = await readFrame(memorySource(NAME, bytes), run.value, 0);
  return frame.ok ? 'opens' : frame.problem;
}

/** Red, green and blue of each pixel of a frame, as it is painted; of grey its stored values. */
async function painted(bytes: Uint8Array, k = 0): Promise<readonly number[]> {
  const run = await opened(bytes);
  const frame = await readFrame(memorySource(NAME, bytes), run, k);
  if (!frame.ok) throw new Error(frame.problem);
  const picture = toPicture(run.image, frame.value);
  return picture.kind === 'grey' ? [...picture.pixels] : [...rgbaOf(picture).filter((_, i) => i % 4 < 3)];
}

const RGB = [
  [255, 0, 0, 0, 255, 0, 1, 2, 3],
  [9, 8, 7, 0, 0, 255, 40, 50, 60],
];
const ALPHA = RGB.map((line) => [0, 3, 6].flatMap((at) => [...line.slice(at, at + 3), 128]));
const kinds: readonly (readonly [string, Png, readonly number[]])[] = [
  [
    '8-bit grey',
    {
      columns: 3,
      rows: 2,
      depth: 8,
      colour: 0,
      lines: [
        [0, 7, 255],
        [1, 2, 3],
      ],
    },
    [0, 7, 255, 1, 2, 3],
  ],
  ['16-bit grey', { columns: 2, rows: 1, depth: 16, colour: 0, lines: [[1, 2, 255, 255]] }, [258, 65535]],
  [
    '1-bit grey',
    { columns: 9, rows: 1, depth: 1, colour: 0, lines: [[0b10100000, 0b10000000]] },
    [255, 0, 255, 0, 0, 0, 0, 0, 255],
  ],
  ['4-bit grey', { columns: 3, rows: 1, depth: 4, colour: 0, lines: [[0x0f, 0x80]] }, [0, 255, 136]],
  ['colours', { columns: 3, rows: 2, depth: 8, colour: 2, lines: RGB }, RGB.flat()],
  ['16-bit colours', { columns: 1, rows: 1, depth: 16, colour: 2, lines: [[10, 99, 20, 99, 30, 99]] }, [10, 20, 30]],
  ['colours with transparency', { columns: 3, rows: 2, depth: 8, colour: 6, lines: ALPHA }, RGB.flat()],
  ['grey with transparency', { columns: 2, rows: 1, depth: 8, colour: 4, lines: [[5, 0, 6, 255]] }, [5, 6]],
  [
    'a palette of 2 bits',
    { columns: 3, rows: 1, depth: 2, colour: 3, lines: [[0b01001000]], palette: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
    [4, 5, 6, 1, 2, 3, 7, 8, 9],
  ],
];

test.each(kinds)('a PNG with %s has the samples that were written', async (_, png, samples) => {
  expect(await painted(pngOf(png))).toEqual(samples);
});

const [, FIRST] = kinds[0] ?? [];
const grey = pngOf(FIRST as Png);

test('a picture is a run of one frame without patient, scale, clock and pullback; its content names it', async () => {
  const run = await opened(grey);
  expect(run.image).toMatchObject({ rows: 2, columns: 3, frames: 1, bitsAllocated: 8 });
  expect(Object.values(run.identity).filter((text) => text !== '')).toEqual([]);
  expect(calibrate(run.spacing, null)).toMatchObject({ known: false, reason: 'NO_SPACING' });
  expect([run.clock.known, run.pullback.known, run.viewingRate]).toEqual([false, false, null]);
  expect(await contentDigest(memorySource(NAME, grey), run)).toMatch(/^[0-9a-f]{64}$/);
});

test('a JPEG picture, grey or in colours, has the samples that it was made of', async () => {
  // Quantized in steps of 1: rounding is all that differs.
  const samples = await painted(sequentialJpeg(grey8, 1));
  expect(Math.max(...samples.map((value, i) => Math.abs(value - (grey8.samples[i] ?? 0))))).toBeLessThanOrEqual(2);
  const data = new Uint8Array(16 * 16 * 4).map((_, i) => [200, 100, 50, 255][i % 4] ?? 0);
  const colours = await painted(colourJpeg({ width: 16, height: 16, data }, 100).data);
  expect(Math.max(...colours.map((value, i) => Math.abs(value - ([200, 100, 50][i % 3] ?? 0))))).toBeLessThanOrEqual(3);
});

/** Three frames of 3 × 2 pixels in blue, green, red, the lowest line first, each line padded to 12 bytes; frame k begins with k. */
const rawFrame = (k: number) =>
  Uint8Array.from(
    [
      [k, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0],
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 0, 0, 0],
    ].flat(),
  );
const raw = aviOf({ codec: '\0\0\0\0', columns: 3, lines: 2, bits: 24, frames: [0, 1, 2].map(rawFrame) });

test('an uncompressed AVI film has its frames upright, in red, green and blue, at its own speed and without a clock', async () => {
  const run = await opened(raw);
  expect([run.image.frames, run.viewingRate, run.clock.known, run.pullback.known]).toEqual([3, 25, false, false]);
  expect(await painted(raw, 2)).toEqual([12, 11, 10, 15, 14, 13, 18, 17, 16, 2, 1, 2, 5, 4, 3, 8, 7, 6]);
});

test('an AVI film with the highest line first, with 32 bits, with a palette, and in grey', async () => {
  const avi = (change: object) => aviOf({ codec: '\0\0\0\0', columns: 2, lines: -1, bits: 8, frames: [], ...change });
  const frames = [Uint8Array.of(3, 2, 1, 0, 6, 5, 4, 0)];
  expect(await painted(avi({ bits: 32, frames }))).toEqual([1, 2, 3, 4, 5, 6]);
  const line = [Uint8Array.of(1, 0, 0, 0)];
  expect(await painted(avi({ frames: line, palette: [9, 8, 7, 0, 30, 20, 10, 0] }))).toEqual([10, 20, 30, 7, 8, 9]);
  expect(await painted(avi({ frames: line }))).toEqual([1, 0]);
  expect(await painted(avi({ codec: 'Y800', frames: [Uint8Array.of(5, 6)] }))).toEqual([5, 6]);
});

test('a Motion JPEG film decodes as its JPEGs do, also where they leave out the tables of the standard; an empty frame is the one before it', async () => {
  const data = new Uint8Array(16 * 16 * 4).map((_, i) => (i % 4 === 3 ? 255 : (i * 7) % 256));
  const jpeg = Uint8Array.from(colourJpeg({ width: 16, height: 16, data }, 90).data);
  // jpeg-js writes the tables of the standard; films often leave them out.
  const film = aviOf({
    codec: 'MJPG',
    columns: 16,
    lines: 16,
    bits: 24,
    frames: [jpeg, new Uint8Array(), withoutTables(jpeg)],
  });
  const still = await painted(jpeg);
  expect((await opened(film)).image.frames).toBe(3);
  expect([await painted(film, 0), await painted(film, 1), await painted(film, 2)]).toEqual([still, still, still]);
});

function withoutTables(jpeg: Uint8Array): Uint8Array {
  const kept = [0xff, 0xd8];
  let at = 2;
  while (jpeg[at + 1] !== 0xda) {
    const end = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    if (jpeg[at + 1] !== 0xc4) kept.push(...jpeg.subarray(at, end));
    at = end;
  }
  return Uint8Array.from([...kept, ...jpeg.subarray(at)]);
}

const coded = [numbered('key', 0, 0), numbered('whole', 2, 2), numbered('repeat', 1, 2, false), numbered('key', 0, 3)];
const stream = h264({ columns: 60, rows: 42 }, coded);
const film = mp4Of(stream, coded);

test('an MP4 film in H.264 has its frames in the order of the screen, keys marked, and opens in the window only', async () => {
  const run = await opened(film);
  expect([run.image.rows, run.image.columns, run.image.frames, run.viewingRate]).toEqual([42, 60, 4, 25]);
  const units = run.pixels.kind === 'video' ? run.pixels.units : [];
  expect(units.map(({ frame, key }) => [frame, key])).toEqual([
    [0, true],
    [2, false],
    [1, false],
    [3, true],
  ]);
  // Each unit begins with the length of what follows it.
  expect(units.map(({ offset, length }) => new DataView(film.buffer).getUint32(offset) + 4 === length)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(await refusal(film)).toBe(
    'export.dcm is stored as H.264 video in an MP4 file, which only the window can show; open it there.',
  );
});

test('what cannot be shown is refused in one sentence that names the codec', async () => {
  const frames = [new Uint8Array(12)];
  expect(await refusal(aviOf({ codec: 'XVID', columns: 2, lines: 2, bits: 24, frames }))).toMatch(
    /“XVID”.*Motion JPEG/,
  );
  expect(await refusal(mp4Of(stream, coded, 'hvc1'))).toMatch(/HEVC \(H\.265\).*H\.264/);
  expect(await refusal(pngOf({ columns: 70_000, rows: 70_000, depth: 8, colour: 0, lines: [[1]] }))).toContain(
    '70000 × 70000',
  );
});

test('a picture that stands for more than its size is refused before it fills the memory', async () => {
  const bomb = pngOf({ columns: 4, rows: 4, depth: 8, colour: 0, lines: [new Array<number>(200_000).fill(0)] });
  expect(await refusal(bomb)).toBe('export.dcm, frame 1 is a damaged PNG picture; copy or export the file again.');
});

test.each([
  ['PNG', grey],
  ['JPEG', sequentialJpeg(grey8, 1)],
  ['AVI', raw],
  ['MP4', film],
])('a damaged %s gives one sentence or a picture, never a failure of the program', async (_, bytes) => {
  for (let k = 0; k < 400; k += 1) {
    const damaged = bytes.slice(0, k % 2 === 0 ? bytes.length : 12 + ((k * 37) % (bytes.length - 12)));
    damaged[12 + ((k * 101) % (damaged.length - 12))] = (k * 53) % 256;
    expect(await refusal(damaged)).toMatch(/^opens$|^export\.dcm.*[.]$/);
  }
});

test('a film of more pieces than are read shows those up to there and says so', async () => {
  const film = aviOf({ codec: '\0\0\0\0', columns: 3, lines: 2, bits: 24, frames: [rawFrame(0)] });
  // The same frame again, without data, 250,000 times.
  const again = Buffer.alloc(8 * 250_000, Buffer.from('3030646300000000', 'hex'));
  const bytes = new Uint8Array([...film, ...again]);
  const view = new DataView(bytes.buffer);
  const movi = Buffer.from(bytes).indexOf('movi') - 4;
  view.setUint32(4, bytes.length - 8, true);
  view.setUint32(movi, view.getUint32(movi, true) + again.length, true);
  const opened = await openRun(memorySource('film.avi', bytes));
  expect(opened.ok && opened.value.image.frames).toBe(250_000);
  expect(opened.ok && opened.value.warnings).toContain(
    'The film has more than 250,000 pieces: the frames up to there are shown.',
  );
});
