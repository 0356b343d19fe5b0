import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { rgbaOf, toPicture } from '../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import type { Picture, Run, StoredFrame } from '../../../core/dicom/run.ts';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../core/dicom/study.ts';
import type { Result } from '../../../core/result.ts';
import { sharedFile } from '../../data.ts';
import { cell, oracle, type Row, table } from './manifest.ts';

const rows = table('data', 'dicom', 'manifest.tsv');
const numbers = (text: string): readonly number[] => JSON.parse(text || '[]');
/** What the manifest opens, and what it opens where there is a codec for it: there is one. */
const readable = rows.filter((row) => /^open|^refuse-unless-codec$/.test(cell(row, 'expect')));

function sourceOf(row: Row) {
  return memorySource(cell(row, 'file'), readFileSync(sharedFile('data', 'dicom', cell(row, 'file'))));
}

function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

async function frameOf(
  row: Row,
  which: 'first' | 'last',
): Promise<{ run: Run; stored: StoredFrame; picture: Picture }> {
  const source = sourceOf(row);
  const run = good(await openRun(source));
  const stored = good(await readFrame(source, run, which === 'first' ? 0 : run.image.frames - 1));
  return { run, stored, picture: toPicture(run.image, stored) };
}

test('the collection has 29 files that open and 5 that are refused', () => {
  expect([readable.length, refused.length]).toEqual([29, 5]);
});

const refused = rows.filter((row) => cell(row, 'expect') === 'refuse');
test.each(refused.map((row) => [cell(row, 'file'), row] as const))(
  '%s is refused in one sentence that names it',
  async (file, row) => {
    const opened = await openRun(sourceOf(row));
    expect(opened).toEqual({ ok: false, problem: expect.stringMatching(new RegExp(`^${file} [^.]+\\.$`)) });
  },
);

const opened = readable.map((row) => [cell(row, 'file'), row] as const);
const judged = opened.filter(([, row]) => cell(row, 'oracle_decoder') !== '');
test.each(opened)('%s has the rows, columns, frames, bits and colour model of the manifest', async (_, row) => {
  const { image, transferSyntax } = good(await openRun(sourceOf(row)));
  const [bitsAllocated, bitsStored] = cell(row, 'bits').split('/').map(Number);
  expect({ ...image, transferSyntax }).toMatchObject({
    rows: Number(cell(row, 'rows')),
    columns: Number(cell(row, 'cols')),
    frames: Number(cell(row, 'frames')),
    bitsAllocated,
    bitsStored,
    signed: cell(row, 'signed') === '1',
    photometric: cell(row, 'photometric'),
    transferSyntax: cell(row, 'transfer_syntax'),
  });
});

for (const which of ['first', 'last'] as const) {
  const lossless = judged.filter(([, row]) => cell(row, 'lossless') === 'yes');
  test.each(lossless)(`%s: the stored samples of the ${which} frame are exact`, async (_, row) => {
    const { stored } = await frameOf(row, which);
    const truth = [cell(row, `raw_sha256_${which}`), cell(row, 'oracle_photometric')];
    expect([sha256(stored.samples), stored.photometric]).toEqual(truth);
  });

  const lossy = judged.filter(([, row]) => cell(row, 'lossless') !== 'yes');
  test.each(lossy)(`%s: the ${which} frame is what a good JPEG decoder gives, block by block`, async (file, row) => {
    const { stored, picture } = await frameOf(row, which);
    const truth = oracle(file, cell(row, 'display_from'))[which === 'first' ? 0 : 1]?.grid8.flat(2) ?? [];
    const apart = blocks(picture).map((block, i) => Math.abs(block - (truth[i] ?? Number.NaN)));
    const seen = [stored.photometric, apart.length, Math.max(...apart) <= 1.5];
    expect(seen).toEqual([cell(row, 'oracle_photometric'), truth.length, true]);
  });

  test.each(judged)(`%s: the ${which} frame shown has its mean, darkest and brightest value`, async (_, row) => {
    const { picture } = await frameOf(row, which);
    const truth = ['mean', 'min', 'max'].map((what) => numbers(cell(row, `${what}_${which}`)));
    const limits = cell(row, 'lossless') === 'yes' ? [0.01, 0, 0] : [1, 2, 2];
    for (const [c, channel] of channels(picture).entries()) {
      const sorted = channel.toSorted((a, b) => a - b);
      const seen = [mean(channel), sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
      const within = seen.map((value, i) => Math.abs(value - (truth[i]?.[c] ?? Number.NaN)) <= (limits[i] ?? 0));
      expect(within).toEqual([true, true, true]);
    }
  });
}

test('unsupported_htj2k.dcm, which no tool of the manifest reads, is what ojph_expand makes of it', async () => {
  const row = readable.find((one) => cell(one, 'file') === 'unsupported_htj2k.dcm');
  const { stored, picture } = await frameOf(row ?? {}, 'first');
  const seen = channels(picture).map((channel) => [
    mean(channel),
    channel.toSorted((a, b) => a - b)[0],
    channel.toSorted((a, b) => b - a)[0],
  ]);
  // OpenJPH's own program, version 0.9, on the same codestream; the irreversible transform leaves roundings open.
  const truth = [
    [166.2931, 64, 255],
    [132.6159, 10, 255],
    [82.4031, 0, 248],
  ].map(([average = 0, ...ends]) => [expect.closeTo(average, 3), ...ends]);
  expect([stored.photometric, seen]).toEqual(['RGB', truth]);
});

/** Files without a usable scale although the manifest has them open: this enhanced one states none, the down-sampled one's region lies outside. */
const scaleless = ['mono16_enhanced_10f.dcm', 'us_sonosite_jpegbaseline_ybr422_30f.dcm'];

test.each(judged)(
  '%s gets ten times the centimetres of its tissue regions as its scale, or none',
  async (file, row) => {
    const scale = calibrate(good(await openRun(sourceOf(row))).spacing, null);
    const none = cell(row, 'expect') === 'open-nocal' || scaleless.includes(file);
    const tissue = /spatial=1 units=3,3 dx=(\S+) dy=(\S+)/.exec(cell(row, 'regions'))?.slice(1) ?? [];
    const truth = none ? [] : ['REGION', ...tissue.map((delta) => 10 * Math.abs(Number(delta)))];
    expect(scale.known ? [scale.state, scale.mmPerPixelX, scale.mmPerPixelY] : []).toEqual(truth);
  },
);

function sha256(samples: StoredFrame['samples']): string {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return createHash('sha256').update(bytes).digest('hex');
}

/** The picture's channels as shown before windowing: one of stored values, or red, green and blue. */
function channels(picture: Picture): readonly (readonly number[])[] {
  if (picture.kind === 'grey') return [Array.from(picture.pixels)];
  const pixels = picture.rows * picture.columns;
  return [0, 1, 2].map((c) => Array.from({ length: pixels }, (_, i) => rgbaOf(picture)[4 * i + c] ?? 0));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Means of 8 × 8 blocks, rows of blocks first, then channels, as oracle.json has them. */
function blocks(picture: Picture): readonly number[] {
  const { rows, columns } = picture;
  const all = channels(picture);
  const edge = (size: number, i: number): number => Math.floor((size * i) / 8);
  const block = (channel: readonly number[], y: number, x: number): number => {
    const values: number[] = [];
    for (let row = edge(rows, y); row < edge(rows, y + 1); row++) {
      values.push(...channel.slice(row * columns + edge(columns, x), row * columns + edge(columns, x + 1)));
    }
    return mean(values);
  };
  return Array.from({ length: 64 }, (_, i) => all.map((channel) => block(channel, i >> 3, i & 7))).flat();
}
