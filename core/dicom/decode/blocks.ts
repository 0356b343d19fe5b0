import type { EntropySegment } from './entropy.ts';
import { type HuffmanTable, signedNumber, symbolAt } from './huffman.ts';

/** What is needed to read the blocks of one component. */
export interface BlockCodes {
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
  readonly quantization: Uint16Array;
}

/** Reads the next block of 64 dequantized coefficients, row by row; false where the bits end or make no sense. */
export type ReadBlock = (block: Float64Array) => boolean;

/** Where the coefficients stand that come in zigzag order (ITU-T T.81 figure A.6): along diagonals, up and down in turn. */
const ZIGZAG = Array.from({ length: 64 }, (_, i) => i).sort((one, other) => rank(one) - rank(other));

function rank(index: number): number {
  const [row, column] = [index >> 3, index & 7];
  const diagonal = row + column;
  return 16 * diagonal + (diagonal % 2 === 0 ? column : row);
}

/** A reader of the blocks of one component from one restart interval on. */
export function blockReader(segment: EntropySegment, { dc, ac, quantization }: BlockCodes): ReadBlock {
  const { data, length } = segment;
  let [bits, count, at, level] = [0, 0, 0, 0];
  /** Drops bits and fills up to at least 16. */
  const take = (used: number): void => {
    bits <<= used;
    count -= used;
    for (; count <= 24; count += 8) bits |= (data[at++] ?? 0) << (24 - count);
  };
  /** The next symbol, or −1. */
  const symbol = (table: HuffmanTable): number => {
    const found = symbolAt(table, bits);
    take(found & 31);
    return found === 0 ? -1 : found >> 8;
  };
  const number = (size: number): number => {
    if (size === 0) return 0;
    const value = signedNumber(bits >>> (32 - size), size);
    take(size);
    return value;
  };
  take(0);
  return (block) => {
    block.fill(0);
    const size = symbol(dc);
    if (size < 0 || size > 15) return false;
    level += number(size);
    block[0] = level * (quantization[0] ?? 0);
    for (let k = 1; k < 64; k++) {
      const run = symbol(ac);
      if (run < 0) return false;
      if (run === 0) break;
      k += run >> 4;
      // 15 zeros and a zero of size 0 skip 16 coefficients.
      if ((run & 15) === 0 && run !== 0xf0) return false;
      const value = number(run & 15);
      if (k > 63) return false;
      block[ZIGZAG[k] ?? 0] = value * (quantization[k] ?? 0);
    }
    return 8 * (length - at) + count >= 0;
  };
}
