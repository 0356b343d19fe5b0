/// <reference path="./codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-charls/decodewasm?url&inline';
import start from '@cornerstonejs/codec-charls/decodewasmjs';
import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { contradiction, notTheStated, readJpegHead } from './jpeg-markers.ts';
import { fitted, interleave, labelled } from './samples.ts';
import { copied, mostSamples, wasmCodec } from './wasm.ts';

const JPEG_LS = 0xf7;
const charls = wasmCodec(start, wasmUrl, (module) => new module.JpegLSDecoder());

/** JPEG-LS (.80 lossless, .81 near-lossless) by CharLS. Whether colours come plane by plane is the stream's word: PlanarConfiguration says nothing here. */
export async function decodeJpegLs(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  const head = readJpegHead(bytes);
  if (!head.ok) return head;
  if (head.value.process !== JPEG_LS) return fail(notTheStated('JPEG-LS'));
  const mismatch = contradiction(head.value, image, mostSamples(bytes.length));
  if (mismatch !== null) return fail(mismatch);
  const size = head.value.precision > 8 ? 2 : 1;
  const decoded = await charls(bytes, (decoder) => {
    const planar = image.samplesPerPixel === 3 && decoder.getInterleaveMode() === 0;
    const samples = decoder.getDecodedBuffer();
    return planar ? interleave(samples, size) : samples.slice();
  });
  const expected = image.rows * image.columns * image.samplesPerPixel * size;
  if (decoded?.length !== expected) return fail('has damaged JPEG-LS data');
  return ok({ samples: fitted(copied(decoded, head.value.precision), image), photometric: labelled(image) });
}
