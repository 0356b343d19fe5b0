import { readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { AssociateRequest } from '../../../core/network/dimse/associate.ts';
import type { Rejection } from '../../../core/network/dimse/pdu.ts';
import { REJECTED, serve } from '../../../core/network/dimse/provider.ts';
import type { Receive } from '../../../core/network/dimse/receiving.ts';
import { Trouble } from '../../../core/network/dimse/trouble.ts';
import type { ReceiverSettings, ReceiverState } from '../../../core/network/received.ts';
import { failureCode, failureReason } from '../../failure.ts';
import { expectations } from './expectations.ts';
import type { MoveDestination } from './move-destination.ts';
import { type DimsePatience, PATIENCE } from './patience.ts';
import { socketWire } from './socket-wire.ts';

/** What the receiver tells the program around it. */
export interface ReceiverHost {
  /** Takes objects of a caller. */
  receive(from: string): Receive;
  /** A line for the log: never who, which study or which file. */
  note(line: string): void;
}

/** The receiver of this computer, listening or not. */
export interface Receiver {
  /** Starts or stops it by its settings; a problem is said in the state. */
  apply(settings: ReceiverSettings): Promise<ReceiverState>;
  /** Where archives may send what we ask for. */
  readonly destination: MoveDestination;
  close(): Promise<void>;
}

/** So many connections at a time, and from one address: others are closed at once. */
const [MOST, MOST_FROM_ONE] = [64, 16];

/** So many bytes of a connection are read ahead while those before them are handed on. */
const READ_AHEAD = 256 * 1024;

/** A receiver that does not listen yet. */
export function receiverOf(host: ReceiverHost, patience: DimsePatience = PATIENCE): Receiver {
  const expected = expectations();
  let listening: { readonly server: Server; readonly settings: ReceiverSettings } | null = null;
  const sockets = new Set<Socket>();
  const close = async () => {
    const server = listening?.server;
    listening = null;
    for (const socket of sockets) socket.destroy();
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
  };
  return {
    apply: async (settings) => {
      await close();
      if (!settings.on) return { settings, listening: false, problem: null };
      try {
        const accept = (socket: Socket) =>
          met(socket, sockets, () => served(socket, settings, host, expected, patience));
        const server = await serverOf(settings, patience, accept);
        await bound(server, settings);
        listening = { server, settings };
        return { settings, listening: true, problem: null };
      } catch (failure) {
        return { settings, listening: false, problem: notStarted(failure, settings) };
      }
    },
    destination: {
      title: () => listening?.settings.title ?? null,
      expect: expected.expect,
    },
    close,
  };
}

async function serverOf({ tls }: ReceiverSettings, { connectMs }: DimsePatience, accept: (socket: Socket) => void) {
  if (tls === null) return createServer({ noDelay: true, highWaterMark: READ_AHEAD }, accept);
  const [ca, cert, key] = await Promise.all([tls.caFile, tls.certFile, tls.keyFile].map((path) => readFile(path)));
  if (ca === undefined || cert === undefined || key === undefined) throw new Error('a certificate is missing');
  const options = { ca, cert, key, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
  return createTlsServer({ ...options, handshakeTimeout: connectMs }, accept).on('tlsClientError', (_error, socket) =>
    socket.destroy(),
  );
}

function bound(server: Server, { address, port }: ReceiverSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.maxConnections = MOST;
    server.once('error', reject).listen(port, address, () => {
      server.removeListener('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function notStarted(failure: unknown, { address, port }: ReceiverSettings): string {
  if (/^ERR_(OSSL|CRYPTO|MISSING_PASSPHRASE)/.test(failureCode(failure)))
    return 'Nothing can be received: the certificate or key file cannot be used. Choose them again.';
  switch (failureCode(failure)) {
    case 'EADDRINUSE':
      return `Nothing can be received: another program uses port ${port}. Choose another port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Nothing can be received: this computer does not have the address ${address}. Choose another one.`;
    case 'EACCES':
      return `Nothing can be received: port ${port} is reserved for the system. Choose one above 1023.`;
    case 'ENOENT':
      return 'Nothing can be received: a certificate file does not exist. Choose it again.';
    default:
      return `Nothing can be received because ${failureReason(failure)}.`;
  }
}

/** Meets a connection, unless its address has too many. */
function met(socket: Socket, sockets: Set<Socket>, serveIt: () => Promise<void>): void {
  const { remoteAddress } = socket;
  const same = [...sockets].filter((one) => one.remoteAddress === remoteAddress).length;
  socket.on('error', () => undefined);
  if (same >= MOST_FROM_ONE) {
    socket.destroy();
    return;
  }
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  void serveIt();
}

async function served(
  socket: Socket,
  settings: ReceiverSettings,
  host: ReceiverHost,
  expected: ReturnType<typeof expectations>,
  { silenceMs, connectMs }: DimsePatience,
): Promise<void> {
  const wire = socketWire(socket, silenceMs);
  const begin = Date.now();
  let [objects, began] = [0, false];
  // Whoever connects and asks for nothing is not waited for as long as one who is sending.
  const first = setTimeout(() => began || wire.cut(new Trouble({ kind: 'silent' })), connectMs);
  const tell = (how: string) => host.note(`receiver: ${how}, ${objects} objects, ${Date.now() - begin} ms`);
  const from = plainAddress(socket.remoteAddress);
  try {
    await serve(wire, {
      refusal: (request) => {
        began = true;
        return refusal(request, settings, from);
      },
      receive: (request) => async (announced) => {
        objects += 1;
        return (expected.of(announced.instance) ?? host.receive(plainTitle(request.calling)))(announced);
      },
    });
    tell('done');
  } catch (failure) {
    tell(failure instanceof Trouble ? failure.what.kind : 'failed');
  } finally {
    clearTimeout(first);
    wire.close();
  }
}

/** Why a caller is refused: another title than ours, or not on the list of those who may call. */
function refusal(request: AssociateRequest, { title, callers }: ReceiverSettings, from: string): Rejection | null {
  if (request.called !== title) return REJECTED.unknownTitle;
  const isKnown = callers.some(
    (caller) => caller.title === request.calling && (caller.address === null || plainAddress(caller.address) === from),
  );
  return callers.length === 0 || isKnown ? null : REJECTED.unknownCaller;
}

/** A title as it may be written and shown, whatever a caller calls itself. */
function plainTitle(title: string): string {
  return title.replace(/[^\x20-\x5b\x5d-\x7e]/g, '?').slice(0, 16) || 'UNKNOWN';
}

/** An IPv4 address that came over IPv6 is still that address. */
function plainAddress(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').trim();
}
