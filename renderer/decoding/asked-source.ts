import type { WatchedSource } from '../shell/location.ts';
import { copied, type SharedBlocks } from './block-memory.ts';
import type { BytesAsk, BytesReply, SourceRef } from './byte-messages.ts';

/** What is asked, before it has its number. */
type Ask =
  | { readonly kind: 'look' }
  | { readonly kind: 'read'; readonly offset: number; readonly length: number; readonly alone: boolean };

type Answer = Exclude<BytesReply, { readonly problem: string } | { readonly memory: SharedBlocks }>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** Sources whose bytes the worker of bytes reads, asked through a port. */
export function sourcesBehind(port: MessagePort): (ref: SourceRef) => WatchedSource {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let memory: SharedBlocks | null = null;
  port.addEventListener('message', ({ data }: MessageEvent<BytesReply>) => {
    if ('memory' in data) {
      memory = data.memory;
      return;
    }
    const one = waiting.get(data.ask);
    waiting.delete(data.ask);
    if ('problem' in data) one?.reject(new Error(data.problem));
    else one?.resolve(data);
  });
  port.start();
  const ask = (source: number, what: Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      port.postMessage({ ...what, ask: asked, source } satisfies BytesAsk);
    });
  const read = async (id: number, offset: number, length: number, alone: boolean): Promise<Uint8Array> => {
    const answer = await ask(id, { kind: 'read', offset, length, alone });
    if ('bytes' in answer) return answer.bytes;
    const bytes = memory === null ? null : copied(memory, answer.parts);
    return bytes ?? read(id, offset, length, true);
  };
  return ({ id, name, size }) => ({
    name,
    size,
    read: (offset, length) => read(id, offset, length, false),
    look: async () => void (await ask(id, { kind: 'look' })),
  });
}
