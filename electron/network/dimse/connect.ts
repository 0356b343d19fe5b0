import { readFile } from 'node:fs/promises';
import { isIP, type Socket, connect as tcp } from 'node:net';
import { type ConnectionOptions, connect as tls } from 'node:tls';
import { Trouble } from '../../../core/network/dimse/trouble.ts';
import type { DimsePlace } from '../../../core/network/place.ts';
import { failureCode, failureReason } from '../../failure.ts';
import { Refusal } from '../refusal.ts';
import type { Secrets } from '../secrets.ts';

/** Our own certificate or key cannot be used. */
export const UNUSABLE = 'UNUSABLE';

/** A connection to a place, by TLS where it wants that: certificates are always judged, TLS 1.2 at least. Throws a Trouble or a Refusal. */
export async function connected(
  place: DimsePlace,
  secrets: Secrets,
  limitMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  const { host, port } = place;
  if (place.tls === null) return answering(unharmed(tcp({ host, port, noDelay: true })), 'connect', limitMs, signal);
  const credentials = await credentialsOf(place, secrets);
  const options = { host, port, ...credentials, ...(isIP(host) === 0 ? { servername: host } : {}) };
  const socket = opened({ ...options, minVersion: 'TLSv1.2', rejectUnauthorized: true });
  socket.setNoDelay(true);
  return answering(socket, 'secureConnect', limitMs, signal);
}

/** A socket whose failures never end the process: one may come between two listeners, or after the first one was told. */
function unharmed<T extends Socket>(socket: T): T {
  return socket.on('error', () => undefined);
}

function opened(options: ConnectionOptions): Socket {
  try {
    return unharmed(tls(options));
  } catch {
    // Before anything is sent: a file that holds no certificate, a key of another one, a wrong pass phrase.
    throw new Trouble({ kind: 'certificate', code: UNUSABLE });
  }
}

async function credentialsOf(place: DimsePlace, secrets: Secrets): Promise<ConnectionOptions> {
  const { caFile, certFile, keyFile } = place.tls ?? {};
  const passphrase = keyFile === undefined ? null : await secrets.secret(place.id);
  return {
    ...(caFile === undefined ? {} : { ca: await pem(caFile, place.name) }),
    ...(certFile === undefined ? {} : { cert: await pem(certFile, place.name) }),
    ...(keyFile === undefined ? {} : { key: await pem(keyFile, place.name) }),
    ...(passphrase === null ? {} : { passphrase }),
  };
}

async function pem(path: string, name: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal(`The certificate file ${path} for ${name} cannot be read because ${failureReason(error)}.`);
  }
}

function answering(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  limitMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      socket.removeListener('error', failed);
      socket.removeListener('close', closed);
    };
    const end = (trouble: Trouble) => {
      done();
      socket.destroy();
      reject(trouble);
    };
    const stop = () => end(new Trouble({ kind: 'stopped' }));
    const closed = () => end(new Trouble({ kind: 'certificate', code: 'ECONNRESET' }));
    const failed = (failure: Error) => end(connectTrouble(failure, event));
    const timer = setTimeout(() => end(new Trouble({ kind: 'unreachable', code: 'ETIMEDOUT' })), limitMs);
    socket.once('error', failed).once('close', closed);
    socket.once(event, () => {
      done();
      resolve(socket);
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Codes of a connection that never came about, before any TLS. */
const NOBODY = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EACCES',
]);

function connectTrouble(failure: Error, event: 'connect' | 'secureConnect'): Trouble {
  // Several addresses of one name failed: the first says why.
  const first = failure instanceof AggregateError && failure.errors[0] instanceof Error ? failure.errors[0] : failure;
  const code = failureCode(first);
  if (event === 'connect' || NOBODY.has(code)) return new Trouble({ kind: 'unreachable', code });
  return new Trouble({ kind: 'certificate', code });
}
