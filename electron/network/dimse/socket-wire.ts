import type { Socket } from 'node:net';
import type { Wire } from '../../../core/network/dimse/conversation.ts';
import { Trouble } from '../../../core/network/dimse/trouble.ts';
import { failureCode } from '../../failure.ts';

/** A wire on a socket. */
export interface SocketWire extends Wire {
  /** Counts the peer as not silent: its work shows elsewhere. */
  stay(): void;
  /** Ends the connection at once; whoever reads or writes hears this trouble. */
  cut(trouble: Trouble): void;
  /** Ends it without trouble. */
  close(): void;
}

/** How a connection is. */
interface Line {
  trouble: Trouble | null;
  ended: boolean;
  /** When the peer last sent or took something, or was asked for it; ms since 1970. */
  moved: number;
  /** Whoever waits for something to happen. */
  readonly waiting: Set<() => void>;
}

/** A wire on a connected socket; a peer that neither sends nor takes anything for `silenceMs` is given up. */
export function socketWire(socket: Socket, silenceMs: number): SocketWire {
  const line = lineOf(socket);
  const cut = (why: Trouble) => {
    end(line, why);
    socket.destroy();
  };
  const waited = async (): Promise<void> => {
    await moving(line, silenceMs);
    if (Date.now() - line.moved >= silenceMs && !line.ended) cut(new Trouble({ kind: 'silent' }));
  };
  return {
    read: async () => {
      line.moved = Date.now();
      for (;;) {
        const chunk: Uint8Array | null = socket.read();
        if (chunk !== null) return chunk;
        if (line.trouble !== null) throw line.trouble;
        if (line.ended) return null;
        await waited();
      }
    },
    write: async (parts) => {
      line.moved = Date.now();
      if (!line.ended) poured(socket, parts);
      while (!line.ended && socket.writableNeedDrain) await waited();
      if (line.trouble !== null) throw line.trouble;
      if (line.ended) throw new Trouble({ kind: 'closed' });
    },
    stay: () => {
      line.moved = Date.now();
    },
    cut,
    close: () => {
      socket.end();
      socket.destroySoon();
    },
  };
}

function lineOf(socket: Socket): Line {
  const line: Line = { trouble: null, ended: false, moved: Date.now(), waiting: new Set() };
  socket.on('readable', () => wake(line)).on('drain', () => wake(line));
  socket.once('end', () => end(line, null)).once('close', () => end(line, null));
  // A refusal by TLS is followed by a reset now and then: two errors of one socket, of which the first says why.
  socket.on('error', (failure) => end(line, socketTrouble(failure)));
  if (socket.errored !== null) end(line, socketTrouble(socket.errored));
  else if (socket.destroyed) end(line, null);
  return line;
}

function wake(line: Line): void {
  line.moved = Date.now();
  for (const one of [...line.waiting]) one();
}

function end(line: Line, trouble: Trouble | null): void {
  line.trouble ??= trouble;
  line.ended = true;
  wake(line);
}

/** Resolves when something happens, or when nothing did for so long. */
function moving({ waiting }: Line, silenceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      resolve();
    };
    const timer = setTimeout(done, silenceMs);
    waiting.add(done);
  });
}

function poured(socket: Socket, parts: readonly Uint8Array[]): void {
  socket.cork();
  for (const part of parts) socket.write(part);
  socket.uncork();
}

/** What a failed socket means: TLS that was refused after the fact, or a connection that broke. */
function socketTrouble(failure: Error): Trouble {
  const code = failureCode(failure);
  return new Trouble(/^ERR_(SSL|TLS|OSSL)|CERT/.test(code) ? { kind: 'certificate', code } : { kind: 'closed' });
}
