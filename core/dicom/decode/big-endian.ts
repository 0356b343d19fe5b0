import type { Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { decodeLittleEndian } from './little-endian.ts';

/** Uncompressed samples, explicit big endian: 16-bit samples have their bytes swapped. */
export async function decodeBigEndian(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  return decodeLittleEndian(image.bitsAllocated === 16 ? swapped(bytes) : bytes, image);
}

/** The same with the two bytes of each pair exchanged. */
export function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    out[i] = bytes[i + 1] ?? 0;
    out[i + 1] = bytes[i] ?? 0;
  }
  return out;
}
