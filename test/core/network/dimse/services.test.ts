import { expect, test } from 'vitest';
import { command } from '../../../../core/network/dimse/command-set.ts';
import { answered, begun, type Conversation } from '../../../../core/network/dimse/conversation.ts';
import { ECHO_WISHES, echo } from '../../../../core/network/dimse/echo.ts';
import { FIND_WISHES, find } from '../../../../core/network/dimse/find.ts';
import type { AcceptedContext } from '../../../../core/network/dimse/happening.ts';
import { requestOf, type Wish } from '../../../../core/network/dimse/proposing.ts';
import { type ProviderHost, REJECTED, serve } from '../../../../core/network/dimse/provider.ts';
import type { Announced, Receive } from '../../../../core/network/dimse/receiving.ts';
import { GET_WISHES, get, MOVE_WISHES, move } from '../../../../core/network/dimse/retrieve.ts';
import { store } from '../../../../core/network/dimse/store.ts';
import { Trouble } from '../../../../core/network/dimse/trouble.ts';
import { bytes } from './by-the-standard.ts';
import { wires } from './memory-wire.ts';

const TITLES = { called: 'PLANNER', calling: 'DEVICE' };
const ULTRASOUND = '1.2.840.10008.5.1.4.1.1.3.1';
const [EXPLICIT, IMPLICIT] = ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2'];
const [BASELINE, LOSSLESS] = ['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.4.70'];

interface Kept extends Announced {
  readonly set: number[];
  state: 'coming' | 'safe' | 'gone';
}

/** A destination that keeps what comes in memory. */
function keeping(status = 0): { readonly kept: Kept[]; readonly receive: Receive } {
  const kept: Kept[] = [];
  return {
    kept,
    receive: async (announced) => {
      const one: Kept = { ...announced, set: [], state: 'coming' };
      kept.push(one);
      return {
        write: async (piece) => void one.set.push(...piece),
        finish: async () => {
          one.state = 'safe';
          return status;
        },
        discard: async () => {
          one.state = 'gone';
        },
      };
    },
  };
}

const open = (receive: Receive): ProviderHost => ({ refusal: () => null, receive: () => receive });
const object = (...pieces: readonly Uint8Array[]) => ({
  sopClass: ULTRASOUND,
  instance: '1.2.3',
  pieces: async function* () {
    yield* pieces;
  },
});
const only = (talk: Conversation): AcceptedContext => {
  const [context] = talk.contexts.values();
  if (context === undefined) throw new Error('no context was accepted');
  return context;
};

test('a caller verifies, stores an object in pieces and leaves; it is safe before it is confirmed', async () => {
  const [ours, theirs] = wires();
  const { kept, receive } = keeping();
  const served = serve(theirs, open(receive));
  const wishes: readonly Wish[] = [...ECHO_WISHES, { abstractSyntax: ULTRASOUND, transferSyntaxes: [EXPLICIT] }];
  const talk = await begun(ours, requestOf(TITLES, wishes));
  await echo(talk);
  const context = talk.contexts.get(3) ?? only(talk);
  expect(await store(talk, context, object(bytes(1, 2), bytes(3)), 2)).toBe(0);
  expect(kept).toEqual([
    { sopClass: ULTRASOUND, instance: '1.2.3', transferSyntax: EXPLICIT, set: [1, 2, 3], state: 'safe' },
  ]);
  await talk.release();
  await served;
});

test('of the proposed encodings a compressed one is taken first, then explicit, then implicit; foreign classes are refused', async () => {
  const [ours, theirs] = wires();
  void serve(theirs, open(keeping().receive)).catch(() => undefined);
  const proposed = [[EXPLICIT, IMPLICIT, LOSSLESS, BASELINE], [IMPLICIT, EXPLICIT], [IMPLICIT], ['1.2.3.4']];
  const wishes = proposed.map((transferSyntaxes) => ({ abstractSyntax: ULTRASOUND, transferSyntaxes }));
  const talk = await begun(
    ours,
    requestOf(TITLES, [...wishes, { abstractSyntax: '1.2.840.10008.5.1.4.31', transferSyntaxes: [EXPLICIT] }]),
  );
  const accepted = [...talk.contexts.values()].map(({ transferSyntax }) => transferSyntax);
  expect(accepted).toEqual([LOSSLESS, EXPLICIT, IMPLICIT]);
  expect([...talk.refused.values()]).toEqual([4, 3]);
});

test('an object that cannot be kept is heard to its end and refused with A700; a forged UID names no file', async () => {
  const [ours, theirs] = wires();
  const refused = keeping();
  const full: Receive = async (announced) => {
    const destination = await refused.receive(announced);
    if (typeof destination === 'number') return destination;
    return { ...destination, write: () => Promise.reject(new Error('the disk is full')) };
  };
  void serve(theirs, open(full)).catch(() => undefined);
  const talk = await begun(ours, requestOf(TITLES, [{ abstractSyntax: ULTRASOUND, transferSyntaxes: [EXPLICIT] }]));
  expect(await store(talk, only(talk), object(bytes(1), bytes(2), bytes(3)), 1)).toBe(0xa700);
  expect(refused.kept.map(({ state }) => state)).toEqual(['gone']);
  expect(await store(talk, only(talk), { ...object(bytes(1)), instance: '../../x' }, 2)).toBe(0x0117);
  expect(refused.kept).toHaveLength(1);
});

test('a caller that is not welcome hears the reason', async () => {
  const [ours, theirs] = wires();
  const served = serve(theirs, { ...open(keeping().receive), refusal: () => REJECTED.unknownTitle });
  const asked = begun(ours, requestOf(TITLES, ECHO_WISHES));
  const trouble = await asked.catch((failure: unknown) => failure);
  expect(trouble).toBeInstanceOf(Trouble);
  expect(trouble).toMatchObject({ what: { kind: 'rejected', rejection: { result: 1, source: 1, reason: 7 } } });
  await served;
});

/** A peer that takes every context and then does as told. */
async function peer(wishes: readonly Wish[], act: (talk: Conversation) => Promise<void>): Promise<Conversation> {
  const [ours, theirs] = wires();
  const peerTalk = answered(theirs, (request) => ({
    kind: 'accept',
    answer: {
      ...request,
      contexts: request.contexts.map(({ id, transferSyntaxes: [first = ''] }) => ({
        id,
        result: 0,
        transferSyntax: first,
      })),
    },
  }));
  const talk = await begun(ours, requestOf(TITLES, wishes));
  void peerTalk.then((other) => (other === null ? undefined : act(other))).catch(() => undefined);
  return talk;
}

/** Hears a request and its data set to the end. */
async function asked(talk: Conversation): Promise<{ readonly field: number; readonly set: string }> {
  const first = await talk.hear();
  if (first.kind !== 'command') throw new Error('no command came');
  let set = '';
  for (let last = !first.command.hasData; !last; ) {
    const more = await talk.hear();
    if (more.kind !== 'data') throw new Error('no data came');
    set += Buffer.from(more.bytes).toString('utf8');
    last = more.last;
  }
  return { field: first.command.field, set };
}

/** An answer to a search in explicit little endian: a name in its own character set. */
const match = (set: string, name: Uint8Array) =>
  bytes(8, 0, 5, 0, 'CS', set.length, 0, set, 0x10, 0, 0x10, 0, 'PN', name.length, 0, name);

test('each answer of a search is read in its own character set; a search is cancelled at its limit', async () => {
  const heard: number[] = [];
  const talk = await peer(FIND_WISHES, async (other) => {
    const request = await asked(other);
    expect(request.set).toContain('ISO_IR 192');
    const names = [match('ISO_IR 100', bytes('J', 0xe4, 'ger', 0x20)), match('ISO_IR 192', Buffer.from('Łuk^Ó '))];
    for (const name of [...names, match('ISO_IR 100', bytes('Third '))])
      await other.say(1, command({ field: 0x8020, respondsTo: 1, status: 0xff00, hasData: true }), name);
    heard.push((await asked(other)).field);
    await other.say(1, command({ field: 0x8020, respondsTo: 1, status: 0xfe00 }));
  });
  const { answers, more } = await find(talk, { QueryRetrieveLevel: 'STUDY', PatientName: 'J*' }, 2);
  expect(answers.map((one) => one.text('x00100010'))).toEqual(['Jäger', 'Łuk^Ó']);
  expect(more).toBe(true);
  expect(heard).toEqual([0x0fff]);
});

test('C-GET takes what the peer stores in between, tells how far it is and ends with the counts', async () => {
  const role = { abstractSyntax: ULTRASOUND, transferSyntaxes: [BASELINE] };
  const statuses: number[] = [];
  const talk = await peer([...GET_WISHES, role], async (other) => {
    await asked(other);
    const counts = { remaining: 1, completed: 0, failed: 0, warning: 0 };
    await other.say(1, command({ field: 0x8010, respondsTo: 1, status: 0xff00, counts }));
    const sent = { field: 0x0001, sopClass: ULTRASOUND, instance: '1.2.3', messageId: 9, hasData: true };
    await other.say(3, command(sent), bytes(7, 8));
    const heard = await other.hear();
    if (heard.kind === 'command') statuses.push(heard.command.status ?? -1);
    const done = { remaining: 0, completed: 1, failed: 0, warning: 0 };
    await other.say(1, command({ field: 0x8010, respondsTo: 1, status: 0, counts: done }));
  });
  const { kept, receive } = keeping();
  const told: (number | null)[] = [];
  const watch = { counts: (each: { remaining: number | null }) => told.push(each.remaining), onStop: () => undefined };
  const done = await get(talk, { QueryRetrieveLevel: 'SERIES' }, receive, watch);
  expect(done).toMatchObject({ status: 0, counts: { completed: 1 } });
  expect(kept).toMatchObject([{ instance: '1.2.3', transferSyntax: BASELINE, set: [7, 8], state: 'safe' }]);
  expect([told, statuses]).toEqual([[1, 0], [0]]);
});

test('C-MOVE names its destination, and stopping it sends a C-CANCEL', async () => {
  let stop: () => void = () => undefined;
  const heard: unknown[] = [];
  const talk = await peer(MOVE_WISHES, async (other) => {
    const first = await other.hear();
    if (first.kind === 'command') heard.push(first.command.destination);
    await other.hear();
    await other.say(1, command({ field: 0x8021, respondsTo: 1, status: 0xff00 }));
    const next = await other.hear();
    if (next.kind === 'command') heard.push(next.command.field, next.command.respondsTo);
    await other.say(1, command({ field: 0x8021, respondsTo: 1, status: 0xfe00 }));
  });
  const watch = {
    counts: () => stop(),
    onStop: (work: () => void) => {
      stop = work;
    },
  };
  const trouble = await move(talk, {}, 'PLANNER', watch).catch((failure: unknown) => failure);
  expect(trouble).toMatchObject({ what: { kind: 'stopped' } });
  expect(heard).toEqual(['PLANNER', 0x0fff, 1]);
});
