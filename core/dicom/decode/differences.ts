import { remembered } from '../../remembered.ts';
import type { EntropySegment } from './entropy.ts';
import { type HuffmanTable, LOOKUP_BITS, symbolAt } from './huffman.ts';

const SYMBOL = 32 - LOOKUP_BITS;
const LENGTH = 31;
/** The code of a difference of 32 768, the only one without extra bits (T.81 H.1.2.2). */
const HALF = 16;
/** So many bits are there for sure when four bytes are read from the byte that holds the first of them. */
const AT_ONCE = 25;

/** A Huffman code of a lossless scan. */
export interface DifferenceCode {
  readonly table: HuffmanTable;
  /**
   * By the next LOOKUP_BITS bits: number of extra bits << 16 | length of the code << 8 | both together. 0 where the code is
   * longer than the bits looked at, is none, is that of HALF, or does not fit in AT_ONCE bits with its extra bits.
   */
  readonly entries: Int32Array;
}

/** The code of a lossless scan by its Huffman table. */
export const differenceCode = remembered(
  (table: HuffmanTable): DifferenceCode => ({ table, entries: table.lookup.map(entryOf) }),
);

function entryOf(found: number): number {
  const [size, length] = [found >> 8, found & LENGTH];
  const used = size + length;
  return found === 0 || size >= HALF || used > AT_ONCE ? 0 : (size << 16) | (length << 8) | used;
}

/** Places of samples: every `step`-th from `from` to before `to`. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/**
 * Reads the differences of one component from a bit's place on; they wrap around as `out` does. Gives the place behind
 * them, or −1 where the bits make no sense or the segment ends before them.
 */
export function readDifferences(
  segment: EntropySegment,
  place: number,
  code: DifferenceCode,
  out: Uint8Array | Uint16Array,
  { from, to, step }: Stretch,
): number {
  const { view } = segment;
  const { entries } = code;
  const last = 8 * segment.length;
  let [at, i] = [place, from];
  while (i < to) {
    // Two at a time: the bits of both are there at once, and nothing has to be decided between them.
    for (; i < to - step && at <= last; i += 2 * step) {
      const bits = bitsAt(view, at);
      const first = entries[bits >>> SYMBOL] ?? 0;
      const rest = bits << (first & 0xff);
      const second = entries[rest >>> SYMBOL] ?? 0;
      const used = (first & 0xff) + (second & 0xff);
      if (second === 0 || used > AT_ONCE) break;
      out[i] = extended(bits << ((first >> 8) & LENGTH), first >> 16);
      out[i + step] = extended(rest << ((second >> 8) & LENGTH), second >> 16);
      at += used;
    }
    if (i >= to) break;
    const next = differenceAt(segment, at, code);
    if (next === 0) return -1;
    out[i] = next >> 8;
    at += next & 0xff;
    i += step;
  }
  return at;
}

/** The difference whose code begins at a bit's place, << 8 | its bits; 0 where they make no sense or the segment ends. */
export function differenceAt({ view, length }: EntropySegment, place: number, code: DifferenceCode): number {
  if (place > 8 * length) return 0;
  const bits = bitsAt(view, place);
  const entry = code.entries[bits >>> SYMBOL] ?? 0;
  if (entry !== 0) return (extended(bits << ((entry >> 8) & LENGTH), entry >> 16) << 8) | (entry & 0xff);
  const found = symbolAt(code.table, bits);
  const [size, used] = [found >> 8, found & LENGTH];
  if (found === 0 || size > HALF) return 0;
  if (size === HALF) return (32768 << 8) | used;
  return (extended(bitsAt(view, place + used), size) << 8) | (used + size);
}

/** AT_ONCE bits from a bit's place on, left-aligned. */
function bitsAt(view: DataView, place: number): number {
  return view.getUint32(place >>> 3) << (place & 7);
}

/** The number that the `size` bits at the top stand for, as signedNumber has it, without a decision. */
function extended(bits: number, size: number): number {
  return ((bits >>> 1) >>> (31 - size)) + ((~bits >> 31) & (1 - (1 << size)));
}
