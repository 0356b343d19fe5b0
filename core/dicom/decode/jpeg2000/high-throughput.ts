/// <reference path="../codecs.d.ts" />

import wasmUrl from '@cornerstonejs/codec-openjph/wasm?url&inline';
import start from '@cornerstonejs/codec-openjph/wasmjs';
import type { Result } from '../../../result.ts';
import type { ImageFormat, StoredFrame } from '../../run.ts';
import { wasmCodec } from '../wasm.ts';
import { decodeCodestream } from './codestream.ts';

const openJph = wasmCodec(start, wasmUrl, (module) => new module.HTJ2KDecoder());

/** High-throughput JPEG 2000 (.201 and .202 lossless, .203) by OpenJPH. */
export function decodeHighThroughput(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  return decodeCodestream(bytes, image, openJph);
}
