import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeJpegBaseline } from '../../../core/dicom/decode/jpeg-baseline.ts';
import { readJpegHead } from '../../../core/dicom/decode/jpeg-markers.ts';
import type { ImageFormat } from '../../../core/dicom/run.ts';
import { memorySource } from '../../../core/dicom/source.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { sharedFile } from '../../data.ts';
import { joined } from './build.ts';

/** The first compressed frame of a real file and its format. */
async function streamOf(file: string): Promise<{ bytes: Uint8Array; image: ImageFormat }> {
  const all = readFileSync(sharedFile('data', 'dicom', file));
  const run = await openRun(memorySource(file, all));
  if (!run.ok || run.value.pixels.kind !== 'encapsulated') throw new Error(`${file} does not open as compressed`);
  const ranges = run.value.pixels.frames[0] ?? [];
  return {
    bytes: joined(ranges.map(({ offset, length }) => all.subarray(offset, offset + length))),
    image: run.value.image,
  };
}

/** The stream without JFIF and Adobe segments, with others in their place. */
function marked(bytes: Uint8Array, segments: readonly (readonly number[])[]): Uint8Array {
  const head = readJpegHead(bytes);
  const colour = head.ok ? head.value.colourSegments : [];
  const kept = bytes.filter((_, i) => i >= 2 && !colour.some(({ start, end }) => i >= start && i < end));
  return joined([Uint8Array.of(0xff, 0xd8, ...segments.flat()), kept]);
}

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const JFIF = [0xff, 0xe0, 0, 16, ...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
const adobe = (transform: number) => [0xff, 0xee, 0, 14, ...ascii('Adobe'), 0, 100, 0, 0, 0, 0, transform];

test.each([
  ['no marker, label YBR_FULL_422', [], 'YBR_FULL_422', 'YBR_FULL'],
  ['no marker, label RGB', [], 'RGB', 'RGB'],
  ['JFIF, label RGB', [JFIF], 'RGB', 'YBR_FULL'],
  ['JFIF, label YBR_FULL', [JFIF], 'YBR_FULL', 'YBR_FULL'],
  ['Adobe without transform, label YBR_FULL', [adobe(0)], 'YBR_FULL', 'RGB'],
  ['Adobe with transform, label RGB', [adobe(1)], 'RGB', 'YBR_FULL'],
  ['JFIF and Adobe without transform', [JFIF, adobe(0)], 'RGB', 'RGB'],
])('%s: the components come out untouched and are %s', async (_, segments, label, meaning) => {
  const { bytes, image } = await streamOf('us_hp_jpeg_34f_anisotropic.dcm');
  const [plain, relabelled] = await Promise.all([
    decodeJpegBaseline(bytes, image),
    decodeJpegBaseline(marked(bytes, segments), { ...image, photometric: label }),
  ]);
  expect(relabelled).toEqual(plain.ok ? { ok: true, value: { ...plain.value, photometric: meaning } } : plain);
});

test.each([
  ['a stream cut in the middle', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2), {}],
  ['a stream cut in its header', (bytes: Uint8Array) => bytes.slice(0, 100), {}],
  ['no JPEG at all', () => new Uint8Array(1000).fill(7), {}],
  ['other rows than the header', (bytes: Uint8Array) => bytes, { rows: 429 }],
  ['grey where colour is expected', (bytes: Uint8Array) => bytes, { samplesPerPixel: 1 as const }],
])('%s is refused, not shown as noise', async (_, change, more) => {
  const { bytes, image } = await streamOf('us_hp_jpeg_34f_anisotropic.dcm');
  expect(await decodeJpegBaseline(change(bytes), { ...image, ...more })).toMatchObject({ ok: false });
});
