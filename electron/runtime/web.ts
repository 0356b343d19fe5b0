import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { REFUSALS, windowHeaders } from '../http.ts';
import type { PageNetwork } from '../network/web-routes.ts';
import { refuse, sendFile, sendJson } from './responses.ts';

/** The address of a served window, and how to stop serving it. */
export type ServedWindow = { readonly url: string; readonly close: () => Promise<void> };

/** What to serve: the built window, the generated samples, the hospital's network where the page may use it, the first port to try, and how long somebody who begins a request may take. */
export type Serving = {
  readonly folder: string;
  readonly samples: string;
  readonly network?: PageNetwork;
  readonly port?: number;
  readonly timeOuts?: TimeOuts;
};

/** How long a request may take to come, and a connection may stay open for the next one; how often that is looked at (ms). */
type TimeOuts = Pick<
  ServerOptions,
  'headersTimeout' | 'requestTimeout' | 'keepAliveTimeout' | 'connectionsCheckingInterval'
>;

/** What a server says of itself at /served.json: which built window it serves, and where that usually is when it is elsewhere now. */
const servedSchema = z.object({ window: z.string(), usual: z.string().nullable() });

const DEFAULT_PORT = 4650;
const PORTS_TRIED = 100;
/** Somebody who begins a request has to go on with it; Node looks every 30 s by itself. */
const TIME_OUTS: TimeOuts = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
};
/** Names under which a browser on this computer asks; a page of somewhere else whose name leads here asks under its own. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/i;
/** A program on a port that does not answer for so long (ms) is not one of ours. */
const PATIENCE = 2000;

/** Serves the window as a page on this computer only, at the first free port from `port` (4650) on; the samples are at /samples/, what a trainee may see of them at /samples/practice.json. */
export function serveWindow(serving: Serving): Promise<ServedWindow> {
  return serve(serving, false);
}

async function serve(
  { folder, samples, network, port = DEFAULT_PORT, timeOuts = TIME_OUTS }: Serving,
  tells: boolean,
): Promise<ServedWindow> {
  let taken = port;
  const server = createServer(timeOuts, (request, response) => {
    const about = { window: nameOf(folder), usual: tells && taken !== port ? addressOf(port) : null };
    for (const [name, value] of Object.entries(windowHeaders)) response.setHeader(name, value);
    const answered = request.url?.startsWith('/network/')
      ? (network?.answer(request, response, `127.0.0.1:${taken}`) ?? refuse(response, 404, REFUSALS.notFound))
      : answer(request, response, { folder, samples }, about);
    Promise.resolve(answered).catch(() => response.destroy());
  });
  taken = await listen(server, port);
  return { url: addressOf(taken), close: () => closed(server) };
}

/**
 * Serves the window as `serveWindow` does, unless it is served already: a browser keeps work for each address apart, so that a second
 * server would show none of it. Null for the server then, with the address of the first. Where another program has the first port, the
 * page says what that means.
 */
export async function serveOnce(
  serving: Serving,
): Promise<{ readonly url: string; readonly server: ServedWindow | null }> {
  const server = await serve(serving, true);
  const taken = Number(new URL(server.url).port);
  // Looked at afterwards: of two that start at the same moment, the one behind sees the other.
  for (let port = serving.port ?? DEFAULT_PORT; port < taken; port += 1) {
    if ((await windowAt(addressOf(port))) !== nameOf(serving.folder)) continue;
    await server.close();
    return { url: addressOf(port), server: null };
  }
  return { url: server.url, server };
}

/** Which built window is served at an address; null when it is none, or no server of ours. */
async function windowAt(url: string): Promise<string | null> {
  try {
    const reply = await fetch(`${url}served.json`, { signal: AbortSignal.timeout(PATIENCE) });
    return servedSchema.parse(await reply.json()).window;
  } catch {
    return null;
  }
}

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}/`;
}

/** A name for a built window that says nothing of where it lies. */
function nameOf(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex');
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port += 1) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port - first >= PORTS_TRIED) throw error;
    }
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  places: Serving,
  served: z.infer<typeof servedSchema>,
): Promise<void> {
  if (!OWN_HOST.test(request.headers.host ?? '')) return refuse(response, 421, REFUSALS.elsewhere);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, REFUSALS.readOnly);
  }
  const path = askedPath(request.url ?? '/');
  if (path === '/served.json') return sendJson(response, served);
  if (path === '/samples/index.json') return sendJson(response, await sampleList(places.samples));
  const file =
    path === '/samples/practice.json'
      ? join(places.samples, 'index.json')
      : path === undefined
        ? undefined
        : fileFor(path, places);
  const about = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || about === undefined || !about.isFile()) return refuse(response, 404, REFUSALS.notFound);
  return sendFile(request, response, file, about.size);
}

function askedPath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file behind a path of the page, or undefined when it would lie outside what is served. */
function fileFor(path: string, { folder, samples }: Serving): string | undefined {
  const ofSamples = path.startsWith('/samples/');
  const root = resolve(ofSamples ? samples : folder);
  const rest = ofSamples ? path.slice('/samples'.length) : path;
  const file = resolve(root, `.${rest === '/' ? '/index.html' : rest}`);
  return file.startsWith(root + sep) ? file : undefined;
}

type SampleFile = { readonly name: string; readonly size: number; readonly url: string };

async function sampleList(samples: string): Promise<readonly SampleFile[]> {
  const entries = await readdir(samples, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile() && entry.name !== 'index.json').map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const { size } = await stat(join(samples, name));
      return { name, size, url: `/samples/${encodeURIComponent(name)}` };
    }),
  );
}
