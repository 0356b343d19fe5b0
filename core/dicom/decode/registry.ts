import type { Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { decodeBigEndian } from './big-endian.ts';
import { decodeLittleEndian } from './little-endian.ts';
import { decodeRle } from './rle.ts';

/** Turns the stored bytes of one frame into its samples; a refusal is a predicate to put after the frame's name ("ends early"). */
type Decode = (bytes: Uint8Array, image: ImageFormat) => Promise<Result<StoredFrame>>;

/** How one transfer syntax stores pixels. */
export interface Codec {
  readonly encapsulated: boolean;
  /** True when each frame's stream ends with the JPEG marker FFD9, so that frames can be told apart without an offset table. */
  readonly endsWithMarker: boolean;
  readonly decode: Decode;
}

const native = { encapsulated: false, endsWithMarker: false };

/** Every transfer syntax this version reads, by UID. */
export const codecs: ReadonlyMap<string, Codec> = new Map<string, Codec>([
  ['1.2.840.10008.1.2', { ...native, decode: decodeLittleEndian }],
  ['1.2.840.10008.1.2.1', { ...native, decode: decodeLittleEndian }],
  ['1.2.840.10008.1.2.2', { ...native, decode: decodeBigEndian }],
  [
    '1.2.840.10008.1.2.4.50',
    {
      encapsulated: true,
      endsWithMarker: true,
      // Loaded on first use: only JPEG files pay for the compiled codec.
      decode: async (bytes, image) => (await import('./jpeg-baseline.ts')).decodeJpegBaseline(bytes, image),
    },
  ],
  ['1.2.840.10008.1.2.5', { encapsulated: true, endsWithMarker: false, decode: decodeRle }],
]);
