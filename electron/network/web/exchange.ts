import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { createGunzip, createInflate } from 'node:zlib';
import { failureCode } from '../../failure.ts';
import { goOn, Refusal, stopped } from '../refusal.ts';
import { damaged, refusalOf, statusRefusal } from './failures.ts';
import type { Peer } from './peer.ts';
import { type Watch, watched } from './watch.ts';

/** What is asked of a place. `path` is below its address, each part as it is, not yet encoded. */
export interface Asked {
  readonly path: readonly string[];
  readonly search?: URLSearchParams;
  readonly accept: string;
  readonly body?: { readonly type: string; readonly length: number; readonly pieces: AsyncIterable<Uint8Array> };
}

/** An answer whose body has not been read yet; whoever has it reads it to its end or calls `close`. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  close(): void;
}

/** Headers of a place may have so many bytes. */
const HEADERS = 32 * 1024;

/**
 * Asks a place, and gives its answer as soon as its headers are there. Never follows a redirect. Throws a Refusal for whatever goes
 * wrong, also while the body is read.
 */
export async function exchange(peer: Peer, asked: Asked, signal: AbortSignal): Promise<Answer> {
  try {
    return await once(peer, asked, signal);
  } catch (error) {
    // A place may close a connection that was kept alive just when it is used again.
    if (!(error instanceof Stale)) throw refusalOf(error, peer);
  }
  return once(peer, asked, signal).catch((error: unknown) => {
    throw refusalOf(error, peer);
  });
}

class Stale extends Error {}

async function once(peer: Peer, asked: Asked, signal: AbortSignal): Promise<Answer> {
  goOn(signal);
  const request = begun(peer, asked);
  const watch = watched(request, peer, asked.body !== undefined);
  const stop = () => request.destroy(stopped());
  signal.addEventListener('abort', stop, { once: true });
  const end = () => {
    watch.end();
    signal.removeEventListener('abort', stop);
  };
  try {
    const response = await answered(request, asked, watch);
    const close = () => {
      end();
      response.destroy();
      // An answer that came before all of the request: the rest is not sent.
      if (!request.writableEnded) request.destroy();
    };
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: bodyOf(response, peer, watch, close),
      close,
    };
  } catch (error) {
    end();
    request.destroy();
    const again = request.reusedSocket && asked.body === undefined && failureCode(error) === 'ECONNRESET';
    throw again ? new Stale() : error;
  }
}

function begun(peer: Peer, { path, search, accept, body }: Asked): ClientRequest {
  const url = new URL(peer.root);
  url.pathname = [url.pathname.replace(/\/+$/, ''), ...path.map(encodeURIComponent)].join('/');
  url.search = search?.toString() ?? '';
  const about = body === undefined ? {} : { 'content-type': body.type, 'content-length': body.length };
  return (url.protocol === 'https:' ? tlsRequest : httpRequest)(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...peer.headers, accept, 'accept-encoding': 'identity', ...about },
    agent: peer.agent,
    maxHeaderSize: HEADERS,
  });
}

/** The response to a request whose body is written meanwhile; one that comes before all of the body is there counts. */
function answered(request: ClientRequest, { body }: Asked, watch: Watch): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let response: IncomingMessage | null = null;
    request.on('response', (message) => {
      response = message;
      watch.answers();
      resolve(message);
    });
    request.on('error', reject);
    request.on('close', () => reject(new Error('socket hang up')));
    if (body === undefined) {
      request.end();
      watch.asked();
      return;
    }
    written(request, body.pieces, () => response !== null).then(
      (whole) => whole && watch.asked(),
      (error: Error) => {
        if (response === null) request.destroy(error);
        reject(error);
      },
    );
  });
}

/** Writes a body piece by piece; stops where the answer has come already, and says whether all of it went. */
async function written(
  request: ClientRequest,
  pieces: AsyncIterable<Uint8Array>,
  isAnswered: () => boolean,
): Promise<boolean> {
  for await (const piece of pieces) {
    if (isAnswered() || request.destroyed) return false;
    if (!request.write(piece)) await drained(request);
  }
  request.end();
  return true;
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      for (const event of ['drain', 'close', 'error', 'response']) request.removeListener(event, go);
      resolve();
    };
    for (const event of ['drain', 'close', 'error', 'response']) request.once(event, go);
  });
}

async function* bodyOf(
  response: IncomingMessage,
  peer: Peer,
  watch: Watch,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of unpacked(response, peer)) {
      // The time that we ourselves take is not the place's silence.
      const begin = Date.now();
      yield piece;
      watch.away(Date.now() - begin);
    }
    if (!response.complete) throw damaged(peer);
  } catch (error) {
    throw refusalOf(watch.refusal() ?? error, peer);
  } finally {
    close();
  }
}

/** Some places pack what was asked for unpacked. */
function unpacked(response: IncomingMessage, peer: Peer): AsyncIterable<Uint8Array> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  const open =
    encoding === 'gzip' || encoding === 'x-gzip' ? createGunzip() : encoding === 'deflate' ? createInflate() : null;
  if (open === null)
    throw new Refusal(`${peer.name} packs its answers in a way (${encoding.slice(0, 20)}) that was not asked for.`);
  response.on('error', (error) => open.destroy(error));
  return response.pipe(open);
}

/** All of a body as text, up to `most` bytes; throws a Refusal above. */
export async function textIn(answer: Answer, most: number, peer: Peer): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body) {
    bytes += piece.length;
    if (bytes > most) throw new Refusal(`${peer.name} sent a list that is too long; search for less.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Throws why an answer with a status other than success is none. */
export function refused(answer: Answer, peer: Peer): Refusal {
  answer.close();
  const { location, 'retry-after': after } = answer.headers;
  return statusRefusal(answer.status, peer, location, waitAsked(after));
}

/** Retry-After in ms: seconds, or a date. */
function waitAsked(after: string | undefined): number {
  if (after === undefined) return 0;
  const ms = /^\s*\d{1,6}\s*$/.test(after) ? 1000 * Number(after) : Date.parse(after) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}
