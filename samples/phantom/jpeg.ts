import { type Bits, bitsOf, type HuffmanCode } from './jpeg-bits.ts';
import { AC_LENGTHS, AC_VALUES, DC_LENGTHS, DC_VALUES, LUMINANCE, ZIGZAG } from './jpeg-tables.ts';

/** A grey picture as a JPEG baseline stream (ITU-T T.81, process 1); both sides multiples of 8. Only own pictures need it: 8 bits, one component. */
export interface GreyPicture {
  readonly grey: Uint8Array;
  readonly rows: number;
  readonly columns: number;
}

interface Tables {
  readonly divisors: Float32Array;
  readonly dc: HuffmanCode;
  readonly ac: HuffmanCode;
}

/** An encoder of a quality from 50 to 100 (the scale of the Independent JPEG Group, on the luminance table of annex K). */
export function jpegEncoder(quality: number): (picture: GreyPicture) => Uint8Array {
  const steps = LUMINANCE.map((step) =>
    Math.min(255, Math.max(1, Math.floor((step * (200 - 2 * quality) + 50) / 100))),
  );
  const tables: Tables = {
    divisors: Float32Array.from(steps, (step, at) => step * (SCALE[at >> 3] ?? 1) * (SCALE[at & 7] ?? 1) * 8),
    dc: codeOf(DC_LENGTHS, DC_VALUES),
    ac: codeOf(AC_LENGTHS, AC_VALUES),
  };
  const block = new Float32Array(64);
  const quantised = new Int32Array(64);
  return (picture) => {
    const bits = bitsOf(picture.grey.length);
    bits.bytes(header(steps, picture.rows, picture.columns));
    let last = 0;
    for (let y = 0; y < picture.rows; y += 8) {
      for (let x = 0; x < picture.columns; x += 8) {
        cut(picture, x, y, block);
        transform(block);
        quantise(block, tables.divisors, quantised);
        write(bits, tables, quantised, last);
        last = quantised[0] ?? 0;
      }
    }
    bits.flush();
    bits.bytes([0xff, 0xd9]);
    return bits.done();
  };
}

function cut({ grey, columns }: GreyPicture, x: number, y: number, block: Float32Array): void {
  for (let at = 0; at < 64; at++) block[at] = (grey[(y + (at >> 3)) * columns + x + (at & 7)] ?? 0) - 128;
}

function quantise(block: Float32Array, divisors: Float32Array, to: Int32Array): void {
  for (let at = 0; at < 64; at++) {
    const from = ZIGZAG[at] ?? 0;
    to[at] = Math.round((block[from] ?? 0) / (divisors[from] ?? 1));
  }
}

function write(bits: Bits, { dc, ac }: Tables, values: Int32Array, last: number): void {
  const difference = (values[0] ?? 0) - last;
  bits.symbol(dc, sizeOf(difference), difference);
  let zeros = 0;
  for (let at = 1; at < 64; at++) {
    const value = values[at] ?? 0;
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) bits.symbol(ac, 0xf0, 0);
    const size = sizeOf(value);
    bits.symbol(ac, (zeros << 4) | size, value);
    zeros = 0;
  }
  if (zeros > 0) bits.symbol(ac, 0, 0);
}

/** Bits that the magnitude of a coefficient needs. */
function sizeOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}

/** What the quick transform leaves multiplied into row or column k. */
const SCALE = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => (k === 0 ? 1 : Math.SQRT2 * Math.cos((k * Math.PI) / 16)));

/** The forward cosine transform of Arai, Agui and Nakajima (1988): rows, then columns, scaled by SCALE × SCALE × 8. */
function transform(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) line(block, row, 1);
  for (let column = 0; column < 8; column++) line(block, column, 8);
}

const C4 = Math.SQRT1_2;
const C6 = Math.cos((6 * Math.PI) / 16);
const C2_MINUS_C6 = Math.cos((2 * Math.PI) / 16) - C6;
const C2_PLUS_C6 = Math.cos((2 * Math.PI) / 16) + C6;

function line(block: Float32Array, from: number, step: number): void {
  const x0 = block[from] ?? 0;
  const x1 = block[from + step] ?? 0;
  const x2 = block[from + 2 * step] ?? 0;
  const x3 = block[from + 3 * step] ?? 0;
  const x4 = block[from + 4 * step] ?? 0;
  const x5 = block[from + 5 * step] ?? 0;
  const x6 = block[from + 6 * step] ?? 0;
  const x7 = block[from + 7 * step] ?? 0;
  even(block, from, step, x0 + x7, x1 + x6, x2 + x5, x3 + x4);
  odd(block, from, step, x0 - x7, x1 - x6, x2 - x5, x3 - x4);
}

function even(block: Float32Array, from: number, step: number, s0: number, s1: number, s2: number, s3: number): void {
  const difference = s0 - s3;
  const turned = (s1 - s2 + difference) * C4;
  block[from] = s0 + s3 + s1 + s2;
  block[from + 4 * step] = s0 + s3 - s1 - s2;
  block[from + 2 * step] = difference + turned;
  block[from + 6 * step] = difference - turned;
}

function odd(block: Float32Array, from: number, step: number, d0: number, d1: number, d2: number, d3: number): void {
  const p = d3 + d2;
  const r = d1 + d0;
  const z3 = (d2 + d1) * C4;
  const z5 = (p - r) * C6;
  const z2 = C2_MINUS_C6 * p + z5;
  const z4 = C2_PLUS_C6 * r + z5;
  block[from + 5 * step] = d0 - z3 + z2;
  block[from + 3 * step] = d0 - z3 - z2;
  block[from + step] = d0 + z3 + z4;
  block[from + 7 * step] = d0 + z3 - z4;
}

/** Code words by symbol from a table of lengths (T.81 annex C). */
function codeOf(lengths: readonly number[], values: readonly number[]): HuffmanCode {
  const code: HuffmanCode = { word: new Uint16Array(256), length: new Uint8Array(256) };
  let [word, next] = [0, 0];
  for (const [index, count] of lengths.entries()) {
    for (let each = 0; each < count; each++) {
      const symbol = values[next++] ?? 0;
      code.word[symbol] = word++;
      code.length[symbol] = index + 1;
    }
    word <<= 1;
  }
  return code;
}

/** SOI, quantisation table, frame (one component), both Huffman tables, start of scan. */
function header(steps: readonly number[], rows: number, columns: number): readonly number[] {
  const segment = (marker: number, content: readonly number[]): readonly number[] => {
    const length = content.length + 2;
    return [0xff, marker, length >> 8, length & 255, ...content];
  };
  return [
    ...[0xff, 0xd8],
    ...segment(0xdb, [0, ...ZIGZAG.map((at) => steps[at] ?? 1)]),
    ...segment(0xc0, [8, rows >> 8, rows & 255, columns >> 8, columns & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, ...DC_LENGTHS, ...DC_VALUES]),
    ...segment(0xc4, [0x10, ...AC_LENGTHS, ...AC_VALUES]),
    ...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
  ];
}
