import type { ByteRange } from '../../core/dicom/pixels/pixel-index.ts';
import type { WatchedSource } from '../shell/location.ts';
import { copied, type SharedBlocks } from './block-memory.ts';
import type { BytesAsk, BytesReply, SourceRef } from './byte-messages.ts';

/** What is asked, before it has its number. */
type Ask =
  | { readonly kind: 'look' }
  | { readonly kind: 'glance'; readonly ranges: readonly ByteRange[] }
  | ({ readonly kind: 'read' } & Range);

/** A range as it is asked for, as the worker of bytes takes it. */
type Range = Pick<Extract<BytesAsk, { readonly kind: 'read' }>, 'offset' | 'length' | 'alone' | 'relies'>;

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
  const bytesOf = async (id: number, what: Ask): Promise<Uint8Array | null> => {
    const answer = await ask(id, what);
    return 'bytes' in answer ? answer.bytes : memory === null ? null : copied(memory, answer.parts);
  };
  const read = async (id: number, range: Range): Promise<Uint8Array> =>
    (await bytesOf(id, { kind: 'read', ...range })) ?? read(id, { ...range, alone: true });
  const glance = async (id: number, ranges: readonly ByteRange[]): Promise<Uint8Array> => {
    const [only, ...more] = ranges;
    if (only !== undefined && more.length === 0) return read(id, { ...only, alone: false, relies: false });
    return (await bytesOf(id, { kind: 'glance', ranges })) ?? new Uint8Array();
  };
  return ({ id, name, size }) => ({
    name,
    size,
    read: (offset, length) => read(id, { offset, length, alone: false, relies: true }),
    glance: (ranges) => glance(id, ranges),
    look: async () => void (await ask(id, { kind: 'look' })),
  });
}
