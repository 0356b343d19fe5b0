import type { NetworkEvent, NetworkService } from '../../core/network/service.ts';
import { fromNetworkSchema, type ToNetwork } from './messages.ts';
import { remoteService } from './remote.ts';
import { answerSafe } from './safe-messages.ts';
import type { Safe } from './secrets.ts';

/** The network process as the program holds it. */
interface Child {
  say(message: ToNetwork): void;
  kill(): void;
}

/** Starts the network process; it is heard from, and it is told when it has ended. */
export type StartNetwork = (heard: (message: unknown) => void, ended: () => void) => Child;

/** Two deaths within so many ms: it is left alone until it is used again. */
const SHORTLY = 60_000;

const DIED =
  'The part of the program that talks to the hospital network crashed and was started again: repeat what it was doing for you.';
const DIED_AGAIN =
  'The part of the program that talks to the hospital network crashed again and is off now: it starts when you next use it. Studies are not received meanwhile.';

/**
 * The network's service in a process of its own, which is started by the first call, and again, with a sentence, when it dies.
 * Calls under way are then rejected with that sentence; what is on disk goes on.
 */
export function supervisedService(start: StartNetwork, folder: string, safe: Safe | null): NetworkService {
  const listeners = new Set<(event: NetworkEvent) => void>();
  const tell = (event: NetworkEvent) => {
    for (const listener of listeners) listener(event);
  };
  let child: Child | null = null;
  let diedMs = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  const remote = remoteService((message) => running().say(message));
  remote.service.listen(tell);

  function heard(message: unknown): void {
    const parsed = fromNetworkSchema.safeParse(message);
    if (!parsed.success) return;
    if ('seal' in parsed.data) void answerSafe(safe, parsed.data, (reply) => child?.say(reply));
    else remote.hear(parsed.data);
  }

  function running(): Child {
    if (child !== null) return child;
    const started = start(heard, () => {
      if (child !== started) return;
      child = null;
      if (!isClosed) died();
    });
    child = started;
    started.say({ folder, isSafe: safe !== null });
    return started;
  }

  function died(): void {
    const isAgain = Date.now() - diedMs < SHORTLY;
    diedMs = Date.now();
    const sentence = isAgain ? DIED_AGAIN : DIED;
    remote.lost(sentence);
    tell({ type: 'problem', sentence });
    if (!isAgain) running();
  }

  return {
    ...remote.service,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      child?.kill();
      child = null;
    },
  };
}
