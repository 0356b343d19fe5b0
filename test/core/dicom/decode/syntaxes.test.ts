import { expect, test } from 'vitest';
import { codecs } from '../../../../core/dicom/decode/registry.ts';
import { BIG, type Element, EXPLICIT, IMPLICIT } from '../build.ts';
import { losslessJpeg, type Raster } from './encode-jpeg.ts';
import { highThroughput, jpeg2000, jpegLs, jpegXl } from './encode-wasm.ts';
import { colour, deflated, frame, grey8, grey12, grey16, plain, samples, UID, wrapped } from './rasters.ts';

test.each([
  ['implicit little endian', grey16, async () => plain(IMPLICIT, grey16)],
  ['explicit little endian', colour, async () => plain(EXPLICIT, colour)],
  ['explicit big endian', grey12, async () => plain(BIG, grey12)],
  ['deflated', grey16, async () => deflated(grey16)],
  ['deflated colour', colour, async () => deflated(colour)],
  ['JPEG-LS, 8 bits', grey8, async () => wrapped('.4.80', grey8, await jpegLs(grey8, 0))],
  ['JPEG-LS, 16 bits', grey16, async () => wrapped('.4.80', grey16, await jpegLs(grey16, 0))],
  ['JPEG-LS, planes', colour, async () => wrapped('.4.80', colour, await jpegLs(colour, 0))],
  ['JPEG-LS, by line', colour, async () => wrapped('.4.80', colour, await jpegLs(colour, 1))],
  ['JPEG-LS, by sample', colour, async () => wrapped('.4.80', colour, await jpegLs(colour, 2))],
  ['JPEG-LS stored as near-lossless', grey8, async () => wrapped('.4.81', grey8, await jpegLs(grey8, 0))],
  ['JPEG 2000, 8 bits', grey8, async () => wrapped('.4.90', grey8, await jpeg2000(grey8))],
  ['JPEG 2000, 16 bits', grey16, async () => wrapped('.4.91', grey16, await jpeg2000(grey16))],
  ['JPEG 2000, colour', colour, async () => wrapped('.4.90', colour, await jpeg2000(colour))],
  ['HTJ2K, 12 bits', grey12, async () => wrapped('.4.201', grey12, await highThroughput(grey12))],
  ['HTJ2K, colour', colour, async () => wrapped('.4.202', colour, await highThroughput(colour))],
  ['HTJ2K, 16 bits', grey16, async () => wrapped('.4.203', grey16, await highThroughput(grey16))],
  ['JPEG XL, 8 bits', grey8, async () => wrapped('.4.110', grey8, await jpegXl(grey8))],
  ['JPEG XL, 16 bits', grey16, async () => wrapped('.4.110', grey16, await jpegXl(grey16))],
  ['JPEG XL, colour', colour, async () => wrapped('.4.112', colour, await jpegXl(colour))],
  [
    'an 8-bit stream where 16 are allocated',
    { ...grey8, bits: 16 },
    async () => wrapped('.4.80', { ...grey8, bits: 16 }, await jpegLs(grey8, 0)),
  ],
] as readonly (readonly [string, Raster, () => Promise<Uint8Array>])[])(
  '%s gives back every sample',
  async (_, of, file) => {
    expect(await samples(await file())).toEqual(of.samples);
  },
);

test('near-lossless JPEG-LS stays within its stated difference', async () => {
  const seen = await samples(wrapped('.4.81', grey8, await jpegLs(grey8, 0, 2)));
  const apart = seen.map((value, i) => Math.abs(value - (grey8.samples[i] ?? -9)));
  expect([Math.max(...apart) <= 2, Math.max(...apart) > 0]).toEqual([true, true]);
});

test('JPEG XL at its usual quality is close, its XYB comes out as RGB, and a recompressed JPEG is RGB whatever its label says', async () => {
  const smooth = { ...colour, samples: colour.samples.map((_, i) => (Math.floor(i / 3) % 37) * 5 + 20) };
  const stream = await jpegXl(smooth, false);
  const labelled = async (syntax: string, label: string) =>
    (await frame(wrapped(syntax, smooth, stream, [[0x00280004, 'CS', label]]))).photometric;
  const apart = (await samples(wrapped('.4.112', smooth, stream))).map((value, i) =>
    Math.abs(value - (smooth.samples[i] ?? -99)),
  );
  expect([await labelled('.4.112', 'XYB'), await labelled('.4.111', 'YBR_FULL_422'), Math.max(...apart) < 12]).toEqual([
    'RGB',
    'RGB',
    true,
  ]);
});

test.each([
  ['.4.70', 'YBR_FULL', 'YBR_FULL'],
  ['.4.70', 'YBR_FULL_422', 'YBR_FULL'],
  ['.4.80', 'YBR_FULL', 'YBR_FULL'],
  ['.4.90', 'YBR_FULL', 'YBR_FULL'],
  ['.4.90', 'YBR_RCT', 'RGB'],
  ['.4.91', 'YBR_ICT', 'RGB'],
  ['.4.201', 'YBR_RCT', 'RGB'],
] as const)('%s labelled %s: the components come out as %s', async (syntax, label, meaning) => {
  const stream = {
    '.4.70': async () => losslessJpeg(colour, { predictor: 1 }),
    '.4.80': () => jpegLs(colour, 2),
    '.4.90': () => jpeg2000(colour),
    '.4.91': () => jpeg2000(colour),
    '.4.201': () => highThroughput(colour),
  }[syntax];
  const stored = await frame(wrapped(syntax, colour, await stream(), [[0x00280004, 'CS', label]]));
  expect([stored.photometric, Array.from(stored.samples)]).toEqual([meaning, colour.samples]);
});

test('signed samples keep their sign through a codec that knows none', async () => {
  const words = grey16.samples.map((value) => (value << 16) >> 16);
  const signed: readonly Element[] = [[0x00280103, 'US', [1]]];
  const seen = await Promise.all([
    samples(wrapped('.4.70', grey16, losslessJpeg(grey16, { predictor: 1 }), signed)),
    samples(wrapped('.4.80', grey16, await jpegLs(grey16, 0), signed)),
  ]);
  expect(seen).toEqual([words, words]);
});

test('every syntax says whether its frames end with a marker: those of the JPEG family do, but not JPEG XL', () => {
  const marked = [...codecs].filter(([, codec]) => codec.endsWithMarker).map(([uid]) => uid.slice(UID.length));
  expect(marked).toEqual([
    '.4.50',
    '.4.51',
    '.4.53',
    '.4.55',
    '.4.57',
    '.4.70',
    '.4.80',
    '.4.81',
    '.4.90',
    '.4.91',
    '.4.201',
    '.4.202',
    '.4.203',
  ]);
});
