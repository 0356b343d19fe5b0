import { COMMAND, type Command, command } from './command-set.ts';
import type { Conversation } from './conversation.ts';
import type { AcceptedContext } from './happening.ts';
import { Trouble } from './trouble.ts';

/** What a peer announces before its data set comes. */
export interface Announced {
  readonly sopClass: string;
  readonly instance: string;
  readonly transferSyntax: string;
}

/** Where the data set of an object goes. */
interface Destination {
  /** Resolves when more may come; throws where it cannot be kept. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes the object safe; the status for the peer: 0 only then. */
  finish(): Promise<number>;
  /** Removes what there is of it. */
  discard(): Promise<void>;
}

/** Opens a destination for an object, or gives the status of a refusal. */
export type Receive = (announced: Announced) => Promise<Destination | number>;

/** Statuses of C-STORE (PS3.4 B.2.3). */
export const STATUS = {
  stored: 0x0000,
  noRoom: 0xa700,
  otherClass: 0xa900,
  unreadable: 0xc000,
  notRecognised: 0x0211,
  unknownClass: 0x0122,
  wrongUid: 0x0117,
} as const;

/** A UID as it may become the name of a file. */
const UID = /^[0-9.]{1,64}$/;

/** Takes the object that a C-STORE request announces, piece by piece, and answers when it is safe. Gives the status. */
export async function receiveObject(
  talk: Conversation,
  context: AcceptedContext,
  request: Command,
  receive: Receive,
): Promise<number> {
  const refused = refusal(context, request);
  const { sopClass, instance } = request;
  const opened = refused ?? (await receive({ sopClass, instance, transferSyntax: context.transferSyntax }));
  const status = typeof opened === 'number' ? await dropped(talk, request, opened) : await taken(talk, request, opened);
  await talk.say(context.id, storeAnswer(request, status));
  return status;
}

function refusal(context: AcceptedContext, { sopClass, instance }: Command): number | null {
  if (sopClass !== context.abstractSyntax) return STATUS.unknownClass;
  return UID.test(instance) ? null : STATUS.wrongUid;
}

function storeAnswer({ sopClass, instance, messageId }: Command, status: number): Command {
  const known = UID.test(instance) ? { instance } : {};
  return command({ field: COMMAND.store | COMMAND.answer, sopClass, ...known, respondsTo: messageId ?? 0, status });
}

/** Hears a data set that is not kept to its end. */
async function dropped(talk: Conversation, { hasData }: Command, status: number): Promise<number> {
  for (let last = !hasData; !last; ) last = (await dataOf(talk)).last;
  return status;
}

async function taken(talk: Conversation, request: Command, destination: Destination): Promise<number> {
  let kept = true;
  try {
    for (let last = !request.hasData; !last; ) {
      const piece = await dataOf(talk);
      last = piece.last;
      if (kept) kept = await written(destination, piece.bytes);
    }
  } catch (failure) {
    await destination.discard();
    throw failure;
  }
  return kept ? await destination.finish() : STATUS.noRoom;
}

/** Whether a piece could be kept; where not, nothing of the object is. */
async function written(destination: Destination, bytes: Uint8Array): Promise<boolean> {
  try {
    await destination.write(bytes);
    return true;
  } catch {
    await destination.discard();
    return false;
  }
}

async function dataOf(talk: Conversation) {
  const heard = await talk.hear();
  if (heard.kind !== 'data') throw new Trouble({ kind: 'offence', words: 'ended an object in its middle' });
  return heard;
}
