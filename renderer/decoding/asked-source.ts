import { joined } from '../../core/dicom/bytes/joined.ts';
import type { ByteRange } from '../../core/dicom/pixels/pixel-index.ts';
import type { WatchedSource } from '../shell/location.ts';
import { BLOCK, copied, partsHeld, type SharedBlocks } from './block-memory.ts';
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

/** Sources whose bytes the worker of bytes reads, asked through a port; what is in its memory is taken from there at once. */
export function sourcesBehind(port: MessagePort): (ref: SourceRef) => WatchedSource {
  const { ask, memory } = asking(port);
  const say = sayTaken(port);
  const bytesOf = async ({ id }: SourceRef, what: Ask): Promise<Uint8Array | null> => {
    const answer = await ask(id, what);
    const shared = memory();
    return 'bytes' in answer ? answer.bytes : shared === null ? null : copied(shared, answer.parts);
  };
  const held = ({ id, size }: SourceRef, { offset, length }: ByteRange): Uint8Array | null => {
    const [shared, end] = [memory(), Math.min(size, offset + length)];
    const parts = shared === null || end <= offset ? null : partsHeld(shared, id, offset, end);
    return shared === null || parts === null ? null : copied(shared, parts);
  };
  const read = async (ref: SourceRef, range: Range): Promise<Uint8Array> => {
    const bytes = held(ref, range);
    if (bytes !== null) say(ref.id, range.offset, range.offset + bytes.length, range.relies);
    return (
      bytes ??
      (await bytesOf(ref, { kind: 'read', ...range })) ??
      (await bytesOf(ref, { kind: 'read', ...range, alone: true })) ??
      new Uint8Array()
    );
  };
  const glance = async (ref: SourceRef, ranges: readonly ByteRange[]): Promise<Uint8Array> => {
    const [only, ...more] = ranges;
    if (only !== undefined && more.length === 0) return read(ref, { ...only, alone: false, relies: false });
    const there = ranges.map((range) => held(ref, range));
    const asked = ranges.filter((_, i) => there[i] === null);
    const came = asked.length === 0 ? null : await bytesOf(ref, { kind: 'glance', ranges: asked });
    return inOrder(ranges, there, came ?? new Uint8Array());
  };
  return (ref) => ({
    name: ref.name,
    size: ref.size,
    read: (offset, length) => read(ref, { offset, length, alone: false, relies: true }),
    glance: (ranges) => glance(ref, ranges),
    look: async () => void (await ask(ref.id, { kind: 'look' })),
  });
}

/** Ranges one after the other: those that were there, and those that came, as far as they did. */
function inOrder(ranges: readonly ByteRange[], there: readonly (Uint8Array | null)[], came: Uint8Array): Uint8Array {
  let at = 0;
  const next = (length: number): Uint8Array => {
    at += length;
    return came.subarray(at - length, at);
  };
  return joined(there.map((bytes, i) => bytes ?? next(ranges[i]?.length ?? 0)));
}

/** Questions through a port and their answers, and the memory that workers share, once it has come. */
function asking(port: MessagePort) {
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
  return { ask, memory: () => memory };
}

/** Tells the worker of bytes what was taken, once for all that comes out of the same blocks one after the other. */
function sayTaken(port: MessagePort): (source: number, offset: number, end: number, relies: boolean) => void {
  let last = '';
  return (source, offset, end, relies) => {
    const taken = `${source} ${Math.floor(offset / BLOCK)} ${Math.floor((end - 1) / BLOCK)} ${relies}`;
    if (taken === last) return;
    last = taken;
    port.postMessage({ kind: 'took', source, offset, length: end - offset, relies } satisfies BytesAsk);
  };
}
