/** A place in bytes of text (ASCII), moved on by whoever reads. */
export interface Cursor {
  readonly bytes: Uint8Array;
  /** The same bytes, to be read four at a time. */
  readonly words: DataView;
  at: number;
}

/** The beginning of some bytes. */
export function cursorOf(bytes: Uint8Array): Cursor {
  return { bytes, words: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
}

const ZERO = 0x30;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const SMALL_E = 0x65;
const LARGE_E = 0x45;

/** Digits that are read in one step. */
const WORD = 4;

/** The powers of ten that a number holds exactly; beyond them NaN, for as many digits as anybody writes. */
const TENS = Float64Array.from({ length: 64 }, (_, exponent) =>
  exponent <= 22 ? Number(`1e${exponent}`) : Number.NaN,
);
const INVERSE = TENS.map((power) => 1 / power);
const EXACT = 2 ** 53;

/** A head with so many digits behind it may be so large: times that power of ten it is exact, since ten adds no more bits than five. */
const LARGEST = TENS.map((_, digits) => EXACT / 5 ** digits);

/**
 * Puts the number of JSON that begins at the cursor, which is moved behind it, into a row: exactly the one that JSON.parse gives. False
 * where none begins; the cursor is then anywhere.
 */
export function readDecimal(cursor: Cursor, row: Float64Array, place: number): boolean {
  const { bytes } = cursor;
  const begin = cursor.at;
  const negative = bytes[begin] === MINUS;
  const first = negative ? begin + 1 : begin;
  let at = first;
  let whole = 0;
  for (let next = digitAt(bytes, at); next >= 0; next = digitAt(bytes, at)) {
    whole = 10 * whole + next;
    at += 1;
  }
  if (at === first || (at > first + 1 && bytes[first] === ZERO)) return false;
  cursor.at = at;
  row[place] = whole;
  if (bytes[at] === POINT) {
    cursor.at = at + 1;
    putDecimals(cursor, whole, row, place);
    if (cursor.at === at + 1) return false;
  }
  const behind = bytes[cursor.at];
  const scaled = behind === SMALL_E || behind === LARGE_E;
  if (scaled && !passesExponent(cursor)) return false;
  const size = row[place] ?? Number.NaN;
  // More digits than a number holds, or than can be told here, are left to the language.
  if (scaled || !(size < EXACT)) row[place] = Number(new TextDecoder().decode(bytes.subarray(begin, cursor.at)));
  else if (negative) row[place] = -size;
  return true;
}

/** Puts a whole number with the decimals at the cursor, which is moved behind them, into a row; NaN where it cannot be told. */
function putDecimals(cursor: Cursor, whole: number, row: Float64Array, place: number): void {
  const { words } = cursor;
  const begin = cursor.at;
  const last = words.byteLength - WORD;
  let at = begin;
  let tail = 0;
  let head = whole;
  for (let read = WORD; read === WORD; at += read) {
    if (at > last) {
      passDigits(cursor);
      row[place] = Number.NaN;
      return;
    }
    const word = words.getUint32(at, true);
    read = digitsIn(word);
    const number = numberOf(word, read);
    if (at === begin) head = head * (TENS[read] ?? 0) + number;
    else tail = tail * (TENS[read] ?? 0) + number;
  }
  cursor.at = at;
  const decimals = at - begin;
  row[place] = quotient(head, tail, Math.max(0, decimals - WORD), decimals);
}

function passDigits(cursor: Cursor): void {
  while (digitAt(cursor.bytes, cursor.at) >= 0) cursor.at += 1;
}

/** The digit at a place; negative where there is none. */
function digitAt(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit <= 9 ? digit : -1;
}

/** How many of four bytes, the first one in the lowest bits, are digits before another sign. */
function digitsIn(word: number): number {
  // A digit has 3 in its upper half, and none of more than 9 keeps it when six is added.
  const others = ((word ^ 0x30303030) | ((word & 0x0f0f0f0f) + 0x06060606)) & 0xf0f0f0f0;
  return others === 0 ? WORD : (31 - Math.clz32(others & -others)) >> 3;
}

/** The number of the first so many of four digits. */
function numberOf(word: number, digits: number): number {
  // The others are pushed out, and noughts come in before the first one.
  const nibbles = digits === WORD ? word & 0x0f0f0f0f : ((word & 0x0f0f0f0f) << 8) << (24 - 8 * digits);
  // Pairs of digits are put together, then pairs of pairs.
  const pairs = (Math.imul(nibbles, (10 << 8) + 1) >>> 8) & 0x00ff00ff;
  return Math.imul(pairs, (100 << 16) + 1) >>> 16;
}

function passesExponent(cursor: Cursor): boolean {
  const { bytes } = cursor;
  let at = cursor.at + 1;
  if (bytes[at] === MINUS || bytes[at] === PLUS) at += 1;
  const first = at;
  while (digitAt(bytes, at) >= 0) at += 1;
  cursor.at = at;
  return at > first;
}

/** The number nearest to the digits of the head, then so many of the tail, over a power of ten; NaN where it is too close to halfway to be told. */
function quotient(head: number, tail: number, digits: number, decimals: number): number {
  if (decimals >= TENS.length) return Number.NaN;
  const divisor = TENS[decimals] ?? Number.NaN;
  if (!(head < (LARGEST[digits] ?? 0) && tail < EXACT)) return Number.NaN;
  const high = head * (TENS[digits] ?? Number.NaN);
  const sum = high + tail;
  if (sum < EXACT) return sum / divisor;
  return nearest(sum, tail - (sum - high), divisor, INVERSE[decimals] ?? Number.NaN);
}

/** So much of a correction may be wrong: far more than rounding makes of it. */
const DOUBT = 2 ** -48;

/** (value + rest) / divisor, where the rest is what rounding left out of the value; NaN where it is too close to halfway. */
function nearest(value: number, rest: number, divisor: number, inverse: number): number {
  const rough = value * inverse;
  // What the rough quotient leaves: exact but for the rest, by the halves of both factors (Veltkamp, Dekker).
  const product = rough * divisor;
  const roughHigh = upperHalf(rough);
  const divisorHigh = upperHalf(divisor);
  const roughLow = rough - roughHigh;
  const divisorLow = divisor - divisorHigh;
  const lost =
    roughHigh * divisorHigh - product + roughHigh * divisorLow + roughLow * divisorHigh + roughLow * divisorLow;
  const correction = (value - product - lost + rest) * inverse;
  const less = rough + correction * (1 - DOUBT);
  return less === rough + correction * (1 + DOUBT) ? less : Number.NaN;
}

const HALVING = 2 ** 27 + 1;

/** A number without the lower half of its bits. */
function upperHalf(value: number): number {
  const spread = HALVING * value;
  return spread - (spread - value);
}
