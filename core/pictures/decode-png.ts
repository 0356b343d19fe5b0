import { decode } from 'fast-png';
import { Inflate } from 'pako';
import type { ImageFormat, StoredFrame } from '../dicom/run.ts';
import { fail, ok, type Result } from '../result.ts';

const DAMAGED = 'is a damaged PNG picture';
const PIECE = 1024 * 1024;

/** The samples of a PNG picture without its transparency: grey as stored (fewer than 8 bits spread over 8), colours as red, green and blue of 8 bits. */
export async function decodePng(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  try {
    if (!inflatesTo(bytes, mostBytes(image))) return fail(DAMAGED);
    const { width, height, depth, channels, data, palette } = decode(bytes);
    if (width !== image.columns || height !== image.rows) return fail(DAMAGED);
    const whole = depth < 8 ? unpacked(data, width, height, depth, palette === undefined) : data;
    const own = palette === undefined ? channels : 1;
    if (whole.length !== width * height * own) return fail(DAMAGED);
    if (palette !== undefined) return ok({ samples: coloured(whole, palette), photometric: image.photometric });
    const plain = image.samplesPerPixel === own ? whole : without(whole, own, image.samplesPerPixel);
    const samples = depth === 16 && image.bitsAllocated === 8 ? Uint8Array.from(plain, (value) => value >> 8) : plain;
    const known = samples instanceof Uint8ClampedArray ? new Uint8Array(samples) : samples;
    return ok({ samples: known, photometric: image.photometric });
  } catch {
    return fail(DAMAGED);
  }
}

/** The lines of a picture with four samples of 16 bits a pixel, each with the byte of its filter; interlaced ones have twice as many lines. */
function mostBytes({ rows, columns }: ImageFormat): number {
  return rows * columns * 8 + 16 * (rows + 8);
}

/** False where the picture's data are cut short, or stand for more than `most` bytes: a few kilobytes can stand for gigabytes. */
function inflatesTo(bytes: Uint8Array, most: number): boolean {
  const stream = new Inflate({ chunkSize: PIECE });
  let [total, ended] = [0, false];
  stream.onData = (piece) => {
    total += piece.length;
  };
  stream.onEnd = () => {
    ended = true;
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 8 <= bytes.length && !ended; ) {
    const length = view.getUint32(at);
    const isData = view.getUint32(at + 4) === 0x49444154;
    const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
    for (let from = 0; isData && from < data.length && !ended; from += PIECE) {
      stream.push(data.subarray(from, from + PIECE), false);
      if (total > most || stream.err !== 0) return false;
    }
    at += 12 + length;
  }
  return ended && stream.err === 0;
}

/** Samples of fewer than 8 bits, whose lines begin with a byte of their own, one in a byte; grey is spread over 0…255. */
function unpacked(
  data: ArrayLike<number>,
  columns: number,
  rows: number,
  depth: number,
  isGrey: boolean,
): Uint8Array<ArrayBuffer> {
  const stride = Math.ceil((columns * depth) / 8);
  const most = 2 ** depth - 1;
  const out = new Uint8Array(columns * rows);
  for (let y = 0, to = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, to++) {
      const bit = x * depth;
      const value = ((data[y * stride + (bit >> 3)] ?? 0) >> (8 - depth - (bit % 8))) & most;
      out[to] = isGrey ? (value * 255) / most : value;
    }
  }
  return out;
}

function coloured(indices: ArrayLike<number>, palette: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(3 * indices.length);
  for (let i = 0; i < indices.length; i++) out.set((palette[indices[i] ?? 0] ?? []).slice(0, 3), 3 * i);
  return out;
}

/** The first `kept` of the samples of each pixel. */
function without(data: ArrayLike<number>, channels: number, kept: number): Uint8Array | Uint16Array {
  const pixels = data.length / channels;
  const out = data instanceof Uint16Array ? new Uint16Array(pixels * kept) : new Uint8Array(pixels * kept);
  for (let i = 0; i < pixels; i++) for (let k = 0; k < kept; k++) out[i * kept + k] = data[i * channels + k] ?? 0;
  return out;
}
