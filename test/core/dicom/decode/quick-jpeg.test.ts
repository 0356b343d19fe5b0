import wasmUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline';
import start from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { readJpegHead, withoutColourTransform } from '../../../../core/dicom/decode/jpeg-markers.ts';
import { quickJpeg } from '../../../../core/dicom/decode/quick-jpeg/quick-jpeg.ts';
import { wasmCodec } from '../../../../core/dicom/decode/wasm.ts';
import { greysOf } from '../../../../core/dicom/picture/greys.ts';
import { toGrey8, toPicture, toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { decodePicture } from '../../../../core/dicom/pixels/decode-picture.ts';
import type { ImageFormat, Picture } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { greyFrame } from '../../../../core/lumen/grey-frame.ts';
import { random } from '../../../fuzz/random.ts';
import { joined } from '../build.ts';
import { type Raster, sequentialJpeg } from './encode-jpeg.ts';
import { turboJpeg } from './encode-wasm.ts';
import { grey8, grey12, raster, wrapped } from './rasters.ts';

const turbo = wasmCodec(start, wasmUrl, (module) => new module.JPEGDecoder());

/** The stored components as libjpeg-turbo gives them out; null for what it refuses. */
async function byTurbo(bytes: Uint8Array): Promise<Uint8Array | null> {
  const head = readJpegHead(bytes);
  if (!head.ok) return null;
  const stream = head.value.components === 3 ? withoutColourTransform(bytes, head.value) : bytes;
  return turbo(stream, (decoder) => Uint8Array.from(decoder.getDecodedBuffer()));
}

/** The same by the quick program; null for what it leaves to libjpeg-turbo. */
async function byQuick(bytes: Uint8Array): Promise<Uint8Array | null> {
  const head = readJpegHead(bytes);
  if (!head.ok) return null;
  const { rows, columns, components } = head.value;
  const image = { rows, columns, samplesPerPixel: components } as ImageFormat;
  const length = rows * columns * components;
  return quickJpeg(bytes, image, (program) => program.copy(components === 3 ? 'interleaved' : 'grey', length));
}

/** White noise, or black and white at random: the greatest coefficients that a picture can have. */
function noise(columns: number, rows: number, components: 1 | 3, levels: number): Raster {
  const below = random(columns * 31 + rows);
  const samples = Array.from({ length: rows * columns * components }, () =>
    Math.round((below(levels) * 255) / (levels - 1)),
  );
  return { rows, columns, components, bits: 8, samples };
}

const SIZES = [
  [1, 1],
  [2, 3],
  [8, 8],
  [17, 33],
  [37, 21],
] as const;
/** Large enough for the encoder, which has no more room than the picture itself takes. */
const COLOUR_SIZES = [
  [1, 3000],
  [2, 1500],
  [4, 800],
  [17, 90],
  [37, 45],
  [64, 48],
] as const;

test.each(['1×1', '2×1', '1×2', '2×2'] as const)(
  'colours sampled %s are those of libjpeg-turbo to the last bit, whatever the size',
  async (sampling) => {
    for (const [columns, rows] of COLOUR_SIZES) {
      const all = [raster(8, 3, columns, rows), noise(columns, rows, 3, 256), noise(columns, rows, 3, 2)];
      for (const of of columns < 8 ? all.slice(0, 1) : all) {
        for (const quality of columns < 8 ? [20] : [20, 60]) {
          const stream = await turboJpeg(of, quality, sampling);
          expect({ columns, rows, quality, samples: await byQuick(stream) }).toEqual({
            columns,
            rows,
            quality,
            samples: await byTurbo(stream),
          });
        }
      }
    }
  },
);

test('so is grey, with and without restarts', async () => {
  for (const [columns, rows] of SIZES) {
    for (const of of [raster(8, 1, columns, rows), noise(columns, rows, 1, 256), noise(columns, rows, 1, 2)]) {
      for (const stream of [sequentialJpeg(of, 1), sequentialJpeg(of, 30), sequentialJpeg(of, 3, 2)]) {
        expect({ columns, rows, samples: await byQuick(stream) }).toEqual({
          columns,
          rows,
          samples: await byTurbo(stream),
        });
      }
    }
  }
});

/** Streams that libjpeg-turbo refuses, or that nobody but it is to judge. */
function broken(): readonly Uint8Array[] {
  const [stream, restarted] = [sequentialJpeg(grey8, 3), sequentialJpeg(grey8, 3, 2)];
  const changed = (at: number, ...bytes: readonly number[]) => {
    const copy = stream.slice();
    copy.set(bytes, at);
    return copy;
  };
  const middle = stream.length >> 1;
  const marker = (name: number) => stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === name);
  const [scan, code] = [marker(0xda), marker(0xc4)];
  const [frameHead, second] = [
    marker(0xc0),
    restarted.findIndex((byte, i) => byte === 0xff && restarted[i + 1] === 0xd1),
  ];
  return [
    stream.slice(0, middle),
    joined([stream.slice(0, middle), Uint8Array.of(0xff, 0xd9)]),
    changed(middle, 0xff, 0xd3),
    changed(middle, 0xff, 0, 0xff, 0),
    // Without the mark of the end; coefficients that are no baseline's; a difference of more bits than there can be; a code of no class.
    stream.slice(0, -2),
    changed(scan + 7, 1),
    changed(scan + 8, 62),
    changed(scan + 9, 0x10),
    changed(scan + 9, 1),
    changed(code + 21, 0x25),
    changed(code + 4, 0x20),
    // A head of a scan that is longer than its one component takes; steps that nobody has told; a progressive frame; JFIF 2; a restart out of turn.
    joined([changed(scan + 3, 9).slice(0, scan + 10), stream.slice(scan + 9)]),
    changed(frameHead + 12, 1),
    changed(frameHead + 1, 0xc2),
    jfif(stream, 2),
    // A segment that nobody knows.
    joined([stream.slice(0, 2), Uint8Array.of(0xff, 0x40, 0, 2), stream.slice(2)]),
    Uint8Array.from(restarted, (byte, i) => (i === second + 1 ? 0xd3 : byte)),
    sequentialJpeg(grey12, 9),
  ];
}

/** The stream with 14 bytes of JFIF (its version as told) behind the mark of the beginning. */
function jfif(stream: Uint8Array, major: number): Uint8Array {
  const segment = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, major, 1, 0, 0, 1, 0, 1, 0, 0];
  return joined([stream.slice(0, 2), Uint8Array.from(segment), stream.slice(2)]);
}

test('a JPEG cut short, with bits or a head changed or with a marker inside is left to libjpeg-turbo', async () => {
  const streams = [jfif(sequentialJpeg(grey8, 3), 1), ...broken()];
  const left = await Promise.all(streams.map(async (stream) => (await byQuick(stream)) === null));
  expect(left).toEqual(streams.map((_, i) => i > 0));
});

/** A copy with up to three bytes changed, put in or taken out, or cut. */
function damaged(stream: Uint8Array, below: (limit: number) => number): Uint8Array {
  let out = Array.from(stream);
  for (let times = 1 + below(3); times > 0; times--) {
    const [how, at] = [below(5), below(out.length)];
    if (how === 0) out[at] = (out[at] ?? 0) ^ (1 << below(8));
    else if (how === 1) out.splice(at, 1);
    else if (how === 2) out.splice(at, 0, below(256));
    else if (how === 3) out.splice(at, 2, 0xff, 0xd0 + below(16));
    else if (below(4) === 0) out = out.slice(0, at);
  }
  return Uint8Array.from(out);
}

test('of damaged streams none is shown that libjpeg-turbo refuses, and each other one as it shows it', async () => {
  const below = random(11);
  const sound = [
    sequentialJpeg(grey8, 3),
    sequentialJpeg(grey8, 20, 3),
    await turboJpeg(raster(8, 3), 90, '2×1'),
    await turboJpeg(raster(8, 3), 60, '2×2'),
  ];
  let shown = 0;
  for (let i = 0; i < 3000; i++) {
    const stream = damaged(sound[i % sound.length] ?? new Uint8Array(), below);
    const quick = await byQuick(stream);
    if (quick === null) continue;
    shown += 1;
    expect(quick).toEqual(await byTurbo(stream));
  }
  expect(shown).toBeGreaterThan(100);
});

/** Grey tissue in three components; `coloured`: with a mark in colour. */
function tissue(columns: number, rows: number, coloured: boolean): Raster {
  const { samples } = raster(8, 1, columns, rows);
  const colours = samples.flatMap((level, i) =>
    coloured && i % 7 === 0 ? [level, 255 - level, 40] : [level, level, level],
  );
  return { rows, columns, components: 3, bits: 8, samples: colours };
}

test.each([
  [64, 48, false],
  [61, 47, false],
  [64, 48, true],
  [61, 47, true],
] as const)(
  'a picture of %i × %i in YCbCr is shown and searched the same to the byte as through its samples (with colours: %s)',
  async (columns, rows, coloured) => {
    const of = tissue(columns, rows, coloured);
    const stream = await turboJpeg(of, 90, '2×1');
    const file = wrapped('.4.50', of, stream, [[0x00280004, 'CS', 'YBR_FULL_422']]);
    const [run, samples] = [await openRun(memorySource('run.dcm', file)), await byTurbo(stream)];
    expect(await byQuick(stream)).toEqual(samples);
    if (!run.ok || samples === null) throw new Error('libjpeg-turbo refuses its own picture');
    const decoded = await decodePicture(stream, run.value, 0);
    if (!decoded.ok) throw new Error(decoded.problem);
    const usual = toPicture(run.value.image, { samples, photometric: 'YBR_FULL' });
    const shown = (picture: Picture) => [toRgba8(picture), toGrey8(picture), greysOf(picture), greyFrame(picture)];
    expect('luma' in decoded.value).toBe(!coloured);
    expect(shown(decoded.value)).toEqual(shown(usual));
  },
);

test('frames that are decoded side by side are each their own', async () => {
  const streams = SIZES.map(([columns, rows]) => sequentialJpeg(raster(8, 1, columns, rows), 3));
  const apart: (Uint8Array | null)[] = [];
  for (const stream of streams) apart.push(await byTurbo(stream));
  expect(await Promise.all(streams.map(byQuick))).toEqual(apart);
});
