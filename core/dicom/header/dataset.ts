import * as parser from 'dicom-parser';
import { decodeText } from './text.ts';

/** Typed reads of one data set (a whole header or one sequence item) by tag, written `x00280010`; an absent, empty or too short value is null (text: ''). */
export interface Dataset {
  /** Text in the file's character set, all values with their backslashes, without padding. */
  text(tag: string): string;
  /** The numbers of a DS or IS element; null when absent or when one of them is not a number. */
  decimals(tag: string): readonly number[] | null;
  /** The first number of a DS or IS element. */
  decimal(tag: string): number | null;
  uint16(tag: string): number | null;
  int16(tag: string): number | null;
  uint32(tag: string): number | null;
  double(tag: string): number | null;
  /** All values of an FL element. */
  floats(tag: string): readonly number[] | null;
  /** All 16-bit words of an element, in host byte order. */
  words(tag: string): Uint16Array | null;
  /** The items of a sequence, also of one that was stored as UN; null when the element is absent or cannot be read as a sequence. */
  items(tag: string): readonly Dataset[] | null;
}

type Elements = Readonly<Record<string, parser.Element>>;

/** One stretch of elements, parsed: what was read, where the next element begins, and whether all of it was in the bytes given. */
export interface FrameSegment {
  readonly data: Dataset;
  /** Where the first element that does not belong to the stretch begins. */
  readonly end: number;
  /** complete: ended at a foreign group or at the end of the bytes; cut: the bytes end inside an element; broken: the elements make no sense. */
  readonly state: 'complete' | 'cut' | 'broken';
}

/** How the elements of a stretch are written. */
export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** Parses elements from `start` while `belongs(group)`; never throws, never reads or allocates beyond `bytes`. */
export function parseElements(
  bytes: Uint8Array,
  start: number,
  encoding: Encoding,
  belongs: (group: number) => boolean,
): FrameSegment {
  const elements: Record<string, parser.Element> = {};
  const done = (end: number, state: FrameSegment['state']): FrameSegment => ({
    data: dataset(elements, bytes, encoding.littleEndian),
    end,
    state,
  });
  if (start >= bytes.length) return done(start, 'complete');
  const stream = new parser.ByteStream(numbers(encoding.littleEndian), bytes, start);
  const view = viewOf(bytes);
  for (;;) {
    const at = stream.position;
    if (at + 8 > bytes.length) return done(at, at > bytes.length ? 'cut' : 'complete');
    if (!belongs(view.getUint16(at, encoding.littleEndian))) return done(at, 'complete');
    const element = readElement(stream, encoding.explicit);
    if (element === null) return done(at, 'broken');
    if (stream.position > bytes.length) return done(at, 'cut');
    elements[element.tag] = element;
  }
}

function readElement(stream: parser.ByteStream, explicit: boolean): parser.Element | null {
  try {
    return explicit ? parser.readDicomElementExplicit(stream, []) : parser.readDicomElementImplicit(stream);
  } catch {
    // dicom-parser throws strings, TypeErrors and, in a deeply nested forgery, RangeErrors: all mean the same here.
    return null;
  }
}

function numbers(littleEndian: boolean): parser.ByteArrayParser {
  return littleEndian ? parser.littleEndianByteArrayParser : parser.bigEndianByteArrayParser;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function dataset(elements: Elements, bytes: Uint8Array, little: boolean, inherited = ''): Dataset {
  const value = (tag: string): Uint8Array => {
    const element = elements[tag];
    return element === undefined
      ? new Uint8Array()
      : bytes.subarray(element.dataOffset, element.dataOffset + element.length);
  };
  const number = (tag: string, size: number, read: (view: DataView) => number): number | null => {
    const own = value(tag);
    return own.length < size ? null : read(viewOf(own));
  };
  const latin = (tag: string): string => decodeText(value(tag), 'ISO_IR 100');
  const characterSet = latin('x00080005') || inherited;
  const decimals = (tag: string): readonly number[] | null => {
    const text = latin(tag);
    const values = text.split('\\').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    return values.every(Number.isFinite) ? values : null;
  };
  return {
    text: (tag) => decodeText(value(tag), characterSet),
    decimals,
    decimal: (tag) => decimals(tag)?.[0] ?? null,
    uint16: (tag) => number(tag, 2, (view) => view.getUint16(0, little)),
    int16: (tag) => number(tag, 2, (view) => view.getInt16(0, little)),
    uint32: (tag) => number(tag, 4, (view) => view.getUint32(0, little)),
    double: (tag) => number(tag, 8, (view) => view.getFloat64(0, little)),
    floats: (tag) => series(value(tag), 4, (view, at) => view.getFloat32(at, little)),
    words: (tag) => wordsOf(value(tag), little),
    items: (tag) => {
      const items = elements[tag] === undefined ? null : itemsOf(elements[tag], bytes);
      return items?.map((item) => dataset(item.dataSet?.elements ?? {}, bytes, little, characterSet)) ?? null;
    },
  };
}

/** Without a list of numbers in between: an overlay of a long run has millions of words. */
function wordsOf(own: Uint8Array, little: boolean): Uint16Array | null {
  if (own.length < 2) return null;
  const view = viewOf(own);
  const words = new Uint16Array(own.length >> 1);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint16(2 * i, little);
  return words;
}

function series(own: Uint8Array, size: number, read: (view: DataView, at: number) => number): readonly number[] | null {
  const view = viewOf(own);
  return own.length < size
    ? null
    : Array.from({ length: Math.floor(own.length / size) }, (_, i) => read(view, i * size));
}

function itemsOf(element: parser.Element, bytes: Uint8Array): readonly parser.Element[] | null {
  if (element.items !== undefined) return element.items;
  if (element.length === 0) return [];
  // Old routers rewrite a sequence they do not know as UN; its content is then implicit little endian.
  if (element.vr !== 'UN') return null;
  const copy: parser.Element = { tag: element.tag, length: element.length, dataOffset: element.dataOffset };
  try {
    const end = element.dataOffset + element.length;
    const stream = new parser.ByteStream(
      parser.littleEndianByteArrayParser,
      bytes.subarray(0, end),
      element.dataOffset,
    );
    parser.readSequenceItemsImplicit(stream, copy);
  } catch {
    return null;
  }
  return copy.items ?? null;
}
