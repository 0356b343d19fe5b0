import { joined } from '../../dicom/bytes/joined.ts';

/** Types of protocol data units (PS3.8 table 9-11 and following). */
export const PDU = {
  associateRequest: 0x01,
  associateAnswer: 0x02,
  associateReject: 0x03,
  data: 0x04,
  releaseRequest: 0x05,
  releaseAnswer: 0x06,
  abort: 0x07,
} as const;

/** Bytes before the body of a PDU, and before the data of a presentation data value. */
export const HEAD = 6;

/** Why an association is refused (PS3.8 table 9-21). */
export interface Rejection {
  /** 1 permanent, 2 for the moment. */
  readonly result: number;
  /** 1 the application, 2 and 3 its protocol. */
  readonly source: number;
  readonly reason: number;
}

/** Who ended an association at once, and why (PS3.8 table 9-26). */
export interface Abort {
  /** 0 the application, 2 its protocol. */
  readonly source: number;
  readonly reason: number;
}

/** A PDU: type, length, body. */
export function pdu(type: number, body: Uint8Array): Uint8Array {
  return joined([pduHead(type, body.length), body]);
}

function pduHead(type: number, length: number): Uint8Array {
  const head = new Uint8Array(HEAD);
  head[0] = type;
  new DataView(head.buffer).setUint32(2, length);
  return head;
}

/** A-ASSOCIATE-RJ. */
export function rejectPdu({ result, source, reason }: Rejection): Uint8Array {
  return pdu(PDU.associateReject, Uint8Array.of(0, result, source, reason));
}

/** A-ABORT. */
export function abortPdu({ source, reason }: Abort): Uint8Array {
  return pdu(PDU.abort, Uint8Array.of(0, 0, source, reason));
}

/** A-RELEASE-RQ or A-RELEASE-RP. */
export function releasePdu(type: typeof PDU.releaseRequest | typeof PDU.releaseAnswer): Uint8Array {
  return pdu(type, new Uint8Array(4));
}

/** What stands before the data of a P-DATA-TF with one presentation data value (PS3.8 9.3.5, annex E). */
export function dataHead(context: number, length: number, command: boolean, last: boolean): Uint8Array {
  const head = new Uint8Array(2 * HEAD);
  const view = new DataView(head.buffer);
  head[0] = PDU.data;
  view.setUint32(2, length + HEAD);
  view.setUint32(HEAD, length + 2);
  head[10] = context;
  head[11] = (command ? 1 : 0) | (last ? 2 : 0);
  return head;
}
