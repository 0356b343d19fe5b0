import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { leastOf } from '../../../core/extremes.ts';
import type { Refusal } from '../refusal.ts';
import { noAnswer, silent } from './failures.ts';
import type { Peer } from './peer.ts';

/** Watches over an exchange: ends its request when the place does not pick up, or when next to nothing moves for too long. */
export interface Watch {
  /** All of the request is there: from now on the place may work. */
  asked(): void;
  /** The answer begins. */
  answers(): void;
  /** So many ms were our own. */
  away(ms: number): void;
  /** Why it ended the request; null where it did not. */
  refusal(): Refusal | null;
  end(): void;
}

/** Fewer bytes than this within the patience are as good as silence. */
const LEAST = 512;
const LOOKS = 10;

/** Begins to watch over a request; with a body, the place has longer to answer. */
export function watched(request: ClientRequest, { patience, ...peer }: Peer, hasBody: boolean): Watch {
  const limits = { connecting: patience.connectMs, moving: patience.silenceMs, working: patience.answerMs };
  let phase: keyof typeof limits = 'connecting';
  let [since, moved, isAsked, ended] = [Date.now(), 0, false, null as Refusal | null];
  let socket: Socket | null = null;
  const begin = (next: typeof phase) => {
    [phase, since] = [next, Date.now()];
  };
  const connected = () => begin(isAsked && hasBody ? 'working' : 'moving');
  request.once('socket', (taken) => {
    socket = taken;
    moved = taken.bytesRead + taken.bytesWritten;
    if (request.reusedSocket || !taken.connecting) connected();
    else taken.once('encrypted' in taken ? 'secureConnect' : 'connect', connected);
  });
  const look = () => {
    const bytes = socket === null ? 0 : socket.bytesRead + socket.bytesWritten;
    if (phase !== 'connecting' && bytes - moved >= LEAST) [moved, since] = [bytes, Date.now()];
    if (Date.now() - since <= limits[phase]) return;
    ended = phase === 'connecting' ? noAnswer(peer) : silent(peer, limits[phase]);
    request.destroy(ended);
  };
  const timer = setInterval(look, Math.max(10, leastOf(Object.values(limits)) / LOOKS));
  return {
    asked: () => {
      isAsked = true;
      if (phase !== 'connecting') connected();
    },
    answers: () => begin('moving'),
    away: (ms) => {
      since += ms;
    },
    refusal: () => ended,
    end: () => clearInterval(timer),
  };
}
