/** How elements are written. */
export interface Form {
  readonly explicit: boolean;
  readonly little: boolean;
}

/** An element with its value, or a sequence with its items. `vr` is '' where none is written. */
export interface Node {
  readonly tag: number;
  readonly vr: string;
  readonly value: Uint8Array;
  readonly items: readonly (readonly Node[])[] | null;
  /** The length that is written in place of the true one; `open`: undefined, with a delimiter. */
  readonly length?: number | 'open';
  /** How the items are written where it is not as everything else. */
  readonly inside?: Form;
}

export const LONG_VRS = 'OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' ');
export const SHORT_VRS = 'AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' ');
const OPEN = 0xffffffff;

/** A data set as bytes: what is said of lengths and VRs is written as it is said. */
export function writtenNodes(nodes: readonly Node[], form: Form): Uint8Array {
  return joined(nodes.map((node) => writtenNode(node, form)));
}

function writtenNode({ tag, vr, value, items, length, inside }: Node, form: Form): Uint8Array {
  const own = items === null ? value : joined(items.map((item) => writtenItem(item, inside ?? form, form.little)));
  const body = length === 'open' ? joined([own, delimiter(0xfffee0dd, form.little)]) : own;
  return joined([head(tag, vr, length === 'open' ? OPEN : (length ?? body.length), form), body]);
}

function writtenItem(nodes: readonly Node[], form: Form, little: boolean): Uint8Array {
  const bytes = writtenNodes(nodes, form);
  const head = new DataView(new ArrayBuffer(8));
  writeTag(head, 0xfffee000, little);
  head.setUint32(4, bytes.length, little);
  return joined([new Uint8Array(head.buffer), bytes]);
}

function delimiter(tag: number, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  writeTag(view, tag, little);
  return new Uint8Array(view.buffer);
}

function head(tag: number, vr: string, length: number, { explicit, little }: Form): Uint8Array {
  const long = explicit && LONG_VRS.includes(vr);
  const view = new DataView(new ArrayBuffer(long ? 12 : 8));
  writeTag(view, tag, little);
  const named = explicit && vr !== '';
  if (named) for (const i of [0, 1]) view.setUint8(4 + i, vr.charCodeAt(i));
  if (named && !long) view.setUint16(6, length & 0xffff, little);
  else view.setUint32(long ? 8 : 4, length >>> 0, little);
  return new Uint8Array(view.buffer);
}

function writeTag(view: DataView, tag: number, little: boolean): void {
  view.setUint16(0, tag >>> 16, little);
  view.setUint16(2, tag & 0xffff, little);
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
