import { joined } from '../bytes/joined.ts';

const HEADER = 64;
/** So many bytes a control byte can speak of. */
const LONGEST = 128;

/** One frame in RLE lossless (PS3.5 Annex G): samples interleaved, little endian, `bytesPerSample` bytes each; a segment for each byte of a sample, most significant first. */
export function encodedRle(
  frame: Uint8Array,
  rows: number,
  columns: number,
  samplesPerPixel: number,
  bytesPerSample: number,
): Uint8Array {
  const stride = samplesPerPixel * bytesPerSample;
  const segments: Uint8Array[] = [];
  for (let sample = 0; sample < samplesPerPixel; sample++)
    for (let byte = bytesPerSample - 1; byte >= 0; byte--)
      segments.push(segment(frame, sample * bytesPerSample + byte, stride, rows, columns));
  const head = new DataView(new ArrayBuffer(HEADER));
  head.setUint32(0, segments.length, true);
  let at = HEADER;
  for (const [index, { length }] of segments.entries()) {
    head.setUint32(4 + 4 * index, at, true);
    at += length;
  }
  return joined([new Uint8Array(head.buffer), ...segments]);
}

/** PackBits of every `stride`-th byte from `first`, each row by itself; even in length. */
function segment(frame: Uint8Array, first: number, stride: number, rows: number, columns: number): Uint8Array {
  // A row of literals grows by one byte in 128.
  const out = new Uint8Array(rows * (columns + Math.ceil(columns / LONGEST)) + 1);
  const row = new Uint8Array(columns);
  let to = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0, at = first + y * columns * stride; x < columns; x++, at += stride) row[x] = frame[at] ?? 0;
    to = packedRow(row, out, to);
  }
  return out.subarray(0, to + (to % 2));
}

/** Packs one row to `out` from `to`; gives where it ends. */
function packedRow(row: Uint8Array, out: Uint8Array, to: number): number {
  let end = to;
  for (let at = 0; at < row.length; ) {
    const same = repeated(row, at);
    if (same >= 2) {
      out[end++] = 257 - same;
      out[end++] = row[at] ?? 0;
      at += same;
      continue;
    }
    let literal = 1;
    while (literal < LONGEST && at + literal < row.length && repeated(row, at + literal) < 3) literal += 1;
    out[end++] = literal - 1;
    out.set(row.subarray(at, at + literal), end);
    end += literal;
    at += literal;
  }
  return end;
}

/** How often the byte at `at` follows itself, at most LONGEST times. */
function repeated(row: Uint8Array, at: number): number {
  let count = 1;
  while (count < LONGEST && at + count < row.length && row[at + count] === row[at]) count += 1;
  return count;
}
