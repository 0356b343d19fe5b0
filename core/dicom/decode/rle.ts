import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { labelled, samplesOf } from './samples.ts';

const HEADER = 64;
/** A run of two bytes can stand for at most this many. */
const LONGEST_RUN = 128;
/** Fewer bytes are written faster one by one. */
const FEW = 32;

/** RLE lossless (PS3.5 Annex G): one PackBits segment per byte of a sample, most significant first, planes in order. */
export async function decodeRle(bytes: Uint8Array, image: ImageFormat): Promise<Result<StoredFrame>> {
  const sampleBytes = image.bitsAllocated / 8;
  const pixels = image.rows * image.columns;
  const stride = image.samplesPerPixel * sampleBytes;
  if (bytes.length < HEADER || pixels * stride > bytes.length * LONGEST_RUN) return fail('ends early');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments = view.getUint32(0, true);
  if (segments !== stride) return fail(`has ${segments} RLE segments where its header asks for ${stride}`);
  const out = new Uint8Array(pixels * stride);
  for (let segment = 0; segment < segments; segment++) {
    const start = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : bytes.length;
    if (start < HEADER || end < start || end > bytes.length) return fail('has a damaged RLE segment table');
    const sample = Math.floor(segment / sampleBytes);
    const byte = sampleBytes - 1 - (segment % sampleBytes);
    if (!unpack(bytes.subarray(start, end), out, sample * sampleBytes + byte, stride)) return fail('ends early');
  }
  return ok({ samples: samplesOf(out, image), photometric: labelled(image) });
}

/** Unpacks one segment into every `stride`-th byte of `out` from `first`; false when the segment does not fill them. */
function unpack(packed: Uint8Array, out: Uint8Array, first: number, stride: number): boolean {
  const total = out.length;
  let to = first;
  let from = 0;
  while (from < packed.length && to < total) {
    const control = packed[from++] ?? 0;
    if (control === 128) continue;
    const repeated = control > 128;
    const count = repeated ? 257 - control : control + 1;
    const next = from + (repeated ? 1 : count);
    if (next > packed.length) return false;
    const end = Math.min(total, to + count * stride);
    if (stride === 1) together(packed, from, repeated, out, to, end);
    else if (repeated) for (let i = to, value = packed[from] ?? 0; i < end; i += stride) out[i] = value;
    else for (let i = to, read = from; i < end; i += stride) out[i] = packed[read++] ?? 0;
    to += count * stride;
    from = next;
  }
  return to >= total;
}

/** Bytes side by side: the one at `from` repeated, or those from there on. */
function together(packed: Uint8Array, from: number, repeated: boolean, out: Uint8Array, to: number, end: number): void {
  if (end - to > FEW) {
    if (repeated) out.fill(packed[from] ?? 0, to, end);
    else out.set(packed.subarray(from, from + end - to), to);
  } else if (repeated) for (let i = to, value = packed[from] ?? 0; i < end; i++) out[i] = value;
  else for (let i = to, read = from; i < end; i++) out[i] = packed[read++] ?? 0;
}
