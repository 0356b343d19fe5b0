import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import type { ByteRange } from './pixel-index.ts';

/** The Pixel Data element (7FE0,0010): where its value begins and how long it says it is, null for a compressed one of undefined length. */
export interface PixelElement {
  readonly offset: number;
  /** True when its VR is OW: 16-bit words in the byte order of the file. */
  readonly words: boolean;
  readonly length: number | null;
}

/** The compressed pieces of the pixel data in file order, also those without bytes, and the basic offset table (empty when the file has none). */
export interface Fragments {
  readonly fragments: readonly ByteRange[];
  /** Position of the first fragment's item tag, from which offsets count. */
  readonly base: number;
  readonly offsets: readonly number[];
}

const UNDEFINED = 0xffffffff;
const PIXEL_GROUP = 0x7fe0;
const PIXEL_DATA = 0x7fe00010;
export const ITEM = 0xfffee000;
export const SEQUENCE_END = 0xfffee0dd;
/** Before the bytes of a piece. */
export const ITEM_HEADER = 8;
const DAMAGED = 'has damaged compressed pixel data; copy or export it again';
/** Two for each frame of the longest run and some: writers that cut frames into pieces make pieces of many kilobytes. */
const MOST_FRAGMENTS = 500_000;
/** Elements of the pixel data's group before the pixel data: a length and offset tables. */
const MOST_BEFORE = 16;

/** Finds the Pixel Data element from the start of group 7FE0; null when there is none. */
export async function findPixelElement(
  source: ByteSource,
  start: number,
  encoding: { readonly explicit: boolean; readonly littleEndian: boolean },
): Promise<PixelElement | null> {
  for (let at = start, passed = 0; passed < MOST_BEFORE; passed++) {
    const view = await viewAt(source, at, 12);
    if (view === null) return null;
    // An element of an explicit file may lack its VR and is then in implicit form.
    const explicit = encoding.explicit && /^[A-Z]{2}$/.test(String.fromCharCode(view.getUint8(4), view.getUint8(5)));
    const { tag, header, length } = elementAt(view, { ...encoding, explicit });
    if (tag === PIXEL_DATA) {
      const words = encoding.explicit && (!explicit || view.getUint8(5) === 0x57);
      return { offset: at + header, words, length: length === UNDEFINED ? null : length };
    }
    // A group length and extended offset tables may come first; one fragment is one frame wherever the latter stand.
    if (Math.floor(tag / 0x10000) !== PIXEL_GROUP || tag > PIXEL_DATA) return null;
    at += header + length;
  }
  return null;
}

function elementAt(view: DataView, encoding: { readonly explicit: boolean; readonly littleEndian: boolean }) {
  const tag = tagOf(view, encoding.littleEndian);
  if (!encoding.explicit) return { tag, header: 8, length: view.getUint32(4, encoding.littleEndian) };
  const groupLength = tag % 0x10000 === 0;
  return groupLength
    ? { tag, header: 8, length: view.getUint16(6, encoding.littleEndian) }
    : { tag, header: 12, length: view.getUint32(8, encoding.littleEndian) };
}

/** Walks the items of compressed pixel data by their 8-byte headers alone; refuses a piece that leaves the file. */
export async function findFragments(source: ByteSource, offset: number): Promise<Result<Fragments>> {
  const table = await itemAt(source, offset);
  if (table?.tag !== ITEM) return fail(DAMAGED);
  const base = table.offset + table.length;
  if (base > source.size) return fail(DAMAGED);
  const fragments: ByteRange[] = [];
  for (let at = base; at < source.size; ) {
    const item = await itemAt(source, at);
    if (item?.tag === SEQUENCE_END) break;
    if (item?.tag !== ITEM) return fail(DAMAGED);
    at = item.offset + item.length;
    if (at > source.size)
      return fail(`is cut short in compressed fragment ${fragments.length + 1}; copy or export it again`);
    if (fragments.length === MOST_FRAGMENTS)
      return fail(`has more than ${MOST_FRAGMENTS.toLocaleString('en')} compressed fragments; export it again`);
    fragments.push({ offset: item.offset, length: item.length });
  }
  return ok({ fragments, base, offsets: await readOffsets(source, table) });
}

/** The entries of a basic offset table, given where its bytes are; none of one that is longer than any run. */
export async function readOffsets(source: ByteSource, table: ByteRange): Promise<readonly number[]> {
  const view = table.length > 4 * MOST_FRAGMENTS ? null : await viewAt(source, table.offset, table.length);
  return view === null ? [] : Array.from({ length: view.byteLength >> 2 }, (_, i) => view.getUint32(4 * i, true));
}

/** The tag of an item, and where its value is. */
export type Item = ByteRange & { readonly tag: number };

/** The item whose header stands at a position; null where the file ends before it does. */
export async function itemAt(source: ByteSource, at: number): Promise<Item | null> {
  const view = await viewAt(source, at, ITEM_HEADER);
  return view === null ? null : itemIn(view, 0, at);
}

/** The same at several positions: at once, since each read may cost a journey through the shell. */
export async function itemsAt(source: ByteSource, places: readonly number[]): Promise<readonly (Item | null)[]> {
  const ranges = places.map((offset) => ({ offset, length: ITEM_HEADER }));
  const bytes = (await source.readTogether?.(ranges)) ?? new Uint8Array();
  // What came short may have lost any of them.
  if (bytes.length < ITEM_HEADER * places.length) return Promise.all(places.map((at) => itemAt(source, at)));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return places.map((at, i) => itemIn(view, ITEM_HEADER * i, at));
}

function itemIn(view: DataView, place: number, at: number): Item {
  const tag = view.getUint16(place, true) * 0x10000 + view.getUint16(place + 2, true);
  return { tag, offset: at + ITEM_HEADER, length: view.getUint32(place + 4, true) };
}

async function viewAt(source: ByteSource, at: number, length: number): Promise<DataView | null> {
  if (length === 0 || at + length > source.size) return null;
  const bytes = await source.read(at, length);
  return bytes.length === length ? new DataView(bytes.buffer, bytes.byteOffset, length) : null;
}

function tagOf(view: DataView, littleEndian: boolean): number {
  return view.getUint16(0, littleEndian) * 0x10000 + view.getUint16(2, littleEndian);
}
