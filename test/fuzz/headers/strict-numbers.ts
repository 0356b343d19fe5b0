/** Bytes a value by VR. */
const WIDTH: Readonly<Record<string, number>> = {
  US: 2,
  SS: 2,
  OW: 2,
  AT: 2,
  UL: 4,
  SL: 4,
  OL: 4,
  FL: 4,
  OF: 4,
  FD: 8,
  OD: 8,
  UV: 8,
  SV: 8,
};
const TEXTS = ['DS', 'IS', 'LO', 'SH', 'ST', 'LT', 'UT', 'UC', 'CS'];
const COUNTS = ['US', 'SS', 'UL', 'SL'];
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  US: [0, 0xffff],
  UL: [0, 0xffffffff],
};

/**
 * The lists of numbers that a value may mean: by the VR that the file writes, or, where it writes none, by the standard's (`usual`) or as
 * text. Empty where it means none. Nothing is rounded, guessed or read as another kind.
 */
export function strictNumbers(
  bytes: Uint8Array,
  vr: string,
  usual: string,
  little: boolean,
): readonly (readonly number[])[] {
  const kinds = vr === '' || vr === 'UN' ? [usual, 'DS'] : [vr];
  const lists = kinds.map((kind) => (TEXTS.includes(kind) ? ofText(bytes, usual) : ofBytes(bytes, kind, little)));
  return lists.filter(
    (list) => list !== null && list.length > 0 && fits(list, usual),
  ) as readonly (readonly number[])[];
}

function fits(list: readonly number[], usual: string): boolean {
  const [least, most] = LIMITS[usual] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const whole = COUNTS.includes(usual);
  return list.every((value) => value >= least && value <= most && (!whole || Number.isInteger(value)));
}

function ofBytes(bytes: Uint8Array, vr: string, little: boolean): readonly number[] | null {
  const width = WIDTH[vr];
  if (width === undefined || bytes.length === 0) return null;
  // Whole numbers are padded by programs that copy them; a float that does not end with its bytes is something else.
  if (bytes.length % width !== 0 && !(COUNTS.includes(vr) && bytes.length > width)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = Array.from({ length: Math.floor(bytes.length / width) }, (_, i) => one(view, i * width, vr, little));
  return list.every((value) => Number.isFinite(value)) ? list : null;
}

function one(view: DataView, at: number, vr: string, little: boolean): number {
  if (vr === 'FD' || vr === 'OD') return view.getFloat64(at, little);
  if (vr === 'FL' || vr === 'OF') return view.getFloat32(at, little);
  if (vr === 'SS') return view.getInt16(at, little);
  if (vr === 'SL') return view.getInt32(at, little);
  if (vr === 'UL' || vr === 'OL') return view.getUint32(at, little);
  if (vr === 'UV') return Number(view.getBigUint64(at, little));
  if (vr === 'SV') return Number(view.getBigInt64(at, little));
  return view.getUint16(at, little);
}

const POINT = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const COMMA = /^[+-]?\d*,\d+([eE][+-]?\d+)?$/;

/** Decimals between backslashes; blanks, NULs and empty parts say nothing, and a comma is a decimal one where no point stands. */
function ofText(bytes: Uint8Array, usual: string): readonly number[] | null {
  const text = String.fromCharCode(...bytes.subarray(0, 20_000)).replaceAll('\0', ' ');
  const parts = text
    .split('\\')
    .map((part) => part.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, ''))
    .filter((part) => part !== '');
  const points = parts.some((part) => part.includes('.'));
  const counts = COUNTS.includes(usual) || usual === 'IS';
  const list = parts.map((part) => {
    if (POINT.test(part)) return Number(part);
    const thousands = counts && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(part);
    return COMMA.test(part) && !points && !thousands ? Number(part.replace(',', '.')) : Number.NaN;
  });
  return list.every((value) => Number.isFinite(value)) ? list : null;
}
