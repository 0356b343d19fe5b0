/** One attribute: tag as eight hex digits, its value representation, its value. */
export interface Attribute {
  readonly tag: string;
  readonly vr: TextVr | NumberVr | 'AT' | 'OB' | 'SQ';
  readonly value: string | readonly number[] | Uint8Array | readonly (readonly Attribute[])[];
}

type TextVr = 'AE' | 'CS' | 'DA' | 'DS' | 'DT' | 'IS' | 'LO' | 'LT' | 'PN' | 'SH' | 'TM' | 'UI';
type NumberVr = 'US' | 'UL' | 'SL' | 'FD';

/** UID of Explicit VR Little Endian. */
export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

/** A text attribute. */
export function text(tag: string, vr: TextVr, value: string): Attribute {
  return { tag, vr, value };
}

/** A numeric attribute of one or more values. */
export function numbers(tag: string, vr: NumberVr, ...value: readonly number[]): Attribute {
  return { tag, vr, value };
}

/** A DICOM file (PS3.10) in Explicit VR Little Endian: preamble, meta group, the data set sorted by tag. */
export function part10File(meta: readonly Attribute[], dataset: readonly Attribute[]): Uint8Array {
  const group = Buffer.concat(sorted(meta).map(encoded));
  const length = encoded(numbers('00020000', 'UL', group.length));
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, group, ...sorted(dataset).map(encoded)]);
}

function sorted(attributes: readonly Attribute[]): readonly Attribute[] {
  return attributes.toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}

const LONG_LENGTH = new Set(['OB', 'SQ']);

function encoded({ tag, vr, value }: Attribute): Buffer {
  const bytes = valueBytes(vr, value);
  const head = Buffer.alloc(LONG_LENGTH.has(vr) ? 12 : 8);
  tagBytes(tag).copy(head);
  head.write(vr, 4, 'latin1');
  if (LONG_LENGTH.has(vr)) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

function valueBytes(vr: Attribute['vr'], value: Attribute['value']): Buffer {
  if (typeof value === 'string')
    return vr === 'AT' ? tagBytes(value) : padded(Buffer.from(value), vr === 'UI' ? 0 : 0x20);
  if (value instanceof Uint8Array) return padded(Buffer.from(value.buffer, value.byteOffset, value.length), 0);
  return Buffer.concat(value.map((each) => (typeof each === 'number' ? numberBytes(vr, each) : item(each))));
}

function padded(bytes: Buffer, filler: number): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(filler)]);
}

function item(attributes: readonly Attribute[]): Buffer {
  const content = Buffer.concat(sorted(attributes).map(encoded));
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
