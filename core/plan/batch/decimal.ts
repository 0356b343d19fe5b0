/** A place in bytes of text (ASCII), moved on by whoever reads. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

const ZERO = 0x30;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const SMALL_E = 0x65;
const LARGE_E = 0x45;

/** Digits that are gathered in one number; two such numbers hold twice as many. */
const HEAD = 9;

/** The least number of so many digits. */
const FULL = 10 ** (HEAD - 1);

/** The powers of ten that a number holds exactly. */
const TENS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const EXACT = 2 ** 53;

/**
 * The number of JSON that begins at the cursor, which is moved behind it: exactly the one that JSON.parse gives. Null where none begins;
 * the cursor is then anywhere.
 */
export function decimalAt(cursor: Cursor): number | null {
  const { bytes } = cursor;
  const begin = cursor.at;
  const negative = bytes[begin] === MINUS;
  const first = negative ? begin + 1 : begin;
  let at = first;
  let head = 0;
  for (let next = digitAt(bytes, at); next >= 0; next = digitAt(bytes, at)) {
    head = 10 * head + next;
    at += 1;
  }
  const whole = at - first;
  if (whole === 0 || (whole > 1 && bytes[first] === ZERO)) return null;
  const point = at;
  let tail = 0;
  let behind = 0;
  if (bytes[at] === POINT) {
    at += 1;
    for (let next = digitAt(bytes, at); next >= 0 && head < FULL; next = digitAt(bytes, at)) {
      head = 10 * head + next;
      at += 1;
    }
    behind = at;
    for (let next = digitAt(bytes, at); next >= 0; next = digitAt(bytes, at)) {
      tail = 10 * tail + next;
      at += 1;
    }
    behind = at - behind;
    if (at === point + 1) return null;
  }
  cursor.at = at;
  if (bytes[at] === SMALL_E || bytes[at] === LARGE_E) return withExponent(cursor, begin);
  const decimals = at === point ? 0 : at - point - 1;
  const size = whole > HEAD || behind > HEAD ? Number.NaN : quotient(head, tail, behind, decimals);
  if (Number.isNaN(size)) return written(bytes, begin, at);
  return negative ? -size : size;
}

/** The digit at a place; negative where there is none. */
function digitAt(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit <= 9 ? digit : -1;
}

function withExponent(cursor: Cursor, begin: number): number | null {
  const { bytes } = cursor;
  let at = cursor.at + 1;
  if (bytes[at] === MINUS || bytes[at] === PLUS) at += 1;
  const first = at;
  while (digitAt(bytes, at) >= 0) at += 1;
  cursor.at = at;
  return at === first ? null : written(bytes, begin, at);
}

function written(bytes: Uint8Array, from: number, to: number): number {
  return Number(new TextDecoder().decode(bytes.subarray(from, to)));
}

/** The number nearest to the digits of the head, then so many of the tail, over a power of ten; NaN where it is too close to halfway to be told. */
function quotient(head: number, tail: number, digits: number, decimals: number): number {
  const divisor = TENS[decimals];
  if (divisor === undefined) return Number.NaN;
  // Exact: a power of ten adds no more bits than a power of five, and nine digits with nine factors of five need 51.
  const high = digits === 0 ? head : head * (TENS[digits] ?? Number.NaN);
  const sum = high + tail;
  if (sum < EXACT) return sum / divisor;
  return nearest(sum, tail - (sum - high), divisor);
}

/** So much of a correction may be wrong: far more than rounding makes of it. */
const DOUBT = 2 ** -48;

/** (value + rest) / divisor, where the rest is what rounding left out of the value; NaN where it is too close to halfway. */
function nearest(value: number, rest: number, divisor: number): number {
  const rough = value / divisor;
  // What the rough quotient leaves: exact but for the rest, by the halves of both factors (Veltkamp, Dekker).
  const product = rough * divisor;
  const roughHigh = upperHalf(rough);
  const divisorHigh = upperHalf(divisor);
  const roughLow = rough - roughHigh;
  const divisorLow = divisor - divisorHigh;
  const lost =
    roughHigh * divisorHigh - product + roughHigh * divisorLow + roughLow * divisorHigh + roughLow * divisorLow;
  const correction = (value - product - lost + rest) / divisor;
  const less = rough + correction * (1 - DOUBT);
  return less === rough + correction * (1 + DOUBT) ? less : Number.NaN;
}

const HALVING = 2 ** 27 + 1;

/** A number without the lower half of its bits. */
function upperHalf(value: number): number {
  const spread = HALVING * value;
  return spread - (spread - value);
}
