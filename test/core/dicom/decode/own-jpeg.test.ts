import { Decoder as LosslessDecoder } from 'jpeg-lossless-decoder-js';
import { expect, test } from 'vitest';
import { type Lossless, losslessJpeg, type Raster, sequentialJpeg } from './encode-jpeg.ts';
import { colour, grey8, grey12, grey16, raster, samples, wrapped } from './rasters.ts';

const ways: readonly (readonly [Raster, Lossless])[] = [
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((predictor) =>
    [grey8, grey12, grey16, colour].map((of) => [of, { predictor }] as const),
  ),
  [colour, { predictor: 4, apart: true }],
  [grey16, { predictor: 1, restartRows: 4 }],
  [colour, { predictor: 6, restartRows: 1 }],
  [raster(2), { predictor: 7 }],
  [raster(10, 1, 1, 40), { predictor: 5 }],
];
test.each(ways.map(([of, how]) => [of.bits, of.components, JSON.stringify(how), of, how] as const))(
  'lossless JPEG of %i bits, %i components, %s gives back every sample, as jpeg-lossless-decoder-js does',
  async (bits, _, __, of, how) => {
    const stream = losslessJpeg(of, how);
    expect(await samples(wrapped(how.predictor === 1 ? '.4.70' : '.4.57', of, stream))).toEqual(of.samples);
    // That decoder reads neither two bits nor several scans nor restarts, and overflows in predictor 7 of 16 bits; dcmdjpeg and gdcmconv read them.
    const beyond = bits === 2 || how.apart || how.restartRows !== undefined || (bits === 16 && how.predictor === 7);
    if (!beyond) {
      const other = new LosslessDecoder().decompress(stream.buffer as ArrayBuffer);
      expect(Array.from(bits > 8 ? new Uint16Array(other) : new Uint8Array(other))).toEqual(of.samples);
    }
  },
);

test('the point transform of lossless JPEG leaves out the lowest bits', async () => {
  const stream = losslessJpeg(grey12, { predictor: 3, pointTransform: 2 });
  expect(await samples(wrapped('.4.57', grey12, stream))).toEqual(grey12.samples.map((value) => value & ~3));
});

test('a difference of 32 768, which has no bits of its own, is read', async () => {
  const steps: Raster = { rows: 1, columns: 4, components: 1, bits: 16, samples: [0, 32768, 0, 65535] };
  expect(await samples(wrapped('.4.70', steps, losslessJpeg(steps, { predictor: 1 })))).toEqual(steps.samples);
});

test.each([0, 3])(
  'JPEG extended of 12 bits with fine steps is within one grey level (restart every %i blocks)',
  async (restart) => {
    const smooth = { ...grey12, samples: grey12.samples.map((value, i) => (i % 37 < 3 ? 0 : value)) };
    const seen = await samples(wrapped('.4.51', smooth, sequentialJpeg(smooth, 1, restart)));
    expect(Math.max(...seen.map((value, i) => Math.abs(value - (smooth.samples[i] ?? -9))))).toBeLessThanOrEqual(1);
  },
);
