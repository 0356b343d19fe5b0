import { decodeJpeg } from '../dicom/decode/jpeg.ts';
import type { ImageFormat, StoredFrame } from '../dicom/run.ts';
import { fail, ok, type Result } from '../result.ts';
import { HUFFMAN_TABLES } from './motion-jpeg-tables.ts';

/** A frame of Motion JPEG: a JPEG that may leave out its Huffman tables, which are then those of the standard. */
export async function decodeMotionJpeg(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  return decodeJpeg(hasTables(bytes) ? bytes : withTables(bytes), image);
}

const DHT = 0xc4;
const SOS = 0xda;

function hasTables(bytes: Uint8Array): boolean {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === DHT) return true;
    if (marker === SOS) return false;
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return false;
}

/** After the beginning of the stream, where any segment may stand. */
function withTables(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + HUFFMAN_TABLES.length);
  out.set(bytes.subarray(0, 2));
  out.set(HUFFMAN_TABLES, 2);
  out.set(bytes.subarray(2), 2 + HUFFMAN_TABLES.length);
  return out;
}

/**
 * Decodes frames of an uncompressed film whose lowest line comes first (`upwards`) or last, with so many bytes for each colour pixel: lines
 * are padded, colours stand as blue, green, red.
 */
export function decodeLines(upwards: boolean, bytesPerColour: 3 | 4) {
  return async (bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> => {
    const { rows, columns, samplesPerPixel, photometric } = image;
    const stride = Math.floor(bytes.length / rows);
    const step = samplesPerPixel === 1 ? 1 : bytesPerColour;
    if (stride < step * columns) return fail('ends early');
    const samples = new Uint8Array(rows * columns * samplesPerPixel);
    for (let y = 0, to = 0; y < rows; y++) {
      const line = (upwards ? rows - 1 - y : y) * stride;
      for (let x = 0; x < columns; x++)
        for (let k = samplesPerPixel - 1; k >= 0; k--) samples[to++] = bytes[line + x * step + k] ?? 0;
    }
    return ok({ samples, photometric });
  };
}
