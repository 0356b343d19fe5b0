import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { EventOf, RequestOf } from '../../core/contract.ts';
import { type NetworkChannel, networkChannels } from '../../core/contract-network.ts';
import type { NetworkService } from '../../core/network/service.ts';
import { failureReason } from '../failure.ts';
import { openedFiles } from '../files.ts';
import { refuse, sendFile, sendJson } from '../runtime/responses.ts';
import { isToken } from './page-token.ts';
import { wholeBody } from './request-body.ts';
import { type StagedObjects, stagedObjects } from './staged.ts';
import { type NetworkAnswers, networkAnswers } from './window-answers.ts';

/** The hospital's network for the page. */
export interface PageNetwork {
  /** Answers a request below /network/ that came to `host`, an address of our own server. */
  answer(request: IncomingMessage, response: ServerResponse, host: string): Promise<void>;
}

/** What the page's network needs: the service, made when it is first used; the application's folder for it; and the page's token. */
interface Surroundings {
  readonly service: () => NetworkService;
  readonly folder: string;
  readonly token: string;
}

/** A call of the window is no longer than this, bytes; objects come by themselves. */
const LONGEST_CALL = 1024 * 1024;

const FOREIGN = 'Only the page of this program may use the network.';
const NO_TOKEN =
  'This page does not know the word that lets it use the hospital network: open the whole address that the terminal shows.';

/**
 * The routes below /network/: calls of the window by POST to /network/call/NAME, objects for the outbox by POST to /network/object, what
 * happens as lines of JSON from /network/events, files that were fetched at /network/file/TOKEN. Whoever does not come from our own page
 * (Host, Origin, and the page's token or a file's own) gets 403. There is no way to an address that is not set up as a place.
 */
export function pageNetwork({ service, folder, token }: Surroundings): PageNetwork {
  const files = openedFiles();
  const staged = stagedObjects(join(folder, 'outgoing'));
  const ears = new Set<(event: EventOf<'network'>) => void>();
  let answers: NetworkAnswers | null = null;
  const answersNow = () => {
    answers ??= networkAnswers({
      service: service(),
      open: async (paths) => atTheServer(await files.open(paths)),
      find: (each) => staged.find(each) ?? files.find(each),
      folder: join(folder, 'outgoing'),
      dialog: null,
      tell: (event) => {
        for (const ear of ears) ear(event);
      },
    });
    return answers;
  };

  return {
    async answer(request, response, host) {
      const [, , route = '', name = ''] = new URL(request.url ?? '/', `http://${host}`).pathname.split('/');
      if (!isOwn(request, host)) return refuse(response, 403, FOREIGN);
      if (isRead(request) && route === 'file') {
        const file = files.find(name);
        if (file === undefined) return refuse(response, 403, FOREIGN);
        return sendFile(request, response, file.path, file.size);
      }
      if (!isToken(request.headers['x-ivus-page']?.toString(), token)) return refuse(response, 403, NO_TOKEN);
      if (request.method === 'GET' && route === 'events') {
        answersNow();
        return tell(response, ears);
      }
      if (request.method === 'POST' && route === 'call') return call(answersNow(), staged, name, request, response);
      if (request.method === 'POST' && route === 'object')
        return sendJson(response, { token: await staged.take(request) });
      return refuse(response, 404, 'There is nothing here.');
    },
  };
}

/** Answers one call of the window. */
async function call(
  answers: NetworkAnswers,
  staged: StagedObjects,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const channel = `network.${name}` as NetworkChannel;
  if (!Object.hasOwn(networkChannels, channel)) return refuse(response, 404, 'There is no such call.');
  const body = await wholeBody(request, LONGEST_CALL);
  const parsed = networkChannels[channel].request.safeParse(body === null ? undefined : jsonIn(body));
  if (!parsed.success) return refuse(response, 400, 'The server does not understand this call: load the page again.');
  const answer = answers[channel] as (given: unknown) => Promise<unknown>;
  const answered = await answer(parsed.data).then(
    (reply) => ({ reply }),
    (error: unknown) => ({ problem: `The hospital network failed because ${failureReason(error)}.` }),
  );
  if (channel === 'network.send') await staged.forget((parsed.data as RequestOf<'network.send'>).tokens);
  sendJson(response, answered);
}

/** So many bytes may wait for a page that listens. */
const MOST_UNTAKEN = 4 * 1024 * 1024;

/** Tells what happens as long as somebody listens, a line of JSON each. */
function tell(response: ServerResponse, ears: Set<(event: EventOf<'network'>) => void>): void {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  response.flushHeaders();
  const ear = (event: EventOf<'network'>) => {
    response.write(`${JSON.stringify(event)}\n`);
    // A page that takes nothing any more does not fill our memory: it asks again when it is back.
    if (response.writableLength > MOST_UNTAKEN) response.destroy();
  };
  ears.add(ear);
  response.once('close', () => ears.delete(ear));
}

/** A request that changes nothing: for bytes, or whether they are still there. */
function isRead({ method }: Pick<IncomingMessage, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Our own page under our own address: another name for it would be another site that leads here. */
function isOwn({ headers, method }: IncomingMessage, host: string): boolean {
  if (headers.host !== host) return false;
  const { origin } = headers;
  // A browser leaves the origin out where a page reads from its own server.
  if (origin === undefined) return isRead({ method }) && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin';
  return origin === `http://${host}`;
}

function atTheServer<T extends { readonly files: readonly { readonly token: string; readonly url: string }[] }>(
  opened: T,
): T {
  return { ...opened, files: opened.files.map((file) => ({ ...file, url: `/network/file/${file.token}` })) };
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
