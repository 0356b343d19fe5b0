/// <reference path="./codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline';
import start from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { contradiction, type JpegHead, notTheStated, readJpegHead, withoutColourTransform } from './jpeg-markers.ts';
import { fitted } from './samples.ts';
import { wasmCodec } from './wasm.ts';

const [BASELINE, EXTENDED] = [0xc0, 0xc1];
/** Each 8×8 block of a sequential JPEG takes at least two bits: a byte can stand for at most this many samples. */
const SAMPLES_PER_BYTE = 256;

/** JPEG baseline (and 8-bit extended sequential) by libjpeg-turbo: the stored components, chroma brought to full size, no colour transform. */
export async function decodeJpegBaseline(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  const head = readJpegHead(bytes);
  if (!head.ok) return head;
  if (head.value.process !== BASELINE && head.value.process !== EXTENDED) return fail(notTheStated('sequential JPEG'));
  const mismatch = contradiction(head.value, image, bytes.length * SAMPLES_PER_BYTE);
  if (mismatch !== null) return fail(mismatch);
  const colour = image.samplesPerPixel === 3;
  const stream = colour ? withoutColourTransform(bytes, head.value) : bytes;
  const samples = await libJpegTurbo(stream, (decoder) => decoder.getDecodedBuffer().slice());
  if (samples?.length !== image.rows * image.columns * image.samplesPerPixel) return fail('has damaged JPEG data');
  return ok({
    samples: fitted(samples, image),
    photometric: colour ? colourModel(head.value, image.photometric) : image.photometric,
  });
}

/** What three components are: the Adobe marker outranks JFIF, JFIF (always YCbCr) outranks a label RGB. */
function colourModel(head: JpegHead, label: string): string {
  if (head.adobeTransform !== null) return head.adobeTransform === 0 ? 'RGB' : 'YBR_FULL';
  return head.jfif || label !== 'RGB' ? 'YBR_FULL' : 'RGB';
}

const libJpegTurbo = wasmCodec(start, wasmUrl, (module) => new module.JPEGDecoder());
