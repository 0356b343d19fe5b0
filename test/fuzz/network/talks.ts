import { begun, type Conversation, type Wire } from '../../../core/network/dimse/conversation.ts';
import { ECHO_WISHES, echo } from '../../../core/network/dimse/echo.ts';
import { FIND_WISHES, find } from '../../../core/network/dimse/find.ts';
import { requestOf, type Wish } from '../../../core/network/dimse/proposing.ts';
import { serve } from '../../../core/network/dimse/provider.ts';
import type { Receive } from '../../../core/network/dimse/receiving.ts';
import { GET_WISHES, get, MOVE_WISHES, move } from '../../../core/network/dimse/retrieve.ts';
import { store } from '../../../core/network/dimse/store.ts';

const TITLES = { called: 'ARCHIVE', calling: 'PLANNER' };
const ULTRASOUND = '1.2.840.10008.5.1.4.1.1.3.1';
const STORAGE: Wish = { abstractSyntax: ULTRASOUND, transferSyntaxes: ['1.2.840.10008.1.2.1'] };
const watch = { counts: () => undefined, onStop: () => undefined };

/** A destination that counts and keeps nothing. */
const nowhere: Receive = async () => ({
  write: async () => undefined,
  finish: async () => 0,
  discard: async () => undefined,
});

/** What is done with a peer, one of each service. */
const TALKS = {
  echo: [ECHO_WISHES, echo],
  find: [FIND_WISHES, (talk: Conversation) => find(talk, { QueryRetrieveLevel: 'STUDY' }, 3)],
  move: [MOVE_WISHES, (talk: Conversation) => move(talk, {}, 'PLANNER', watch)],
  get: [[...GET_WISHES, STORAGE], (talk: Conversation) => get(talk, {}, nowhere, watch)],
  store: [[STORAGE], stored],
} as const satisfies Record<string, readonly [readonly Wish[], (talk: Conversation) => Promise<unknown>]>;

async function stored(talk: Conversation): Promise<void> {
  const [context] = talk.contexts.values();
  const pieces = async function* () {
    yield new Uint8Array(5000);
  };
  if (context !== undefined) await store(talk, context, { sopClass: ULTRASOUND, instance: '1.2', pieces }, 1);
}

/** The ways that a peer is met: as whom we ask, or as who asks us. */
export const WAYS = [...(Object.keys(TALKS) as (keyof typeof TALKS)[]), 'serve'] as const;

/** Talks with a peer in one of the ways, to the end. Throws a Trouble where the peer does not keep to the protocol. */
export async function talked(way: (typeof WAYS)[number], wire: Wire): Promise<void> {
  if (way === 'serve') return serve(wire, { refusal: () => null, receive: () => nowhere });
  const [wishes, work] = TALKS[way];
  const talk = await begun(wire, requestOf(TITLES, wishes));
  await work(talk);
  await talk.release();
}
