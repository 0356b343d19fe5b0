/// <reference path="./codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-charls/decodewasm?url&inline';
import start from '@cornerstonejs/codec-charls/decodewasmjs';
import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { endsWithItsScans } from './jpeg-ls-end.ts';
import { contradiction, type JpegHead } from './jpeg-markers.ts';
import { fitted, interleave, labelled } from './samples.ts';
import { copied, mostSamples, wasmCodec } from './wasm.ts';

const charls = wasmCodec(start, wasmUrl, (module) => new module.JpegLSDecoder());

/** JPEG-LS (.80 lossless, .81 near-lossless) by CharLS. Whether colours come plane by plane is the stream's word: PlanarConfiguration says nothing here. */
export async function decodeJpegLs(
  bytes: Uint8Array,
  head: JpegHead,
  image: ImageFormat,
): Promise<Result<StoredFrame>> {
  const mismatch = contradiction(head, image, mostSamples(bytes.length));
  if (mismatch !== null) return fail(mismatch);
  if (!endsWithItsScans(bytes, 1)) return fail('ends early');
  const size = head.precision > 8 ? 2 : 1;
  const decoded = await charls(bytes, (decoder) => {
    const planar = image.samplesPerPixel === 3 && decoder.getInterleaveMode() === 0;
    const samples = decoder.getDecodedBuffer();
    return planar ? interleave(samples, size) : samples.slice();
  });
  const expected = image.rows * image.columns * image.samplesPerPixel * size;
  if (decoded?.length !== expected) return fail('has damaged JPEG-LS data');
  return ok({ samples: fitted(copied(decoded, head.precision), image), photometric: labelled(image) });
}
