import { IMPLEMENTATION } from '../../report/dicom/common.ts';
import type { AnsweredContext, AssociateRequest } from './associate.ts';
import { isStorageClass, PLAIN_SYNTAXES, preferredSyntax, VERIFICATION } from './classes.ts';
import { COMMAND, type Command, command } from './command-set.ts';
import { answered, type Conversation, type Verdict, type Wire } from './conversation.ts';
import type { AcceptedContext } from './happening.ts';
import { OUR_LONGEST_PDU } from './limits.ts';
import type { Rejection } from './pdu.ts';
import { IMPLEMENTATION_VERSION } from './proposing.ts';
import { type Receive, receiveObject, STATUS } from './receiving.ts';
import { Trouble } from './trouble.ts';

/** What a provider asks of its host. */
export interface ProviderHost {
  /** Why a caller is refused; null where it is welcome. */
  refusal(request: AssociateRequest): Rejection | null;
  /** Opens a destination for an object of a caller. */
  receive(request: AssociateRequest): Receive;
}

/** Why callers are refused (PS3.8 table 9-21). */
export const REJECTED = {
  unknownCaller: { result: 1, source: 1, reason: 3 },
  unknownTitle: { result: 1, source: 1, reason: 7 },
  tooMany: { result: 2, source: 3, reason: 2 },
} as const satisfies Readonly<Record<string, Rejection>>;

/** Serves one connection to its end: verification and storage of every kind. Throws a Trouble where the peer ends it otherwise. */
export async function serve(wire: Wire, host: ProviderHost): Promise<void> {
  let caller: AssociateRequest | null = null;
  const talk = await answered(wire, (request) => {
    caller = request;
    return verdictOn(request, host);
  });
  if (talk === null || caller === null) return;
  const receive = host.receive(caller);
  for (;;) {
    const heard = await talk.hear();
    if (heard.kind === 'release') return talk.agree();
    if (heard.kind === 'data') throw new Trouble({ kind: 'offence', words: 'sent a message out of turn' });
    const context = talk.contexts.get(heard.context);
    if (context !== undefined) await served(talk, context, heard.command, receive);
  }
}

function verdictOn(request: AssociateRequest, host: ProviderHost): Verdict {
  const rejection = host.refusal(request);
  if (rejection !== null) return { kind: 'reject', rejection };
  const { called, calling } = request;
  const contexts = request.contexts.map(({ id, abstractSyntax, transferSyntaxes }): AnsweredContext => {
    const syntax = syntaxFor(abstractSyntax, transferSyntaxes);
    return typeof syntax === 'number'
      ? { id, result: syntax, transferSyntax: transferSyntaxes[0] ?? '' }
      : { id, result: 0, transferSyntax: syntax };
  });
  return {
    kind: 'accept',
    answer: {
      called,
      calling,
      contexts,
      roles: [],
      longestPdu: OUR_LONGEST_PDU,
      implementation: IMPLEMENTATION,
      version: IMPLEMENTATION_VERSION,
    },
  };
}

/** Results of a context that is refused (PS3.8 table 9-18). */
const NO_SUCH_CLASS = 3;
const NO_SUCH_SYNTAX = 4;

/** The encoding to use for a class, or the result that refuses it. */
function syntaxFor(sopClass: string, proposed: readonly string[]): string | number {
  if (sopClass === VERIFICATION) return proposed.find((uid) => PLAIN_SYNTAXES.includes(uid)) ?? NO_SUCH_SYNTAX;
  return isStorageClass(sopClass) ? (preferredSyntax(proposed) ?? NO_SUCH_SYNTAX) : NO_SUCH_CLASS;
}

async function served(talk: Conversation, context: AcceptedContext, request: Command, receive: Receive): Promise<void> {
  const { field, messageId, sopClass, hasData } = request;
  // An answer to nothing, or a cancel of what is done: there is nothing to say.
  if ((field & COMMAND.answer) !== 0 || field === COMMAND.cancel) return;
  if (field === COMMAND.store && hasData && isStorageClass(context.abstractSyntax)) {
    await receiveObject(talk, context, request, receive);
    return;
  }
  if (hasData) await skipped(talk);
  const status = field === COMMAND.echo ? STATUS.stored : STATUS.notRecognised;
  await talk.say(context.id, command({ field: field | COMMAND.answer, sopClass, respondsTo: messageId ?? 0, status }));
}

async function skipped(talk: Conversation): Promise<void> {
  for (let last = false; !last; ) {
    const heard = await talk.hear();
    if (heard.kind !== 'data') throw new Trouble({ kind: 'offence', words: 'sent a message out of turn' });
    last = heard.last;
  }
}
