/// <reference path="./codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-libjxl/decodewasm?url&inline';
import start from '@cornerstonejs/codec-libjxl/decodewasmjs';
import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { contradiction } from './jpeg-markers.ts';
import { jpegXlSize } from './jpeg-xl-head.ts';
import { fitted, labelled } from './samples.ts';
import { copied, mostSamples, wasmCodec } from './wasm.ts';

const libJxl = wasmCodec(start, wasmUrl, (module) => new module.JpegXLDecoder());

/** JPEG XL (.110 lossless, .112) by libjxl: components as the header labels them; XYB comes out as RGB. */
export async function decodeJpegXl(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  const size = jpegXlSize(bytes);
  if (size === null) return fail('is not a JPEG XL image');
  const stated = { ...size, precision: image.bitsStored, components: image.samplesPerPixel };
  const forged = contradiction(stated, image, mostSamples(bytes.length));
  if (forged !== null) return fail(forged);
  const decoded = await libJxl(bytes, (decoder) => {
    const { width: columns, height: rows, componentCount: components, bitsPerSample } = decoder.getFrameInfo();
    const mismatch = contradiction({ rows, columns, components, precision: bitsPerSample }, image, Infinity);
    return mismatch ?? copied(decoder.getDecodedBuffer(), bitsPerSample);
  });
  if (decoded === null) return fail('has damaged JPEG XL data');
  if (typeof decoded === 'string') return fail(decoded);
  if (decoded.length !== image.rows * image.columns * image.samplesPerPixel) return fail('ends early');
  return ok({ samples: fitted(decoded, image), photometric: labelled(image) });
}

/** A JPEG recompressed as JPEG XL (.111): its YCbCr comes out as RGB, whatever the label still says. */
export async function decodeRecompressedJpeg(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  const frame = await decodeJpegXl(bytes, image);
  if (!frame.ok || image.samplesPerPixel === 1) return frame;
  return ok({ ...frame.value, photometric: 'RGB' });
}
