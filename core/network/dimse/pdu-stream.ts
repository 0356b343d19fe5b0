import { type Gathered, gathered } from './gathered.ts';
import { LONGEST_ASSOCIATE_PDU, LONGEST_DATA_PDU, LONGEST_SHORT_PDU } from './limits.ts';
import { HEAD, PDU } from './pdu.ts';

/** What comes out of the bytes of a peer, in their order. */
export type Incoming =
  /** A whole PDU other than P-DATA. */
  | { readonly kind: 'pdu'; readonly type: number; readonly body: Uint8Array }
  /** Bytes of a presentation data value, as they came; `last` with the end of the last value of a command or data set. */
  | {
      readonly kind: 'piece';
      readonly context: number;
      readonly command: boolean;
      readonly bytes: Uint8Array;
      readonly last: boolean;
    }
  /** The peer does not keep to the protocol; nothing more comes out. */
  | { readonly kind: 'offence'; readonly words: string };

/** What the next bytes are. */
type Place =
  | { readonly at: 'head' | 'value head' | 'end' }
  | { readonly at: 'body'; readonly type: number }
  | { readonly at: 'value'; readonly context: number; readonly flags: number };

/** How far a stream is read. */
interface Reading {
  readonly held: Gathered;
  place: Place;
  /** Bytes still to come at this place. */
  left: number;
  /** Bytes of the current P-DATA behind the current value. */
  dataLeft: number;
}

const KNOWN: readonly number[] = Object.values(PDU);
const MISFIT = 'sent a message whose parts do not fit';

/** Reads a stream of PDUs; keeps no data in memory but associations, and those within their limits. */
export function pduStream(): (chunk: Uint8Array) => readonly Incoming[] {
  const reading: Reading = { held: gathered(LONGEST_ASSOCIATE_PDU), place: { at: 'head' }, left: HEAD, dataLeft: 0 };
  return (chunk) => {
    const found: Incoming[] = [];
    for (let at = 0; at < chunk.length && reading.place.at !== 'end'; ) {
      const taken = chunk.subarray(at, at + reading.left);
      at += taken.length;
      reading.left -= taken.length;
      const one = step(reading, taken);
      if (one !== null) found.push(one);
    }
    return found;
  };
}

function step(reading: Reading, bytes: Uint8Array): Incoming | null {
  const { place, held } = reading;
  if (place.at === 'value') return piece(reading, place, bytes);
  held.add(bytes);
  if (reading.left > 0) return null;
  const whole = held.take();
  if (place.at === 'head') return afterHead(reading, whole);
  if (place.at === 'value head') return afterValueHead(reading, whole);
  if (place.at !== 'body') return null;
  go(reading, { at: 'head' }, HEAD);
  return { kind: 'pdu', type: place.type, body: whole };
}

function go(reading: Reading, place: Place, left: number): null {
  reading.place = place;
  reading.left = left;
  return null;
}

function offence(reading: Reading, words: string): Incoming {
  go(reading, { at: 'end' }, 0);
  return { kind: 'offence', words };
}

function piece(reading: Reading, { context, flags }: Place & { at: 'value' }, bytes: Uint8Array): Incoming {
  const ended = reading.left === 0;
  if (ended) go(reading, { at: reading.dataLeft === 0 ? 'head' : 'value head' }, HEAD);
  return { kind: 'piece', context, command: (flags & 1) !== 0, bytes, last: ended && (flags & 2) !== 0 };
}

function afterHead(reading: Reading, head: Uint8Array): Incoming | null {
  const type = head[0] ?? 0;
  const length = uint32(head, 2);
  if (!KNOWN.includes(type)) return offence(reading, 'sent something that is not DICOM');
  if (length > longest(type)) return offence(reading, 'announced a message that is too long');
  if (length < (type === PDU.data ? HEAD : 4)) return offence(reading, 'sent an empty message');
  if (type !== PDU.data) return go(reading, { at: 'body', type }, length);
  reading.dataLeft = length;
  return go(reading, { at: 'value head' }, HEAD);
}

function afterValueHead(reading: Reading, head: Uint8Array): Incoming | null {
  const length = uint32(head, 0);
  if (length < 2 || length + 4 > reading.dataLeft) return offence(reading, MISFIT);
  reading.dataLeft -= length + 4;
  if (reading.dataLeft > 0 && reading.dataLeft < HEAD) return offence(reading, MISFIT);
  const place = { at: 'value', context: head[4] ?? 0, flags: head[5] ?? 0 } as const;
  go(reading, place, length - 2);
  return length === 2 ? piece(reading, place, new Uint8Array()) : null;
}

function longest(type: number): number {
  if (type === PDU.data) return LONGEST_DATA_PDU;
  return type === PDU.associateRequest || type === PDU.associateAnswer ? LONGEST_ASSOCIATE_PDU : LONGEST_SHORT_PDU;
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}
