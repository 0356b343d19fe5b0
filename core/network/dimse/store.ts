import { answerTo } from './asking.ts';
import { COMMAND, command } from './command-set.ts';
import type { Conversation } from './conversation.ts';
import type { AcceptedContext } from './happening.ts';

/** An object to be stored at a peer: what it is, and its data set as it lies on the disk, piece by piece. */
export interface StoredObject {
  readonly sopClass: string;
  readonly instance: string;
  /** The pieces of the data set in order; read no faster than the peer takes them. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Sends an object in a context of its class and transfer syntax (C-STORE, PS3.4 B.2); gives the peer's status, -1 where it gave none. */
export async function store(
  talk: Conversation,
  context: AcceptedContext,
  { sopClass, instance, pieces }: StoredObject,
  messageId: number,
): Promise<number> {
  const request = command({ field: COMMAND.store, sopClass, instance, messageId, hasData: true });
  await talk.say(context.id, request);
  let before: Uint8Array = new Uint8Array();
  for await (const piece of pieces()) {
    if (before.length > 0) await talk.pour(context.id, before, false);
    before = piece;
  }
  await talk.pour(context.id, before, true);
  const { answer } = await answerTo(talk, request, context);
  return answer.status ?? -1;
}
