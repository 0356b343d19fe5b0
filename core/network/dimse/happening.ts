import {
  type AnsweredContext,
  type AssociateAnswer,
  type AssociateRequest,
  readAnswer,
  readRequest,
} from './associate.ts';
import { type Command, readCommand } from './command-set.ts';
import { type Gathered, gathered } from './gathered.ts';
import { LONGEST_COMMAND } from './limits.ts';
import { type Abort, PDU, type Rejection } from './pdu.ts';
import type { Incoming } from './pdu-stream.ts';

/** What happens on an association, in order. After `over` nothing more does. */
export type Happening =
  | { readonly kind: 'requested'; readonly request: AssociateRequest }
  | { readonly kind: 'accepted'; readonly answer: AssociateAnswer }
  | { readonly kind: 'command'; readonly context: number; readonly command: Command }
  /** A piece of the data set that belongs to the command before it. */
  | { readonly kind: 'data'; readonly context: number; readonly bytes: Uint8Array; readonly last: boolean }
  /** The peer wants to end the association; `releaseAnswer` does. */
  | { readonly kind: 'release' }
  | { readonly kind: 'over'; readonly why: Ending };

/** How an association ended. */
type Ending =
  | { readonly kind: 'released' }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'aborted'; readonly abort: Abort }
  /** The peer does not keep to the protocol: `words` go on with its name. */
  | { readonly kind: 'offence'; readonly words: string };

/** Where an association is (PS3.8 9.2, without the states of the transport). */
export type Standing = 'new' | 'asked' | 'asking' | 'open' | 'releasing' | 'over';

/** A context that both sides use. */
export interface AcceptedContext {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntax: string;
}

/** All that an association remembers. */
export interface State {
  standing: Standing;
  readonly contexts: Map<number, AcceptedContext>;
  readonly refused: Map<number, number>;
  /** Classes that were proposed, by the number of their context. */
  proposed: ReadonlyMap<number, string>;
  /** The longest PDU that the peer takes, bytes; 0 without limit. */
  longestPdu: number;
  /** The command that comes, the context it comes in, and the one that its data set comes in. */
  readonly gathering: Gathered;
  commandIn: number | null;
  dataIn: number | null;
}

/** An association that nobody has asked for yet. */
export function newState(): State {
  return {
    standing: 'new',
    contexts: new Map(),
    refused: new Map(),
    proposed: new Map(),
    longestPdu: 0,
    gathering: gathered(LONGEST_COMMAND),
    commandIn: null,
    dataIn: null,
  };
}

/** Opens an association with the contexts as they were answered. */
export function open(state: State, contexts: readonly AnsweredContext[]): void {
  for (const { id, result, transferSyntax } of contexts) {
    const abstractSyntax = state.proposed.get(id);
    if (abstractSyntax === undefined) continue;
    if (result === 0) state.contexts.set(id, { id, abstractSyntax, transferSyntax });
    else state.refused.set(id, result);
  }
  state.standing = 'open';
}

function offence(words: string): Happening {
  return { kind: 'over', why: { kind: 'offence', words } };
}

const OUT_OF_TURN = 'sent a message out of turn';

/** What a part of the peer's stream means to an association, whose state follows it; null where it says nothing by itself. */
export function happening(state: State, incoming: Incoming): Happening | null {
  if (incoming.kind === 'offence') return offence(incoming.words);
  const stands = state.standing === 'open' || state.standing === 'releasing';
  if (incoming.kind === 'piece') return stands ? message(state, incoming) : offence(OUT_OF_TURN);
  const { type, body } = incoming;
  const [, result = 0, source = 0, reason = 0] = body;
  switch (type) {
    case PDU.abort:
      return { kind: 'over', why: { kind: 'aborted', abort: { source, reason } } };
    case PDU.associateRequest:
      return state.standing === 'new' ? requested(state, body) : offence(OUT_OF_TURN);
    case PDU.associateAnswer:
      return state.standing === 'asking' ? accepted(state, body) : offence(OUT_OF_TURN);
    case PDU.associateReject:
      if (state.standing !== 'asking') return offence(OUT_OF_TURN);
      return { kind: 'over', why: { kind: 'rejected', rejection: { result, source, reason } } };
    case PDU.releaseRequest:
      return stands ? { kind: 'release' } : offence(OUT_OF_TURN);
    default:
      return state.standing === 'releasing' ? { kind: 'over', why: { kind: 'released' } } : offence(OUT_OF_TURN);
  }
}

function requested(state: State, body: Uint8Array): Happening {
  const request = readRequest(body);
  if (!request.ok) return offence(request.problem);
  state.standing = 'asked';
  state.longestPdu = request.value.longestPdu;
  state.proposed = new Map(request.value.contexts.map(({ id, abstractSyntax }) => [id, abstractSyntax]));
  return { kind: 'requested', request: request.value };
}

function accepted(state: State, body: Uint8Array): Happening {
  const answer = readAnswer(body);
  if (!answer.ok) return offence(answer.problem);
  state.longestPdu = answer.value.longestPdu;
  open(state, answer.value.contexts);
  return { kind: 'accepted', answer: answer.value };
}

/** A piece of a command or of the data set that it announced; commands come out whole. */
function message(
  state: State,
  { context, command, bytes, last }: Extract<Incoming, { kind: 'piece' }>,
): Happening | null {
  if (!state.contexts.has(context)) return offence('sent a message in a context that was not agreed on');
  if (!command) {
    if (state.dataIn !== context) return offence(OUT_OF_TURN);
    if (last) state.dataIn = null;
    return { kind: 'data', context, bytes, last };
  }
  if (state.dataIn !== null || (state.commandIn !== null && state.commandIn !== context)) return offence(OUT_OF_TURN);
  state.commandIn = context;
  if (!state.gathering.add(bytes)) return offence('sent a command that is too long');
  if (!last) return null;
  state.commandIn = null;
  const read = readCommand(state.gathering.take());
  if (read === null) return offence('sent a command that cannot be read');
  if (read.hasData) state.dataIn = context;
  return { kind: 'command', context, command: read };
}
