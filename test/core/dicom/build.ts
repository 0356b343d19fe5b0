/** A DICOM element to be written: its tag, its VR and its value as bytes, text, numbers of that VR, or the items of a sequence. */
export type Element = readonly [tag: number, vr: string, value: Value];
type Value = string | readonly number[] | Uint8Array | readonly (readonly Element[])[];

/** How the data set of a built file is written. */
export interface Syntax {
  readonly uid: string;
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

export const EXPLICIT: Syntax = { uid: '1.2.840.10008.1.2.1', explicit: true, littleEndian: true };
export const IMPLICIT: Syntax = { uid: '1.2.840.10008.1.2', explicit: false, littleEndian: true };
export const BIG: Syntax = { uid: '1.2.840.10008.1.2.2', explicit: true, littleEndian: false };
/** Explicit little endian with the UID of a compressed syntax. */
export function compressed(uid: string): Syntax {
  return { ...EXPLICIT, uid };
}

const LONG = ['OB', 'OW', 'SQ', 'UN', 'UT', 'OV'];

/** A Part 10 file; elements are written in the order given. */
export function dicomFile(syntax: Syntax, elements: readonly Element[]): Uint8Array {
  const meta = written([[0x00020010, 'UI', syntax.uid]], EXPLICIT);
  return joined([new Uint8Array(128), ascii('DICM'), meta, written(elements, syntax)]);
}

/** Elements as they stand in a data set. */
export function written(elements: readonly Element[], syntax: Syntax): Uint8Array {
  return joined(elements.map((element) => writtenElement(element, syntax)));
}

function writtenElement([tag, vr, value]: Element, syntax: Syntax): Uint8Array {
  const bytes = even(valueBytes(vr, value, syntax));
  const long = LONG.includes(vr);
  const head = new DataView(new ArrayBuffer(syntax.explicit && long ? 12 : 8));
  head.setUint16(0, tag >>> 16, syntax.littleEndian);
  head.setUint16(2, tag & 0xffff, syntax.littleEndian);
  if (syntax.explicit) {
    head.setUint8(4, vr.charCodeAt(0));
    head.setUint8(5, vr.charCodeAt(1));
  }
  if (syntax.explicit && !long) head.setUint16(6, bytes.length, syntax.littleEndian);
  else head.setUint32(syntax.explicit ? 8 : 4, bytes.length, syntax.littleEndian);
  return joined([new Uint8Array(head.buffer), bytes]);
}

function valueBytes(vr: string, value: Value, syntax: Syntax): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return ascii(value);
  if (isItems(value)) return joined(value.map((item) => itemBytes(written(item, syntax), syntax)));
  const sizes: Readonly<Record<string, number>> = { US: 2, SS: 2, OW: 2, AT: 2, UL: 4, SL: 4, FL: 4, FD: 8, OB: 1 };
  const size = sizes[vr] ?? 1;
  const view = new DataView(new ArrayBuffer(value.length * size));
  for (const [i, number] of value.entries()) {
    if (vr === 'FD') view.setFloat64(i * size, number, syntax.littleEndian);
    else if (vr === 'FL') view.setFloat32(i * size, number, syntax.littleEndian);
    else if (size === 4) view.setUint32(i * size, number, syntax.littleEndian);
    else if (size === 2) view.setUint16(i * size, number, syntax.littleEndian);
    else view.setUint8(i, number);
  }
  return new Uint8Array(view.buffer);
}

function isItems(value: Value): value is readonly (readonly Element[])[] {
  return Array.isArray(value) && Array.isArray(value[0]);
}

/** A sequence item or a compressed fragment: tag FFFE,E000, length, bytes. */
export function itemBytes(bytes: Uint8Array, { littleEndian } = EXPLICIT): Uint8Array {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint16(0, 0xfffe, littleEndian);
  head.setUint16(2, 0xe000, littleEndian);
  head.setUint32(4, bytes.length, littleEndian);
  return joined([new Uint8Array(head.buffer), bytes]);
}

/** Compressed pixel data of undefined length: basic offset table, fragments, end. */
export function encapsulated(offsets: readonly number[], fragments: readonly Uint8Array[], end = true): Uint8Array {
  const head = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 255, 255, 255, 255);
  const table = itemBytes(new Uint8Array(Uint32Array.from(offsets).buffer));
  const delimiter = end ? Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0) : new Uint8Array();
  return joined([head, table, ...fragments.map((fragment) => itemBytes(even(fragment))), delimiter]);
}

/** What every image needs besides its pixels: grey, 8 bits, of the given size; `more` replaces or adds by tag. */
export function imageElements(rows: number, columns: number, more: readonly Element[] = []): readonly Element[] {
  const usual: readonly Element[] = [
    [0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.3.1'],
    [0x00080018, 'UI', '1.2.3.4'],
    [0x00080060, 'CS', 'IVUS'],
    [0x00280002, 'US', [1]],
    [0x00280004, 'CS', 'MONOCHROME2'],
    [0x00280010, 'US', [rows]],
    [0x00280011, 'US', [columns]],
    [0x00280100, 'US', [8]],
    [0x00280101, 'US', [8]],
    [0x00280102, 'US', [7]],
    [0x00280103, 'US', [0]],
  ];
  const replaced = new Set(more.map(([tag]) => tag));
  return [...usual.filter(([tag]) => !replaced.has(tag)), ...more].toSorted(([a], [b]) => a - b);
}

/** Pixel Data of the given VR. */
export function pixelData(values: readonly number[], vr: 'OB' | 'OW' = 'OB'): Element {
  return [0x7fe00010, vr, values];
}

/** The parts one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function even(bytes: Uint8Array): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : joined([bytes, new Uint8Array(1)]);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
