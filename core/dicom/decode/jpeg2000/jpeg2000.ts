/// <reference path="../codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url&inline';
import start from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import type { Result } from '../../../result.ts';
import type { ImageFormat, StoredFrame } from '../../run.ts';
import { wasmCodec } from '../wasm.ts';
import { decodeCodestream } from './codestream.ts';

const openJpeg = wasmCodec(start, wasmUrl, (module) => new module.J2KDecoder());

/** JPEG 2000 (.90 lossless, .91) by OpenJPEG. */
export function decodeJpeg2000(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  return decodeCodestream(bytes, image, openJpeg);
}
