import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Raster } from './encode-jpeg.ts';

/** The encoders that come with the codecs. */
interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  delete(): void;
  setInterleaveMode(mode: number): void;
  setNearLossless(near: number): void;
  setQuality(lossless: boolean, quality: number): void;
  setDecompositions(count: number): void;
  setLossless(lossless: boolean): void;
}

const find = createRequire(import.meta.url).resolve;

/** Starts an encoder; CommonJS modules are their own default. */
async function encoder(loader: string, program: string, name: string): Promise<Encoder> {
  const { default: start } = await import(pathToFileURL(find(loader)).href);
  const silent = (): void => undefined;
  const module = await start({ wasmBinary: readFileSync(find(program)), print: silent, printErr: silent });
  return new module[name]();
}

function encoded(own: Encoder, raster: Raster, samples = raster.samples): Uint8Array {
  const { rows: height, columns: width, bits: bitsPerSample, components: componentCount } = raster;
  const typed = bitsPerSample > 8 ? Uint16Array.from(samples) : Uint8Array.from(samples);
  own
    .getDecodedBuffer({
      width,
      height,
      bitsPerSample,
      componentCount,
      isSigned: false,
      isUsingColorTransform: componentCount === 3,
    })
    .set(new Uint8Array(typed.buffer));
  own.encode();
  const stream = own.getEncodedBuffer().slice();
  own.delete();
  return stream;
}

/** JPEG-LS by CharLS. Interleave mode 0: component by component, 1: by line, 2: by sample; near 0 is lossless. */
export async function jpegLs(raster: Raster, mode: 0 | 1 | 2, near = 0): Promise<Uint8Array> {
  const own = await encoder('@cornerstonejs/codec-charls/wasmjs', '@cornerstonejs/codec-charls/wasm', 'JpegLSEncoder');
  own.setInterleaveMode(raster.components === 1 ? 0 : mode);
  own.setNearLossless(near);
  const { components, samples } = raster;
  const planes = Array.from({ length: components }, (_, c) => samples.filter((_value, i) => i % components === c));
  return encoded(own, raster, mode === 0 ? planes.flat() : samples);
}

/** JPEG 2000 by OpenJPEG, reversible. */
export async function jpeg2000(raster: Raster): Promise<Uint8Array> {
  const own = await encoder('@cornerstonejs/codec-openjpeg/wasmjs', '@cornerstonejs/codec-openjpeg/wasm', 'J2KEncoder');
  // Five, its usual number, are too many for small pictures.
  own.setDecompositions(2);
  own.setQuality(true, 0);
  return encoded(own, raster);
}

/** High-throughput JPEG 2000 by OpenJPH, reversible. */
export async function highThroughput(raster: Raster): Promise<Uint8Array> {
  const own = await encoder('@cornerstonejs/codec-openjph/wasmjs', '@cornerstonejs/codec-openjph/wasm', 'HTJ2KEncoder');
  own.setQuality(true, 0);
  return encoded(own, raster);
}

/** JPEG XL by libjxl, lossless or at its usual quality. */
export async function jpegXl(raster: Raster, lossless = true): Promise<Uint8Array> {
  const own = await encoder(
    '@cornerstonejs/codec-libjxl/encodewasmjs',
    '@cornerstonejs/codec-libjxl/encodewasm',
    'JpegXLEncoder',
  );
  own.setLossless(lossless);
  return encoded(own, raster);
}

/** How often the brightness is sampled for one sample of the colour differences, across × down, as libjpeg-turbo numbers it. */
const SAMPLINGS = { '1×1': 0, '2×1': 1, '2×2': 2, '1×2': 4 } as const;

/** Baseline JPEG by libjpeg-turbo: RGB as YCbCr. */
export async function turboJpeg(
  raster: Raster,
  quality: number,
  sampling: keyof typeof SAMPLINGS,
): Promise<Uint8Array> {
  const library = '@cornerstonejs/codec-libjpeg-turbo-8bit';
  const own = await encoder(`${library}/wasmjs`, `${library}/wasm`, 'JPEGEncoder');
  const jpeg = own as unknown as Record<'setQuality' | 'setSubSampling' | 'setProgressive', (value: number) => void>;
  jpeg.setProgressive(0);
  jpeg.setQuality(quality);
  jpeg.setSubSampling(SAMPLINGS[sampling]);
  return encoded(own, raster);
}
