import { type Form, LONG_VRS, type Node, SHORT_VRS } from './tree.ts';

const OPEN = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;

/** A file cut into what stands before its data set, the elements of the data set, and its pixels. */
export interface StrictFile {
  readonly form: Form;
  /** Preamble and group 0002. */
  readonly front: Uint8Array;
  readonly nodes: readonly Node[];
  /** Pixel Data and what follows. */
  readonly tail: Uint8Array;
}

/**
 * The elements of a file by the letter of PS3.5 section 7: lengths are even and stay within what holds them, VRs are known ones, sequences
 * are filled by their items. Null for everything else. Licences, because they leave no doubt about a value: an element without VR in an
 * explicit file, tags in another order (but not both in one item: there it shows a value whose length is wrong), NULs behind the last
 * element of an item. A tag that stands twice is kept twice, for its reader to compare.
 */
export function strictFile(bytes: Uint8Array): StrictFile | null {
  if (String.fromCharCode(...bytes.subarray(128, 132)) !== 'DICM') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = nodesIn(
    { view, end: bytes.length, form: { explicit: true, little: true } },
    132,
    (tag) => tag >>> 16 === 2,
  );
  const syntax = meta?.nodes.find(({ tag }) => tag === 0x00020010);
  if (meta === null || syntax === undefined) return null;
  const uid = String.fromCharCode(...syntax.value).replace(/[\0 ]+$/, '');
  if (uid === '1.2.840.10008.1.2.1.99') return null;
  const form = { explicit: uid !== '1.2.840.10008.1.2', little: uid !== '1.2.840.10008.1.2.2' };
  const data = nodesIn({ view, end: bytes.length, form }, meta.end, (tag) => tag >>> 16 < 0x7fe0);
  if (data === null) return null;
  return { form, front: bytes.subarray(0, meta.end), nodes: data.nodes, tail: bytes.subarray(data.end) };
}

/** The items of a sequence that is stored as UN or without VR, as they stand if they are written in this form; null where they are not. */
export function itemsOfBytes(value: Uint8Array, form: Form): readonly (readonly Node[])[] | null {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return itemsIn({ view, end: value.length, form }, 0, false)?.items ?? null;
}

interface Place {
  readonly view: DataView;
  readonly end: number;
  readonly form: Form;
  readonly inItem?: true;
}

interface Stretch {
  readonly nodes: readonly Node[];
  readonly end: number;
}

function tagAt({ view, form }: Place, at: number): number {
  return view.getUint16(at, form.little) * 0x10000 + view.getUint16(at + 2, form.little);
}

function nodesIn(place: Place, start: number, belongs: (tag: number) => boolean): Stretch | null {
  const nodes: Node[] = [];
  for (let at = start; ; ) {
    if (isPadding(place, at)) return { nodes, end: place.end };
    if (at + 8 > place.end) return null;
    const tag = tagAt(place, at);
    if (!belongs(tag)) return { nodes, end: at };
    const falls = place.inItem && place.form.explicit && nodes.some((node) => node.vr === '' && node.tag > tag);
    const read = falls ? null : nodeAt(place, at, tag);
    if (read === null) return null;
    nodes.push(read.node);
    at = read.end;
  }
}

function isPadding({ view, end }: Place, from: number): boolean {
  for (let at = from; at < end; at++) if (view.getUint8(at) !== 0) return false;
  return true;
}

function nodeAt(place: Place, at: number, tag: number): { readonly node: Node; readonly end: number } | null {
  const { view, end, form } = place;
  const letters = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  const named = form.explicit && (LONG_VRS.includes(letters) || SHORT_VRS.includes(letters));
  // Two letters that are no VR of the standard leave open how long the length is.
  if (form.explicit && !named && /^[A-Z]{2}$/.test(letters)) return null;
  const vr = named ? letters : '';
  const offset = at + (named && LONG_VRS.includes(vr) ? 12 : 8);
  if (offset > end) return null;
  const length =
    named && offset === at + 8 ? view.getUint16(at + 6, form.little) : view.getUint32(offset - 4, form.little);
  if (length === OPEN || vr === 'SQ') {
    const reach = length === OPEN ? end : offset + length;
    if (!['SQ', 'UN', ''].includes(vr) || reach > end) return null;
    const read = itemsIn({ ...place, end: reach }, offset, length === OPEN);
    if (read === null) return null;
    return { node: { tag, vr, value: bytesOf(view, offset, read.end), items: read.items }, end: read.end };
  }
  const last = offset + length;
  if (length % 2 === 1 || last > end) return null;
  return { node: { tag, vr, value: bytesOf(view, offset, last), items: null }, end: last };
}

function bytesOf(view: DataView, from: number, to: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + from, to - from);
}

function itemsIn(place: Place, start: number, open: boolean) {
  const { view, end, form } = place;
  const items: (readonly Node[])[] = [];
  for (let at = start; ; ) {
    if (at === end && !open) return { items, end };
    if (at + 8 > end) return null;
    const [tag, length] = [tagAt(place, at), view.getUint32(at + 4, form.little)];
    if (tag === SEQUENCE_END && open) return length === 0 ? { items, end: at + 8 } : null;
    const reach = length === OPEN ? end : at + 8 + length;
    if (tag !== ITEM || reach > end) return null;
    const inner: Stretch | null = nodesIn(
      { ...place, end: reach, inItem: true },
      at + 8,
      (own) => length !== OPEN || own !== ITEM_END,
    );
    if (inner === null || (length === OPEN && inner.end + 8 > end)) return null;
    items.push(inner.nodes);
    at = length === OPEN ? inner.end + 8 : inner.end;
  }
}
