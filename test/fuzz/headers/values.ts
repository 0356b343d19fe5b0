import { oneOf, type Random } from '../random.ts';

/** Numbers to be written: usual ones, and those that are none, too small, too large or of another unit. */
export const NUMBERS = [
  0.05,
  0.1,
  0.005,
  0.02,
  0.3,
  1,
  2,
  3,
  8,
  10,
  20,
  30,
  33.333,
  40,
  63,
  64,
  100,
  0,
  -0,
  -1,
  -0.05,
  0.0009,
  0.001,
  5,
  5.001,
  1e-9,
  1e-75,
  1e9,
  1e300,
  512,
  65535,
  65536,
  4294967295,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

/** Numbers as text, as writers write them: with exponents, commas, blanks, NULs, signs, empty parts, and as nonsense. */
export function numberText(numbers: readonly number[], below: Random): string {
  const text = numbers.map((number) => decorated(number, below)).join('\\');
  const style = below(16);
  if (style === 0) return `${text}\\`;
  if (style === 1) return `\\${text}`;
  if (style === 2) return text.replaceAll('.', ',');
  if (style === 3)
    return oneOf(
      ['', ' ', '\0\0', 'abc', '0x10', '1.2.3', '1 2', '--1', '1e', '1,234', '1.234,5', '1/2', '5 mm'],
      below,
    );
  return text;
}

function decorated(number: number, below: Random): string {
  const plain = below(6) === 0 ? number.toExponential() : String(number);
  const style = below(12);
  if (style === 0) return ` ${plain}`;
  if (style === 1) return `${plain}  `;
  if (style === 2) return `${plain}\0`;
  if (style === 3) return `+${plain}`;
  if (style === 4) return `00${plain}`;
  return plain;
}

/** Numbers in the bytes of a VR. */
export function encoded(numbers: readonly number[], vr: string, little: boolean): Uint8Array {
  const width = vr === 'FD' ? 8 : ['FL', 'UL', 'SL'].includes(vr) ? 4 : 2;
  const view = new DataView(new ArrayBuffer(width * numbers.length));
  for (const [i, number] of numbers.entries()) {
    if (vr === 'FD') view.setFloat64(i * width, number, little);
    else if (vr === 'FL') view.setFloat32(i * width, number, little);
    else if (width === 4) view.setUint32(i * width, number, little);
    else view.setUint16(i * width, number, little);
  }
  return new Uint8Array(view.buffer);
}
