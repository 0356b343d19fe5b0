import { charactersOf } from '../bytes/characters.ts';
import { decodeText } from './text.ts';

/** What an element that should hold numbers holds; an empty value is as absent as no element at all. */
export type Reading =
  | { readonly state: 'absent' }
  /** `found`: what stands there instead, for a sentence. */
  | { readonly state: 'unreadable'; readonly found: string }
  /** `comma`: the text as it stands where it has decimal commas, else null. */
  | { readonly state: 'read'; readonly values: readonly number[]; readonly comma: string | null };

/** VRs in which this program expects numbers. */
export type NumberVr = 'DS' | 'IS' | 'FL' | 'FD' | 'US' | 'SS' | 'UL' | 'SL';

/** Bytes a value, and how one is read. */
const BINARY: Readonly<
  Record<string, readonly [size: number, read: (view: DataView, at: number, little: boolean) => number]>
> = {
  US: [2, (view, at, little) => view.getUint16(at, little)],
  SS: [2, (view, at, little) => view.getInt16(at, little)],
  OW: [2, (view, at, little) => view.getUint16(at, little)],
  AT: [2, (view, at, little) => view.getUint16(at, little)],
  UL: [4, (view, at, little) => view.getUint32(at, little)],
  SL: [4, (view, at, little) => view.getInt32(at, little)],
  OL: [4, (view, at, little) => view.getUint32(at, little)],
  FL: [4, (view, at, little) => view.getFloat32(at, little)],
  OF: [4, (view, at, little) => view.getFloat32(at, little)],
  FD: [8, (view, at, little) => view.getFloat64(at, little)],
  OD: [8, (view, at, little) => view.getFloat64(at, little)],
  UV: [8, (view, at, little) => Number(view.getBigUint64(at, little))],
  SV: [8, (view, at, little) => Number(view.getBigInt64(at, little))],
};
const TEXT = new Set(['DS', 'IS', 'LO', 'SH', 'ST', 'LT', 'UT', 'UC', 'CS']);
/** What says nothing about its kind: then the standard's VR for the tag holds. */
const SILENT = new Set(['', 'UN']);
/** VRs that carry whole numbers only, so that "1,234" may be a thousand. */
const WHOLE = new Set(['IS', 'US', 'SS', 'UL', 'SL']);

/** What a value of a VR may be in the standard. */
const RANGE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  US: [0, 0xffff],
  SS: [-0x8000, 0x7fff],
  UL: [0, 0xffffffff],
  SL: [-0x80000000, 0x7fffffff],
};

/** The numbers of a value by the VR that the file writes; `usual` is the standard's: for a value without one, and for what the numbers may be. */
export function readNumbers(bytes: Uint8Array, written: string, usual: NumberVr, little: boolean): Reading {
  const reading = numbersOf(bytes, written, usual, little);
  const [least, most] = RANGE[usual] ?? [];
  if (reading.state !== 'read' || least === undefined || most === undefined) return reading;
  const fits = reading.values.every((value) => Number.isInteger(value) && value >= least && value <= most);
  return fits ? reading : { state: 'unreadable', found: quoted(reading.values) };
}

/** One reading of an element that a data set holds twice: none where the two do not say the same. */
export function agreed(first: Reading, second: Reading): Reading {
  const same = first.state === 'read' && second.state === 'read' && `${first.values}` === `${second.values}`;
  return same ? second : { state: 'unreadable', found: `${told(first)} and also ${told(second)}` };
}

function told(reading: Reading): string {
  if (reading.state === 'absent') return 'nothing';
  return reading.state === 'read' ? quoted(reading.values) : reading.found;
}

function quoted(values: readonly number[]): string {
  return `"${values.slice(0, 8).join('\\')}"`;
}

/** Bytes of the longest list of numbers: intervals between 200,000 frames, 16 characters each. */
const LONGEST = 4 * 1024 * 1024;

function numbersOf(bytes: Uint8Array, written: string, usual: NumberVr, little: boolean): Reading {
  if (bytes.length === 0) return { state: 'absent' };
  if (bytes.length > LONGEST) return { state: 'unreadable', found: `${bytes.length} bytes` };
  const silent = SILENT.has(written);
  const vr = silent ? usual : written;
  if (TEXT.has(vr) || (silent && isNumberText(bytes, usual)))
    return fromText(decodeText(bytes, 'ISO_IR 100', LONGEST), usual);
  const binary = Object.hasOwn(BINARY, vr) ? BINARY[vr] : undefined;
  // Whole numbers may be padded by readers that copy them; a float that does not end with its bytes is another kind.
  const whole = binary !== undefined && (bytes.length % binary[0] === 0 || (WHOLE.has(vr) && bytes.length > binary[0]));
  if (binary === undefined || !whole) return { state: 'unreadable', found: bytesOfType(bytes, written) };
  const [size, read] = binary;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: number[] = [];
  for (let at = 0; at + size <= bytes.length; at += size) values.push(read(view, at, little));
  if (!values.every(Number.isFinite)) return { state: 'unreadable', found: `${values.slice(0, 8).join('\\')}` };
  // A float where the standard wants more digits: the shortest decimal that it stands for. What is counted is never rounded.
  const short = vr === 'FL' && (usual === 'FD' || usual === 'DS');
  return { state: 'read', values: short ? values.map((value) => Number(value.toPrecision(7))) : values, comma: null };
}

function bytesOfType({ length }: Uint8Array, written: string): string {
  return `${length} ${length === 1 ? 'byte' : 'bytes'} ${written === '' ? 'without a type' : `of type ${written}`}`;
}

/** Text where the standard wants a float and the file does not say what it holds: read as a float it would be nothing that is ever measured. */
function isNumberText(bytes: Uint8Array, usual: NumberVr): boolean {
  return (
    (usual === 'FD' || usual === 'FL') &&
    /^[\d+\-.,eE\\ ]*\d[\d+\-.,eE\\ ]*\0*$/.test(charactersOf(bytes.subarray(0, 64)))
  );
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/** Numbers as text: blanks, NULs and empty parts are nothing, a comma is decimal only where it can be nothing else. */
function fromText(text: string, usual: NumberVr): Reading {
  const parts = text
    .replaceAll('\0', ' ')
    .split('\\')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return { state: 'absent' };
  const found = () =>
    `"${text
      .replaceAll(/[^\x20-\x7e]/g, ' ')
      .trim()
      .slice(0, 40)}"`;
  const commas = parts.some((part) => part.includes(','));
  const decimal = commas && !parts.some((part) => part.includes('.'));
  const readable = (part: string): boolean =>
    DECIMAL.test(part) || (decimal && COMMA.test(part) && !(WHOLE.has(usual) && THOUSANDS.test(part)));
  const values = parts.map((part) => (readable(part) ? Number(part.replace(',', '.')) : Number.NaN));
  return values.every(Number.isFinite)
    ? { state: 'read', values, comma: commas ? found() : null }
    : { state: 'unreadable', found: found() };
}
