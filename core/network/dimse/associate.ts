import { charactersOf } from '../../dicom/bytes/characters.ts';
import { joined } from '../../dicom/bytes/joined.ts';
import { fail, ok, type Result } from '../../result.ts';
import { MOST_CONTEXTS, MOST_SYNTAXES } from './limits.ts';
import { PDU, pdu } from './pdu.ts';

/** One kind of work that an association is asked to carry, in one of several encodings. */
export interface ProposedContext {
  /** Odd, 1 to 255. */
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
}

/** The answer to a context: 0 accepted, with the syntax to use; 1 to 4 refused (PS3.8 table 9-18). */
export interface AnsweredContext {
  readonly id: number;
  readonly result: number;
  readonly transferSyntax: string;
}

/** Which roles whoever asked for the association takes for a class (PS3.7 D.3.3.4). */
export interface Role {
  readonly sopClass: string;
  readonly user: boolean;
  readonly provider: boolean;
}

interface Parties {
  readonly called: string;
  readonly calling: string;
  readonly roles: readonly Role[];
  /** The longest PDU that the sender takes; 0 without limit. */
  readonly longestPdu: number;
  /** UID and version of the sender's program. */
  readonly implementation: string;
  readonly version: string;
}

/** A-ASSOCIATE-RQ (PS3.8 9.3.2). */
export interface AssociateRequest extends Parties {
  readonly contexts: readonly ProposedContext[];
}

/** A-ASSOCIATE-AC (PS3.8 9.3.3). */
export interface AssociateAnswer extends Parties {
  readonly contexts: readonly AnsweredContext[];
}

const APPLICATION_CONTEXT = '1.2.840.10008.3.1.1.1';
const VERSION = 1;
/** Version, two bytes, two titles of 16, and 32 bytes. */
const FIXED = 68;
const ITEM = {
  application: 0x10,
  proposed: 0x20,
  answered: 0x21,
  abstractSyntax: 0x30,
  transferSyntax: 0x40,
  user: 0x50,
  longestPdu: 0x51,
  implementation: 0x52,
  role: 0x54,
  version: 0x55,
} as const;

/** The bytes of an A-ASSOCIATE-RQ. */
export function requestPdu(request: AssociateRequest): Uint8Array {
  const contexts = request.contexts.map(({ id, abstractSyntax, transferSyntaxes }) =>
    item(ITEM.proposed, [
      Uint8Array.of(id, 0, 0, 0),
      item(ITEM.abstractSyntax, [ascii(abstractSyntax)]),
      ...transferSyntaxes.map((uid) => item(ITEM.transferSyntax, [ascii(uid)])),
    ]),
  );
  return pdu(PDU.associateRequest, associate(request, contexts));
}

/** The bytes of an A-ASSOCIATE-AC. */
export function answerPdu(answer: AssociateAnswer): Uint8Array {
  const contexts = answer.contexts.map(({ id, result, transferSyntax }) =>
    item(ITEM.answered, [Uint8Array.of(id, 0, result, 0), item(ITEM.transferSyntax, [ascii(transferSyntax)])]),
  );
  return pdu(PDU.associateAnswer, associate(answer, contexts));
}

function associate(parties: Parties, contexts: readonly Uint8Array[]): Uint8Array {
  const fixed = new Uint8Array(FIXED).fill(0x20, 4, 36);
  fixed[1] = VERSION;
  fixed.set(ascii(parties.called).subarray(0, 16), 4);
  fixed.set(ascii(parties.calling).subarray(0, 16), 20);
  const longest = new Uint8Array(4);
  new DataView(longest.buffer).setUint32(0, parties.longestPdu);
  const user = [
    item(ITEM.longestPdu, [longest]),
    item(ITEM.implementation, [ascii(parties.implementation)]),
    ...parties.roles.map(roleItem),
    item(ITEM.version, [ascii(parties.version).subarray(0, 16)]),
  ];
  return joined([fixed, item(ITEM.application, [ascii(APPLICATION_CONTEXT)]), ...contexts, item(ITEM.user, user)]);
}

function roleItem({ sopClass, user, provider }: Role): Uint8Array {
  const uid = ascii(sopClass);
  return item(ITEM.role, [Uint8Array.of(0, uid.length), uid, Uint8Array.of(Number(user), Number(provider))]);
}

function item(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(parts);
  const head = Uint8Array.of(type, 0, body.length >> 8, body.length & 0xff);
  return joined([head, body]);
}

/** Reads the body of an A-ASSOCIATE-RQ; refused where its items do not fit or it proposes nothing. */
export function readRequest(body: Uint8Array): Result<AssociateRequest> {
  const read = readAssociate(body, ITEM.proposed);
  if (!read.ok) return read;
  const contexts: ProposedContext[] = [];
  for (const bytes of read.value.contexts) {
    const items = itemsIn(bytes.subarray(4));
    if (items === null || bytes.length < 4) return fail(MISFIT);
    const abstract = items.find(({ type }) => type === ITEM.abstractSyntax);
    const syntaxes = items.filter(({ type }) => type === ITEM.transferSyntax).slice(0, MOST_SYNTAXES);
    contexts.push({
      id: bytes[0] ?? 0,
      abstractSyntax: text(abstract?.bytes ?? new Uint8Array()),
      transferSyntaxes: syntaxes.map((one) => text(one.bytes)),
    });
  }
  return ok({ ...read.value, contexts });
}

/** Reads the body of an A-ASSOCIATE-AC; refused where its items do not fit. */
export function readAnswer(body: Uint8Array): Result<AssociateAnswer> {
  const read = readAssociate(body, ITEM.answered);
  if (!read.ok) return read;
  const contexts: AnsweredContext[] = [];
  for (const bytes of read.value.contexts) {
    const items = itemsIn(bytes.subarray(4));
    if (items === null || bytes.length < 4) return fail(MISFIT);
    const syntax = items.find(({ type }) => type === ITEM.transferSyntax);
    const transferSyntax = text(syntax?.bytes ?? new Uint8Array());
    contexts.push({ id: bytes[0] ?? 0, result: bytes[2] ?? 0, transferSyntax });
  }
  return ok({ ...read.value, contexts });
}

const MISFIT = 'sent an association whose parts do not fit';

function readAssociate(
  body: Uint8Array,
  contextType: number,
): Result<Parties & { readonly contexts: readonly Uint8Array[] }> {
  const items = body.length < FIXED ? null : itemsIn(body.subarray(FIXED));
  if (items === null) return fail(MISFIT);
  const contexts = items.filter(({ type }) => type === contextType).map(({ bytes }) => bytes);
  if (contexts.length > MOST_CONTEXTS) return fail('sent an association with too many contexts');
  const user = itemsIn(items.find(({ type }) => type === ITEM.user)?.bytes ?? new Uint8Array());
  if (user === null) return fail(MISFIT);
  const of = (wanted: number) => user.find(({ type }) => type === wanted)?.bytes ?? new Uint8Array();
  const longest = of(ITEM.longestPdu);
  return ok({
    called: text(body.subarray(4, 20)),
    calling: text(body.subarray(20, 36)),
    contexts,
    roles: user.filter(({ type }) => type === ITEM.role).flatMap(({ bytes }) => roleOf(bytes)),
    longestPdu: longest.length < 4 ? 0 : new DataView(longest.buffer, longest.byteOffset).getUint32(0),
    implementation: text(of(ITEM.implementation)),
    version: text(of(ITEM.version)),
  });
}

function roleOf(bytes: Uint8Array): readonly Role[] {
  const length = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (length + 4 > bytes.length) return [];
  const sopClass = text(bytes.subarray(2, 2 + length));
  return [{ sopClass, user: bytes[2 + length] === 1, provider: bytes[3 + length] === 1 }];
}

interface Item {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** The items in bytes; null where one does not end within them. */
function itemsIn(bytes: Uint8Array): readonly Item[] | null {
  const found: Item[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return null;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 4 + length;
    if (end > bytes.length) return null;
    found.push({ type: bytes[at] ?? 0, bytes: bytes.subarray(at + 4, end) });
    at = end;
  }
  return found;
}

function ascii(value: string): Uint8Array {
  return Uint8Array.from(value, (letter) => letter.charCodeAt(0) & 0x7f);
}

/** A title or UID: plain characters, without padding. */
function text(bytes: Uint8Array): string {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1;
  return charactersOf(bytes.subarray(0, Math.min(end, 128))).trimStart();
}
