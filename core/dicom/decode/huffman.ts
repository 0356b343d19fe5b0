import { charactersOf } from '../bytes/characters.ts';

/** Bits looked at in one step; longer codes are walked. 4096 entries of 4 bytes stay in the processor's nearest memory. */
export const LOOKUP_BITS = 12;
const LONGEST_CODE = 16;

/** A Huffman code of a JPEG stream (ITU-T T.81 Annex C). */
export interface HuffmanTable {
  /** By the next LOOKUP_BITS bits: symbol << 8 | length of its code; 0 where the code is longer or is none. */
  readonly lookup: Int32Array;
  /** By length: the greatest code of that length, −1 where there is none. */
  readonly greatest: Int32Array;
  /** By length: what a code has to be moved by to be an index into `symbols`. */
  readonly shift: Int32Array;
  readonly symbols: Uint8Array;
}

/** The frames of a run repeat their codes: the tables made last, by what they were made from. */
const made = new Map<string, HuffmanTable>();
const MADE = 16;

/** The code with `counts[n - 1]` symbols of length n, shortest first; null when there cannot be such a code. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const key = charactersOf(counts) + charactersOf(symbols);
  const table = made.get(key) ?? newHuffmanTable(counts, symbols);
  if (table === null) return null;
  made.set(key, table);
  const [oldest] = made.keys();
  if (made.size > MADE && oldest !== undefined) made.delete(oldest);
  return table;
}

function newHuffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const lookup = new Int32Array(1 << LOOKUP_BITS);
  const greatest = new Int32Array(LONGEST_CODE + 1).fill(-1);
  const shift = new Int32Array(LONGEST_CODE + 1);
  let [code, index] = [0, 0];
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const count = counts[length - 1] ?? 0;
    if (index + count > symbols.length || code + count > 1 << length) return null;
    shift[length] = index - code;
    for (let i = 0; i < count; i++, code++, index++) {
      const unused = LOOKUP_BITS - length;
      if (unused >= 0) lookup.fill(((symbols[index] ?? 0) << 8) | length, code << unused, (code + 1) << unused);
    }
    if (count > 0) greatest[length] = code - 1;
    code <<= 1;
  }
  return { lookup, greatest, shift, symbols: symbols.slice() };
}

/** The symbol (<< 8) and length of the code at the top of 32 bits, of which at least 16 are there; 0 where there is no such code. */
export function symbolAt(table: HuffmanTable, bits: number): number {
  const found = table.lookup[bits >>> (32 - LOOKUP_BITS)] ?? 0;
  if (found !== 0) return found;
  for (let length = LOOKUP_BITS + 1; length <= LONGEST_CODE; length++) {
    const code = bits >>> (32 - length);
    if (code <= (table.greatest[length] ?? -1)) {
      return ((table.symbols[code + (table.shift[length] ?? 0)] ?? 0) << 8) | length;
    }
  }
  return 0;
}

/** The signed number that `size` (1 to 15) extra bits stand for (T.81 table F.1): the upper half as they are, the lower half negative. */
export function signedNumber(bits: number, size: number): number {
  return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
}
