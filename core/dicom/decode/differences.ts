import { remembered } from '../../remembered.ts';
import type { EntropySegment } from './entropy.ts';
import { type HuffmanTable, LOOKUP_BITS, signedNumber, symbolAt } from './huffman.ts';

/** A place in an entropy-coded segment: the next bits, left-aligned in 32, how many of them there are, and where the rest begins. */
export interface Bits {
  bits: number;
  count: number;
  at: number;
}

/** Set in an entry whose extra bits lie beyond the bits looked at: its value is then the number of extra bits. */
const PARTLY = 0x80;
const LENGTH = 31;
/** The code of a difference of 32 768, the only one without extra bits (T.81 H.1.2.2). */
const HALF = 16;

/** A Huffman code of a lossless scan. */
export interface DifferenceCode {
  readonly table: HuffmanTable;
  /**
   * By the next LOOKUP_BITS bits, the whole of what they say: difference << 8 | bits used. Where the extra bits do not
   * fit: their number << 8 | PARTLY | length of the code. 0: the code itself does not fit.
   */
  readonly differences: Int32Array;
}

/** The code of a lossless scan by its Huffman table. */
export const differenceCode = remembered(
  (table: HuffmanTable): DifferenceCode => ({ table, differences: table.lookup.map(entryOf) }),
);

function entryOf(found: number, index: number): number {
  const [size, length] = [found >> 8, found & LENGTH];
  if (found === 0 || size > HALF) return 0;
  if (size === 0) return length;
  if (size === HALF) return (32768 << 8) | length;
  const unused = LOOKUP_BITS - length - size;
  if (unused < 0) return (size << 8) | PARTLY | length;
  return (signedNumber((index >> unused) & ((1 << size) - 1), size) << 8) | (length + size);
}

/**
 * Reads differences into every `step`-th place of `out` from `from` to before `to`; they wrap around as `out` does.
 * False where the bits make no sense. Behind the end of the segment come zeros: compare `bitsLeft` with 0.
 */
export function readDifferences(
  segment: EntropySegment,
  place: Bits,
  { table, differences }: DifferenceCode,
  out: Uint8Array | Uint16Array,
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
): boolean {
  const { data } = segment;
  let { bits, count, at } = place;
  for (let i = from; i < to; i += step) {
    if (count < 16) {
      bits |= (((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)) << (16 - count);
      at += 2;
      count += 16;
    }
    let entry = differences[bits >>> (32 - LOOKUP_BITS)] ?? 0;
    if (entry === 0 || (entry & PARTLY) !== 0) {
      const found = symbolAt(table, bits);
      const [size, length] = [found >> 8, found & LENGTH];
      if (found === 0 || size > HALF) return false;
      bits <<= length;
      count -= length;
      if (count < 16) {
        bits |= (((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)) << (16 - count);
        at += 2;
        count += 16;
      }
      const extra = size === 0 || size === HALF ? 0 : size;
      entry = size === HALF ? 32768 << 8 : extra === 0 ? 0 : signedNumber(bits >>> (32 - extra), extra) << 8;
      entry |= extra;
    }
    const used = entry & LENGTH;
    bits <<= used;
    count -= used;
    out[i] = entry >> 8;
  }
  place.bits = bits;
  place.count = count;
  place.at = at;
  return true;
}

/** Bits of the segment that were not read yet; below 0 when more were read than there are. */
export function bitsLeft(segment: EntropySegment, place: Bits): number {
  return 8 * (segment.length - place.at) + place.count;
}
