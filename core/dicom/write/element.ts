import { joined } from '../bytes/joined.ts';
import type { Vr } from './dictionary.ts';

/** Compressed frames, one fragment each (PS3.5 A.4). */
export interface Fragments {
  readonly fragments: readonly Uint8Array[];
}

/** What an element holds: text (values joined by a backslash), numbers, tags (AT, eight hex digits), bytes as they are, fragments, or items. */
type Value = string | readonly number[] | Uint8Array | Fragments | readonly (readonly Element[])[];

/** One attribute: tag as eight hex digits, its value representation, its value. */
export interface Element {
  readonly tag: string;
  readonly vr: Vr;
  readonly value: Value;
}

/** A text attribute. */
export function text(tag: string, vr: Vr, value: string): Element {
  return { tag, vr, value };
}

/** A numeric attribute of one or more values. */
export function numbers(tag: string, vr: Vr, ...value: readonly number[]): Element {
  return { tag, vr, value };
}

/** VRs whose length takes four bytes (PS3.5 table 7.1-1). */
const LONG: ReadonlySet<Vr> = new Set(['OB', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT']);
/** VRs that NUL brings to an even length; text gets a space. */
const NUL_PADDED: ReadonlySet<Vr> = new Set(['UI', 'OB', 'OW', 'UN']);
/** The longest value of the others, bytes. */
const LONGEST_SHORT = 65_534;
const ITEM = 'fffee000';
const SEQUENCE_END = 'fffee0dd';
const UNDEFINED_LENGTH = 0xffffffff;

/** Whether the VR is written with each element (little endian in either way). */
export type Writing = 'explicit' | 'implicit';

/** A data set in little endian, sorted by tag, with defined lengths; throws where a value does not fit its VR. */
export function encodedElements(elements: readonly Element[], writing: Writing = 'explicit'): Uint8Array {
  return joined(elements.toSorted((a, b) => (a.tag < b.tag ? -1 : 1)).map((element) => encoded(element, writing)));
}

function encoded({ tag, vr, value }: Element, writing: Writing): Uint8Array {
  if (typeof value === 'object' && 'fragments' in value) return encapsulated(tag, value.fragments);
  const bytes = padded(valueBytes(vr, value, writing), vr);
  if (writing === 'implicit') return joined([implicitHead(tag, bytes.length), bytes]);
  const long = LONG.has(vr);
  if (!long && bytes.length > LONGEST_SHORT)
    throw new RangeError(`(${tag}) ${vr} would be ${bytes.length} bytes long, and ${LONGEST_SHORT} fit`);
  const head = new Uint8Array(long ? 12 : 8);
  const view = new DataView(head.buffer);
  head.set(tagBytes(tag));
  head.set(latin(vr), 4);
  if (long) view.setUint32(8, bytes.length, true);
  else view.setUint16(6, bytes.length, true);
  return joined([head, bytes]);
}

function implicitHead(tag: string, length: number): Uint8Array {
  const head = new Uint8Array(8);
  head.set(tagBytes(tag));
  new DataView(head.buffer).setUint32(4, length, true);
  return head;
}

/** Undefined length, the offset of each frame, one item a frame, the end. */
function encapsulated(tag: string, fragments: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(12);
  head.set(tagBytes(tag));
  head.set(latin('OB'), 4);
  new DataView(head.buffer).setUint32(8, UNDEFINED_LENGTH, true);
  const items = fragments.map((each) => item(padded(each, 'OB')));
  const offsets = new DataView(new ArrayBuffer(4 * items.length));
  let offset = 0;
  for (const [index, { length }] of items.entries()) {
    offsets.setUint32(4 * index, offset, true);
    offset += length;
  }
  const table = item(new Uint8Array(offsets.buffer));
  return joined([head, table, ...items, tagBytes(SEQUENCE_END), new Uint8Array(4)]);
}

function item(content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8);
  head.set(tagBytes(ITEM));
  new DataView(head.buffer).setUint32(4, content.length, true);
  return joined([head, content]);
}

function valueBytes(vr: Vr, value: Exclude<Value, Fragments>, writing: Writing): Uint8Array {
  if (typeof value === 'string') return vr === 'AT' ? joined(value.split('\\').map(tagBytes)) : utf8(value);
  if (value instanceof Uint8Array) return value;
  return joined(
    value.map((each) => (typeof each === 'number' ? numberBytes(vr, each) : item(encodedElements(each, writing)))),
  );
}

function padded(bytes: Uint8Array, vr: Vr): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  return joined([bytes, Uint8Array.of(NUL_PADDED.has(vr) ? 0 : 0x20)]);
}

function tagBytes(tag: string): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4));
  bytes.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  bytes.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  return new Uint8Array(bytes.buffer);
}

/** Bytes of each number of a VR, and how one is put into them. */
const NUMBERS: Partial<Record<Vr, readonly [bytes: number, put: (view: DataView, value: number) => void]>> = {
  FD: [8, (view, value) => view.setFloat64(0, value, true)],
  FL: [4, (view, value) => view.setFloat32(0, value, true)],
  SL: [4, (view, value) => view.setInt32(0, value, true)],
  SS: [2, (view, value) => view.setInt16(0, value, true)],
  UL: [4, (view, value) => view.setUint32(0, value, true)],
  US: [2, (view, value) => view.setUint16(0, value, true)],
};

function numberBytes(vr: Vr, value: number): Uint8Array {
  const [bytes, put] = NUMBERS[vr] ?? [0, null];
  if (put === null) throw new TypeError(`${vr} holds no binary numbers`);
  const view = new DataView(new ArrayBuffer(bytes));
  put(view, value);
  return new Uint8Array(view.buffer);
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
