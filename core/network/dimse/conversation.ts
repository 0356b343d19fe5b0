import { append } from '../../extremes.ts';
import type { AssociateAnswer, AssociateRequest } from './associate.ts';
import { association } from './association.ts';
import type { Command } from './command-set.ts';
import type { AcceptedContext, Happening } from './happening.ts';
import type { Rejection } from './pdu.ts';
import { Trouble } from './trouble.ts';

/** A connection to a peer, made of whatever carries bytes. Both calls throw a Trouble where it fails or stays silent. */
export interface Wire {
  /** What came next; null when the peer has closed. */
  read(): Promise<Uint8Array | null>;
  /** Resolves when the peer's side may take more. */
  write(parts: readonly Uint8Array[]): Promise<void>;
}

/** What the peer says once the association stands. */
type Heard = Extract<Happening, { kind: 'command' | 'data' | 'release' }>;

/** An association on a wire: what is said and heard in order. Throws a Trouble where the peer ends it or offends. */
export interface Conversation {
  readonly contexts: ReadonlyMap<number, AcceptedContext>;
  /** Why the others were refused. */
  readonly refused: ReadonlyMap<number, number>;
  /** The next thing that the peer says. */
  hear(): Promise<Heard>;
  /** A command, with its data set where it is in memory. */
  say(context: number, command: Command, dataSet?: Uint8Array): Promise<void>;
  /** A piece of the data set that was announced. */
  pour(context: number, bytes: Uint8Array, last: boolean): Promise<void>;
  /** Ends the association in agreement. */
  release(): Promise<void>;
  /** Agrees to its end. */
  agree(): Promise<void>;
}

/** Asks for an association and gives the conversation on it. */
export async function begun(wire: Wire, request: AssociateRequest): Promise<Conversation> {
  const talk = talkOn(wire);
  await talk.write(() => [talk.own.request(request)]);
  const first = await talk.next();
  if (first.kind !== 'accepted') throw new Trouble({ kind: 'offence', words: 'answered out of turn' });
  return talk.conversation;
}

/** What an acceptor says to a request: takes it or refuses it. */
export type Verdict =
  | { readonly kind: 'accept'; readonly answer: AssociateAnswer }
  | { readonly kind: 'reject'; readonly rejection: Rejection };

/** Waits for a request and answers it; null where it was refused. */
export async function answered(
  wire: Wire,
  verdict: (request: AssociateRequest) => Verdict,
): Promise<Conversation | null> {
  const talk = talkOn(wire);
  const first = await talk.next();
  if (first.kind !== 'requested') throw new Trouble({ kind: 'offence', words: 'began out of turn' });
  const given = verdict(first.request);
  if (given.kind === 'reject') {
    await talk.write(() => [talk.own.reject(given.rejection)]);
    return null;
  }
  await talk.write(() => [talk.own.accept(given.answer)]);
  return talk.conversation;
}

function talkOn(wire: Wire) {
  const own = association();
  const waiting: Happening[] = [];
  const next = async (): Promise<Exclude<Happening, { kind: 'over' }>> => {
    for (;;) {
      const one = waiting.shift();
      if (one === undefined) append(waiting, own.take((await wire.read()) ?? closed()));
      else if (one.kind !== 'over') return one;
      else return over(one);
    }
  };
  const over = async ({ why }: Extract<Happening, { kind: 'over' }>): Promise<never> => {
    if (why.kind === 'offence') await wire.write([own.abort(UNEXPECTED)]).catch(() => undefined);
    throw new Trouble(why.kind === 'released' ? { kind: 'closed' } : why);
  };
  const hear = async (): Promise<Heard> => {
    const one = await next();
    if (one.kind === 'command' || one.kind === 'data' || one.kind === 'release') return one;
    throw new Trouble({ kind: 'offence', words: 'asked for an association twice' });
  };
  const write = async (parts: () => readonly Uint8Array[]): Promise<void> => {
    // What comes next may end it, and has come already.
    while (own.isOver()) await next();
    try {
      await wire.write(parts());
    } catch (failure) {
      if (isClosed(failure)) await lastWords(next);
      throw failure;
    }
  };
  const conversation: Conversation = {
    contexts: own.contexts,
    refused: own.refused,
    hear,
    say: async (context, command, dataSet) => {
      const set = () => (dataSet === undefined ? [] : own.data(context, dataSet, true));
      await write(() => [...own.command(context, command), ...set()]);
    },
    pour: (context, bytes, last) => write(() => own.data(context, bytes, last)),
    release: async () => {
      await write(() => [own.release()]);
      await released(next, () => write(() => [own.releaseAnswer()]));
    },
    agree: () => write(() => [own.releaseAnswer()]),
  };
  return { own, next, write, conversation };
}

/** A reason for an abort: the peer sent what was not expected (PS3.8 table 9-26). */
const UNEXPECTED = 2;

function closed(): never {
  throw new Trouble({ kind: 'closed' });
}

function isClosed(failure: unknown): boolean {
  return failure instanceof Trouble && failure.what.kind === 'closed';
}

/** Hears a peer out that has closed: what it said before explains more than that it closed. */
async function lastWords(next: () => Promise<Happening>): Promise<void> {
  try {
    for (;;) await next();
  } catch (failure) {
    if (!isClosed(failure)) throw failure;
  }
}

/** Waits for the end of an association, whatever still comes; a peer that asks for it at the same time is answered. */
async function released(next: () => Promise<Happening>, answer: () => Promise<void>): Promise<void> {
  try {
    for (;;) if ((await next()).kind === 'release') return await answer();
  } catch (failure) {
    if (!isClosed(failure)) throw failure;
  }
}
