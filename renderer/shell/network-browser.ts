import type { EventOf, ReplyOf, RequestOf } from '../../core/contract.ts';
import { channels, events } from '../../core/contract.ts';
import type { NetworkChannel } from '../../core/contract-network.ts';
import type { NetworkBridge } from './network.ts';

const TOKEN_KEY = 'ivus-network-token';
const GONE = 'The server of this page does not answer, or has no hospital network: start it again with “npm run web”.';

type Listener = (event: EventOf<'network'>) => void;

/** The network through the page's own server, which knows the page by a token that was in the address it was opened with. */
export function browserNetwork(): NetworkBridge {
  rememberToken();
  const listeners: Listener[] = [];
  let hears = false;
  const hear = () => {
    if (hears || listeners.length === 0) return;
    hears = true;
    void lines('/network/events', (line) => {
      const event = events.network.safeParse(JSON.parse(line));
      if (event.success) for (const listener of listeners) listener(event.data);
    }).finally(() => {
      hears = false;
    });
  };
  return {
    async call(channel, request) {
      const reply = await called(channel, channel === 'network.send' ? await handedOver(request) : request);
      hear();
      return reply;
    },
    choosesFiles: false,
    listen: (listener) => void listeners.push(listener),
    gathered: async ({ files, ...rest }) => ({
      ...rest,
      files: files.map(({ name, size, url }) => ({ ref: null, location: { kind: 'url', name, size, url } })),
    }),
  };
}

/** The page was opened with its token behind the address: it is kept for the next time and taken out of the address. */
function rememberToken(): void {
  const token = /^#network=([0-9a-f]{64})$/.exec(globalThis.location?.hash ?? '')?.[1];
  if (token === undefined) return;
  localStorage.setItem(TOKEN_KEY, token);
  history.replaceState(null, '', location.pathname + location.search);
}

function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...init.headers, 'x-ivus-page': localStorage.getItem(TOKEN_KEY) ?? '' };
  return fetch(path, { ...init, headers }).catch(() => {
    throw new Error(GONE);
  });
}

async function called<C extends NetworkChannel>(channel: C, request: unknown): Promise<ReplyOf<C>> {
  const name = channel.replace('network.', '');
  const json = { method: 'POST', body: JSON.stringify(request), headers: { 'Content-Type': 'application/json' } };
  const response = await asked(`/network/call/${name}`, json);
  if (response.status === 403) throw new Error(await response.text());
  const answer = (await response.json().catch(() => null)) as { reply?: unknown; problem?: string } | null;
  if (answer?.problem !== undefined) throw new Error(answer.problem);
  const parsed = channels[channel].reply.safeParse(answer?.reply);
  if (!parsed.success) throw new Error(GONE);
  return parsed.data as ReplyOf<C>;
}

/** Objects go to the server one by one, before the call that names them. */
async function handedOver(request: unknown): Promise<RequestOf<'network.send'>> {
  const { id, objects, tokens } = request as RequestOf<'network.send'>;
  const taken: string[] = [];
  for (const { bytes } of objects) {
    const response = await asked('/network/object', { method: 'POST', body: Uint8Array.from(bytes) });
    if (!response.ok) throw new Error(response.status === 403 ? await response.text() : GONE);
    taken.push(((await response.json()) as { token: string }).token);
  }
  return { id, objects: [], tokens: [...taken, ...tokens] };
}

/** Reads an answer that goes on for ever line by line; ends with the server. */
async function lines(path: string, take: (line: string) => void): Promise<void> {
  const response = await asked(path).catch(() => null);
  const reader = response?.ok ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  let rest = '';
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: '' }));
    if (done) return;
    const pieces = (rest + value).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) take(piece);
  }
}
