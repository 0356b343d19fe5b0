/// <reference path="./codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline';
import start from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { colourModel, contradiction, type JpegHead, withoutColourTransform } from './jpeg-markers.ts';
import { quickJpeg } from './quick-jpeg/quick-jpeg.ts';
import { fitted } from './samples.ts';
import { wasmCodec } from './wasm.ts';

const PROGRESSIVE = 0xc2;
/** Each 8×8 block of a sequential JPEG takes at least two bits, of a progressive one at least one: a byte can stand for at most this many samples. */
const SAMPLES_PER_BYTE = { sequential: 256, progressive: 512 };

/** JPEG with 8 bits (baseline, extended sequential, progressive) by libjpeg-turbo: the stored components, chroma brought to full size, no colour transform. */
export async function decodeJpegBaseline(
  bytes: Uint8Array,
  head: JpegHead,
  image: ImageFormat,
): Promise<Result<StoredFrame>> {
  const most = SAMPLES_PER_BYTE[head.process === PROGRESSIVE ? 'progressive' : 'sequential'];
  const mismatch = contradiction(head, image, bytes.length * most);
  if (mismatch !== null) return fail(mismatch);
  const colour = image.samplesPerPixel === 3;
  const count = image.rows * image.columns * image.samplesPerPixel;
  const quick = await quickJpeg(bytes, image, (program) => program.copy(colour ? 'interleaved' : 'grey', count));
  const samples = quick ?? (await byTurbo(bytes, head, colour));
  if (samples?.length !== count) return fail('has damaged JPEG data');
  return ok({
    samples: fitted(samples, image),
    photometric: colour ? colourModel(head, image.photometric) : image.photometric,
  });
}

function byTurbo(bytes: Uint8Array, head: JpegHead, colour: boolean): Promise<Uint8Array | null> {
  const stream = colour ? withoutColourTransform(bytes, head) : bytes;
  return libJpegTurbo(stream, (decoder) => decoder.getDecodedBuffer().slice());
}

const libJpegTurbo = wasmCodec(start, wasmUrl, (module) => new module.JPEGDecoder());
