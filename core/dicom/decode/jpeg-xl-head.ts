/** Rows and columns. */
interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Columns to rows by the header's 3-bit ratio; 0 is "stated on its own" (ISO/IEC 18181-1, SizeHeader). */
const RATIOS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
];
const SIZE_BITS = [9, 13, 18, 30];
const BOXES = 4096;

/** The size that a JPEG XL codestream states (bare or inside a container), before anything is decoded; null when it is none. */
export function jpegXlSize(bytes: Uint8Array): Size | null {
  const at = bytes.subarray(0, BOXES).findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0x0a);
  if (at === -1 || (at !== 0 && bytes[4] !== 0x4a)) return null;
  let bit = 8 * (at + 2);
  const number = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, bit++) value += (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) * 2 ** i;
    return value;
  };
  const small = number(1) === 1;
  const length = (): number => (small ? 8 * (number(5) + 1) : number(SIZE_BITS[number(2)] ?? 0) + 1);
  const rows = length();
  const [wide, high] = RATIOS[number(3)] ?? [0, 0];
  return { rows, columns: high === 0 ? length() : Math.floor((rows * wide) / high) };
}
