import { readFileSync } from 'node:fs';
import { encode as baselineJpeg } from 'jpeg-js';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { decodeJpeg } from '../../../../core/dicom/decode/jpeg.ts';
import { readJpegHead } from '../../../../core/dicom/decode/jpeg-markers.ts';
import { readFrameBytes } from '../../../../core/dicom/pixels/pixels.ts';
import type { ImageFormat } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
import { joined } from '../build.ts';
import type { Raster } from './encode-jpeg.ts';
import { frame, wrapped } from './rasters.ts';

/** The first compressed frame of a real file and its format. */
async function streamOf(file: string): Promise<{ bytes: Uint8Array; image: ImageFormat }> {
  const source = memorySource(file, readFileSync(sharedFile('data', 'dicom', file)));
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  const bytes = await readFrameBytes(source, run.value, 0);
  if (!bytes.ok) throw new Error(bytes.problem);
  return { bytes: Uint8Array.from(bytes.value), image: run.value.image };
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
    decodeJpeg(bytes, image),
    decodeJpeg(marked(bytes, segments), { ...image, photometric: label }),
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
  expect(await decodeJpeg(change(bytes), { ...image, ...more })).toMatchObject({ ok: false });
});

test('JPEG baseline labelled RGB without any marker stays RGB: pure red comes out red', async () => {
  const red = {
    width: 16,
    height: 16,
    data: new Uint8Array(16 * 16 * 4).map((_, i) => (i % 4 === 0 || i % 4 === 3 ? 255 : 0)),
  };
  const jpeg = baselineJpeg(red, 95).data;
  // jpeg-js writes YCbCr behind a JFIF marker; without the marker the same three components are taken by the label.
  const bare = joined([jpeg.subarray(0, 2), jpeg.subarray(20)]);
  const of: Raster = { rows: 16, columns: 16, components: 3, bits: 8, samples: [] };
  const [byMarker, byLabel] = [await frame(wrapped('.4.50', of, jpeg)), await frame(wrapped('.4.50', of, bare))];
  expect([byMarker.photometric, byLabel.photometric, byMarker.samples]).toEqual(['YBR_FULL', 'RGB', byLabel.samples]);
});
