import * as parser from 'dicom-parser';
import type { Budget } from './budget.ts';

/** One element as it stands in the bytes. */
export interface StoredElement {
  /** As in x00280010. */
  readonly tag: string;
  /** As the file writes it; '' where it writes none. */
  readonly vr: string;
  readonly offset: number;
  readonly length: number;
  /** The items of a sequence of undefined length; those of another are read when they are asked for. */
  readonly items: readonly StoredItem[] | null;
  /** The same tag earlier in the data set with another value, which no data set may hold. */
  readonly earlier?: StoredElement;
}

export type Elements = ReadonlyMap<string, StoredElement>;

/** One item of a sequence. */
export interface StoredItem {
  readonly elements: Elements;
  readonly littleEndian: boolean;
}

/** How the elements of a stretch are written. */
export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** One stretch of elements: what was read, where the first element that does not belong to it begins, and whether it made sense until there. */
export interface Stretch {
  readonly elements: Elements;
  readonly end: number;
  readonly intact: boolean;
}

/** VRs whose length takes 32 bits. */
const LONG = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const SHORT = new Set('AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
/** VRs whose value is no sequence. */
const PLAIN = new Set([...LONG, ...SHORT].filter((vr) => vr !== 'SQ' && vr !== 'UN'));
const UNDEFINED = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;
/** What empty items share, so that a million of them take no memory each. */
const NONE: Elements = new Map();
/** Sequences within sequences; a real header has fewer than ten. */
const DEEPEST = 64;

/** Bytes to read from, where they end, how they are written and how deep in sequences they lie. */
interface Reach {
  readonly view: DataView;
  readonly end: number;
  readonly encoding: Encoding;
  readonly depth: number;
  readonly budget: Budget;
}

/** The elements from `start` while `belongs(group)` and the budget lasts; never throws, never reads or allocates beyond `bytes`. */
export function readElements(
  bytes: Uint8Array,
  start: number,
  encoding: Encoding,
  belongs: (group: number) => boolean,
  budget: Budget,
): Stretch {
  const reach = { view: viewOf(bytes), end: bytes.length, encoding, depth: 0, budget };
  return stretch(reach, start, (tag) => belongs(tag >>> 16));
}

/** The items of an element, also of one without VR or stored as UN; null where its value is no sequence, or one beyond the budget. */
export function readItems(
  bytes: Uint8Array,
  element: StoredElement,
  encoding: Encoding,
  budget: Budget,
): readonly StoredItem[] | null {
  if (element.items !== null) return element.items;
  if (element.length === 0) return [];
  if (!['SQ', 'UN', ''].includes(element.vr)) return null;
  const end = element.offset + element.length;
  return items({ view: viewOf(bytes), end, encoding, depth: 1, budget }, element.offset, false)?.items ?? null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tagAt({ view, encoding }: Reach, at: number): number {
  return view.getUint16(at, encoding.littleEndian) * 0x10000 + view.getUint16(at + 2, encoding.littleEndian);
}

function stretch(reach: Reach, start: number, belongs: (tag: number) => boolean): Stretch {
  const elements = new Map<string, StoredElement>();
  for (let at = start, doubtful = 0; ; ) {
    if (at + 8 > reach.end || !belongs(tagAt(reach, at))) return { elements, end: at, intact: true };
    const tag = tagAt(reach, at);
    if (--reach.budget.left < 0) return { elements, end: at, intact: false };
    // In an item, a tag that falls behind one without a VR shows that this was the inside of a value whose length is wrong.
    const read = tag < doubtful ? null : (standardAt(reach, at) ?? elementAt(reach, at));
    if (read === null) return { elements, end: at, intact: false };
    const { element } = read;
    if (reach.depth > 0 && reach.encoding.explicit && element.vr === '') doubtful = tag;
    const earlier = elements.get(element.tag);
    const same = earlier === undefined || alike(reach.view, earlier, element);
    elements.set(element.tag, same ? element : { ...element, earlier });
    at = read.next;
  }
}

function alike(view: DataView, a: StoredElement, b: StoredElement): boolean {
  if (a.earlier !== undefined || a.vr !== b.vr || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (view.getUint8(a.offset + i) !== view.getUint8(b.offset + i)) return false;
  return true;
}

/** An element and where the next one begins. */
type Read = { readonly element: StoredElement; readonly next: number };

/**
 * The element at `at` as dicom-parser reads it; null for what it cannot read as real files have it: sequences (their items may
 * lack a VR, or be explicit within UN), elements without VR, values of undefined length, and nonsense.
 */
function standardAt({ view, end, encoding, depth }: Reach, at: number): Read | null {
  const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  const plain = encoding.explicit ? PLAIN.has(vr) : depth === 0 && !beginsItem(view, at + 8, end);
  if (!plain) return null;
  const numbers = encoding.littleEndian ? parser.littleEndianByteArrayParser : parser.bigEndianByteArrayParser;
  try {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    const stream = new parser.ByteStream(numbers, bytes, at);
    const read = encoding.explicit
      ? parser.readDicomElementExplicit(stream, [])
      : parser.readDicomElementImplicit(stream);
    const { tag, dataOffset: offset, length, items: pieces, hadUndefinedLength } = read;
    if (pieces !== undefined || hadUndefinedLength || stream.position > end) return null;
    return { element: { tag, vr: read.vr ?? '', offset, length, items: null }, next: stream.position };
  } catch {
    // dicom-parser throws strings and TypeErrors: both mean that it cannot read this.
    return null;
  }
}

/** True where the value of an implicit element may be the items of a sequence. */
function beginsItem(view: DataView, at: number, end: number): boolean {
  return at + 2 <= end && [view.getUint16(at, true), view.getUint16(at, false)].includes(ITEM >>> 16);
}

/** The element at `at` and where the next one begins; null where it makes no sense or does not end within reach. */
function elementAt(reach: Reach, at: number): Read | null {
  const { view, end, encoding } = reach;
  const tag = `x${tagAt(reach, at).toString(16).padStart(8, '0')}`;
  const vr = vrAt(reach, at);
  const offset = at + (LONG.has(vr) ? 12 : 8);
  if (offset > end) return null;
  const short = vr !== '' && !LONG.has(vr);
  const length = short
    ? view.getUint16(at + 6, encoding.littleEndian)
    : view.getUint32(offset - 4, encoding.littleEndian);
  if (length !== UNDEFINED) {
    const next = offset + length;
    if (next > end) return encoding.explicit && vr === '' ? misnamed(reach, at, tag) : null;
    return { element: { tag, vr, offset, length, items: null }, next };
  }
  const pieces = ['SQ', 'UN', ''].includes(vr) ? items(reach, offset, true) : fragments(reach, offset);
  if (pieces === null) return null;
  return { element: { tag, vr, offset, length: pieces.next - offset, items: pieces.items }, next: pieces.next };
}

/** An element of an explicit file whose VR is no VR but stands where one does, with a length of 16 bits behind it. */
function misnamed({ view, end, encoding }: Reach, at: number, tag: string): Read | null {
  const length = view.getUint16(at + 6, encoding.littleEndian);
  const next = at + 8 + length;
  return next > end ? null : { element: { tag, vr: '', offset: at + 8, length, items: null }, next };
}

/**
 * The VR written at `at`. An element of an explicit file that carries none is in implicit form; an item of an implicit
 * file may be explicit nevertheless: its VR then makes a length that leaves the sequence.
 */
function vrAt({ view, end, encoding, depth }: Reach, at: number): string {
  const [first, second] = [view.getUint8(at + 4), view.getUint8(at + 5)];
  const vr = String.fromCharCode(first, second);
  const known = LONG.has(vr) || SHORT.has(vr);
  if (!encoding.explicit)
    return known && depth > 0 && view.getUint32(at + 4, encoding.littleEndian) > end - at - 8 ? vr : '';
  return known || /^[A-Z]{2}$/.test(vr) ? vr : '';
}

type Items = { readonly items: readonly StoredItem[] | null; readonly next: number };

/** The items from `start` to the end of the reach, or to their delimiter where their length is undefined. */
function items(outer: Reach, start: number, undefinedLength: boolean): Items | null {
  if (outer.depth >= DEEPEST) return null;
  const reach = {
    ...outer,
    depth: outer.depth + 1,
    encoding: { ...outer.encoding, littleEndian: isLittle(outer, start) },
  };
  const { view, end, encoding } = reach;
  const found: StoredItem[] = [];
  for (let at = start; ; ) {
    if (at + 8 > end) return undefinedLength ? null : { items: found, next: end };
    const [tag, length] = [tagAt(reach, at), view.getUint32(at + 4, encoding.littleEndian)];
    if (tag === SEQUENCE_END) return { items: found, next: at + 8 };
    const last = length === UNDEFINED ? end : at + 8 + length;
    if (tag !== ITEM || last > end || --outer.budget.left < 0) return null;
    const inner = stretch({ ...reach, end: last }, at + 8, (own) => own !== ITEM_END);
    const whole = length === UNDEFINED ? inner.end + 8 <= end : isFilled(reach, inner.end, last);
    if (!inner.intact || !whole) return null;
    found.push({ elements: inner.elements.size === 0 ? NONE : inner.elements, littleEndian: encoding.littleEndian });
    at = length === UNDEFINED ? inner.end + 8 : last;
  }
}

/** Whether an item ends with its elements, their delimiter or NULs: anything else was part of a value whose length is wrong. */
function isFilled(reach: Reach, from: number, to: number): boolean {
  if (from + 8 <= to && tagAt(reach, from) === ITEM_END) return true;
  for (let at = from; at < to; at++) if (reach.view.getUint8(at) !== 0) return false;
  return true;
}

/** What old routers wrap as UN is little endian even in a big endian file: the first item says so itself. */
function isLittle({ view, end, encoding }: Reach, start: number): boolean {
  if (start + 2 > end) return encoding.littleEndian;
  if (view.getUint16(start, true) === 0xfffe) return true;
  return view.getUint16(start, false) === 0xfffe ? false : encoding.littleEndian;
}

/** Skips a value in pieces, as that of a compressed icon. */
function fragments(reach: Reach, start: number): Items | null {
  for (let at = start; at + 8 <= reach.end; ) {
    const tag = tagAt(reach, at);
    if (tag === SEQUENCE_END) return { items: null, next: at + 8 };
    if (tag !== ITEM) return null;
    at += 8 + reach.view.getUint32(at + 4, reach.encoding.littleEndian);
  }
  return null;
}
