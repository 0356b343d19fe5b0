/** One attribute: tag as eight hex digits, its value representation, its value. */
export interface Attribute {
  readonly tag: string;
  readonly vr: TextVr | NumberVr | 'AT' | 'OB' | 'SQ';
  readonly value: string | readonly number[] | Uint8Array | Fragments | readonly (readonly Attribute[])[];
}

/** Compressed frames, one fragment each (PS3.5 A.4). */
interface Fragments {
  readonly fragments: readonly Uint8Array[];
}

/** What the file meta information says of the object (PS3.10 table 7.1-1). */
export interface FileMeta {
  readonly sopClass: string;
  readonly instance: string;
  readonly transferSyntax: string;
  readonly implementation: string;
}

type TextVr = 'AE' | 'CS' | 'DA' | 'DS' | 'DT' | 'IS' | 'LO' | 'LT' | 'PN' | 'SH' | 'TM' | 'UI';
type NumberVr = 'US' | 'UL' | 'SL' | 'FD';

/** UID of Explicit VR Little Endian. */
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
/** UID of JPEG Baseline (Process 1). */
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';

/** A text attribute. */
export function text(tag: string, vr: TextVr, value: string): Attribute {
  return { tag, vr, value };
}

/** A numeric attribute of one or more values. */
export function numbers(tag: string, vr: NumberVr, ...value: readonly number[]): Attribute {
  return { tag, vr, value };
}

/** A DICOM file (PS3.10) with explicit value representations, little endian: preamble, meta group, the data set sorted by tag. */
export function part10File(meta: FileMeta, dataset: readonly Attribute[]): Uint8Array {
  const group = Buffer.concat(
    [
      { tag: '00020001', vr: 'OB', value: Uint8Array.of(0, 1) } as const,
      text('00020002', 'UI', meta.sopClass),
      text('00020003', 'UI', meta.instance),
      text('00020010', 'UI', meta.transferSyntax),
      text('00020012', 'UI', meta.implementation),
    ].map(encoded),
  );
  const length = encoded(numbers('00020000', 'UL', group.length));
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, group, ...sorted(dataset).map(encoded)]);
}

function sorted(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}

const LONG_LENGTH = new Set(['OB', 'SQ']);

function encoded({ tag, vr, value }: Attribute): Buffer {
  if (typeof value === 'object' && 'fragments' in value) return encapsulated(tag, value.fragments);
  const bytes = valueBytes(vr, value);
  const head = Buffer.alloc(LONG_LENGTH.has(vr) ? 12 : 8);
  tagBytes(tag).copy(head);
  head.write(vr, 4, 'latin1');
  if (LONG_LENGTH.has(vr)) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

/** Undefined length, the offset of each frame, one item per frame, the end. */
function encapsulated(tag: string, fragments: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(12);
  tagBytes(tag).copy(head);
  head.write('OB', 4, 'latin1');
  head.writeUInt32LE(0xffffffff, 8);
  const items = fragments.map((each) => wrapped(padded(Buffer.from(each.buffer, each.byteOffset, each.length), 0)));
  const offsets = Buffer.alloc(4 * items.length);
  let offset = 0;
  for (const [index, { length }] of items.entries()) {
    offsets.writeUInt32LE(offset, 4 * index);
    offset += length;
  }
  return Buffer.concat([head, wrapped(offsets), ...items, tagBytes('fffee0dd'), Buffer.alloc(4)]);
}

function valueBytes(vr: Attribute['vr'], value: Exclude<Attribute['value'], Fragments>): Buffer {
  if (typeof value === 'string')
    return vr === 'AT' ? tagBytes(value) : padded(Buffer.from(value), vr === 'UI' ? 0 : 0x20);
  if (value instanceof Uint8Array) return padded(Buffer.from(value.buffer, value.byteOffset, value.length), 0);
  return Buffer.concat(value.map((each) => (typeof each === 'number' ? numberBytes(vr, each) : item(each))));
}

function padded(bytes: Buffer, filler: number): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(filler)]);
}

function item(attributes: readonly Attribute[]): Buffer {
  return wrapped(Buffer.concat(sorted(attributes).map(encoded)));
}

function wrapped(content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  tagBytes('fffee000').copy(head);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

function tagBytes(tag: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  bytes.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  return bytes;
}

function numberBytes(vr: Attribute['vr'], value: number): Buffer {
  const bytes = Buffer.alloc(vr === 'FD' ? 8 : vr === 'US' ? 2 : 4);
  if (vr === 'FD') bytes.writeDoubleLE(value);
  else if (vr === 'US') bytes.writeUInt16LE(value);
  else if (vr === 'SL') bytes.writeInt32LE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}
