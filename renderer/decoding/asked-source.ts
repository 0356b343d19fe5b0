import type { WatchedSource } from '../shell/location.ts';
import type { BytesAsk, BytesReply, SourceRef } from './byte-messages.ts';

/** What is asked, before it has its number. */
type Ask = { readonly kind: 'look' } | { readonly kind: 'read'; readonly offset: number; readonly length: number };

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** Sources whose bytes the worker of bytes reads, asked through a port. */
export function sourcesBehind(port: MessagePort): (ref: SourceRef) => WatchedSource {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  port.addEventListener('message', ({ data }: MessageEvent<BytesReply>) => {
    const one = waiting.get(data.ask);
    waiting.delete(data.ask);
    if ('bytes' in data) one?.resolve(data.bytes);
    else one?.reject(new Error(data.problem));
  });
  port.start();
  const ask = (source: number, what: Ask): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      port.postMessage({ ...what, ask: asked, source } satisfies BytesAsk);
    });
  return ({ id, name, size }) => ({
    name,
    size,
    read: (offset, length) => ask(id, { kind: 'read', offset, length }),
    look: async () => void (await ask(id, { kind: 'look' })),
  });
}
