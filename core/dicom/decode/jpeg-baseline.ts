/// <reference path="./libjpeg-turbo.d.ts" />

import wasmUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline';
import start from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { type JpegHead, readJpegHead, withoutColourTransform } from './jpeg-markers.ts';

/** Each 8×8 block of a sequential JPEG takes at least two bits: a byte can stand for at most this many samples. */
const SAMPLES_PER_BYTE = 256;

/** JPEG baseline (and 8-bit extended sequential) by libjpeg-turbo: the stored components, chroma brought to full size, no colour transform. */
export async function decodeJpegBaseline(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  const head = readJpegHead(bytes);
  if (!head.ok) return head;
  const mismatch = contradiction(head.value, image, bytes.length);
  if (mismatch !== null) return fail(mismatch);
  const colour = image.samplesPerPixel === 3;
  const samples = await decompress(colour ? withoutColourTransform(bytes, head.value) : bytes);
  if (samples?.length !== image.rows * image.columns * image.samplesPerPixel) return fail('has damaged JPEG data');
  return ok({ samples, photometric: colour ? colourModel(head.value, image.photometric) : image.photometric });
}

function contradiction(head: JpegHead, image: ImageFormat, length: number): string | null {
  if (head.process !== 0xc0 && head.process !== 0xc1)
    return 'is a kind of JPEG other than its header says (not sequential)';
  if (head.precision !== 8 || image.bitsAllocated !== 8)
    return `is a JPEG of ${head.precision} bits where 8 are expected`;
  if (head.rows !== image.rows || head.columns !== image.columns || head.components !== image.samplesPerPixel) {
    const inside = `${head.columns} × ${head.rows} with ${head.components} components`;
    return `is a JPEG of ${inside}, but its header says ${image.columns} × ${image.rows} with ${image.samplesPerPixel}`;
  }
  return head.rows * head.columns > length * SAMPLES_PER_BYTE ? 'ends early' : null;
}

/** What three components are: the Adobe marker outranks JFIF, JFIF (always YCbCr) outranks a label RGB. */
function colourModel(head: JpegHead, label: string): string {
  if (head.adobeTransform !== null) return head.adobeTransform === 0 ? 'RGB' : 'YBR_FULL';
  return head.jfif || label !== 'RGB' ? 'YBR_FULL' : 'RGB';
}

let codec: ReturnType<typeof start> | null = null;

/** One instance for all frames: its memory is 50 MB, and many at once exhaust the address space. */
function libJpegTurbo(): ReturnType<typeof start> {
  const silent = (): void => {};
  codec ??= start({ wasmBinary: bytesOf(wasmUrl), print: silent, printErr: silent });
  return codec;
}

function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}

/** The decoded samples, or null for a stream that the codec refuses. */
async function decompress(bytes: Uint8Array): Promise<Uint8Array | null> {
  const decoder = new (await libJpegTurbo()).JPEGDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    return decoder.getDecodedBuffer().slice();
  } catch (failure) {
    // A bare number is the codec's refusal; anything else (out of memory) leaves it unusable: the next frame starts a fresh one.
    if (typeof failure !== 'number') codec = null;
    return null;
  } finally {
    if (codec !== null) decoder.delete();
  }
}
