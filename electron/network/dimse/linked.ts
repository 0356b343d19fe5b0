import type { AssociateRequest } from '../../../core/network/dimse/associate.ts';
import { begun, type Conversation } from '../../../core/network/dimse/conversation.ts';
import { abortPdu } from '../../../core/network/dimse/pdu.ts';
import { Trouble } from '../../../core/network/dimse/trouble.ts';
import type { DimsePlace } from '../../../core/network/place.ts';
import type { Secrets } from '../secrets.ts';
import { connected } from './connect.ts';
import type { DimsePatience } from './patience.ts';
import { type SocketWire, socketWire } from './socket-wire.ts';

/** A place, what it needs to be talked to, and how long it may take. */
export interface Peer {
  readonly place: DimsePlace;
  readonly secrets: Secrets;
  readonly patience: DimsePatience;
}

/** An association with a place while work is done on it. */
export interface Link {
  readonly talk: Conversation;
  readonly wire: SocketWire;
  /** Does this when the operator stops the work; without it the association is aborted at once, with it after a while. */
  onStop(work: () => void): void;
}

/** Opens an association with a place, does the work and releases it. Throws a Trouble or a Refusal; nothing stays open. */
export async function linked<T>(
  { place, secrets, patience }: Peer,
  request: AssociateRequest,
  signal: AbortSignal,
  work: (link: Link) => Promise<T>,
): Promise<T> {
  const socket = await connected(place, secrets, patience.connectMs, signal);
  const wire = socketWire(socket, patience.silenceMs);
  let gently: (() => void) | null = null;
  let last: NodeJS.Timeout | undefined;
  const cut = () => {
    socket.write(abortPdu({ source: 0, reason: 0 }));
    wire.cut(new Trouble({ kind: 'stopped' }));
  };
  const stop = () => {
    gently?.();
    if (gently === null) cut();
    else last = setTimeout(cut, patience.cancelMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const talk = await begun(wire, request);
    const onStop = (gentle: () => void) => {
      gently = gentle;
    };
    const done = await work({ talk, wire, onStop });
    await released(talk, wire, patience.releaseMs);
    return done;
  } catch (failure) {
    if (!socket.destroyed) socket.write(abortPdu({ source: 0, reason: 0 }));
    // What was stopped fails in many ways; it was the operator.
    throw signal.aborted ? new Trouble({ kind: 'stopped' }) : failure;
  } finally {
    clearTimeout(last);
    signal.removeEventListener('abort', stop);
    wire.close();
  }
}

/** Releases an association whose work is done: a peer that does not answer to that has lost nothing. */
async function released(talk: Conversation, wire: SocketWire, limitMs: number): Promise<void> {
  const timer = setTimeout(() => wire.cut(new Trouble({ kind: 'silent' })), limitMs);
  try {
    await talk.release();
  } catch (failure) {
    if (!(failure instanceof Trouble)) throw failure;
  } finally {
    clearTimeout(timer);
  }
}
