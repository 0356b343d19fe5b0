import { contentDigest, isDigestedWhole } from '../../core/dicom/bytes/digest.ts';
import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { fileAt, type Location, sourceAt, type WatchedSource } from '../shell/location.ts';
import { BLOCK, blockMemory, MAY_SHARE } from './block-memory.ts';
import type { BytesAsk, BytesReply, BytesRequest, DigestReply } from './byte-messages.ts';
import { inPieces, type PieceSource } from './pieces.ts';

/** Blocks kept of all files together, bytes. */
const KEPT_BYTES = 96 * 1024 * 1024;

/** A source as it is read along, and as it is read here and there and looked at; from `relyOn` on it is looked at with whatever is read. */
interface Source {
  readonly along: ByteSource & Partial<PieceSource>;
  readonly scattered: WatchedSource;
  relyOn(): void;
}

const memory = blockMemory(KEPT_BYTES / BLOCK);
const sources = new Map<number, Source>();
/** A worker may ask before the window's word of the place has come: they are different ways. */
const waiting = new Map<number, ((source: Source) => void)[]>();

self.addEventListener('message', ({ data }: MessageEvent<BytesRequest>) => {
  if (data.kind === 'port') listen(data.port);
  else if (data.kind === 'source') keep(data.id, madeSource(data.id, data.location));
  else void digested(data.id).then((digest) => self.postMessage({ id: data.id, digest } satisfies DigestReply));
});

function listen(port: MessagePort): void {
  port.addEventListener('message', ({ data }: MessageEvent<BytesAsk>) => {
    if (data.kind === 'took') return took(data);
    void answer(data).then((reply) =>
      port.postMessage(reply, { transfer: 'bytes' in reply ? [reply.bytes.buffer] : [] }),
    );
  });
  if (MAY_SHARE) port.postMessage({ memory: memory.shared } satisfies BytesReply);
  port.start();
}

/** Whoever takes bytes that are there goes on, and more are read along. */
function took({ source, offset, length, relies }: Extract<BytesAsk, { kind: 'took' }>): void {
  const known = sources.get(source);
  if (relies) known?.relyOn();
  known?.along.took?.(offset, length);
}

function keep(id: number, source: Source): void {
  sources.set(id, source);
  for (const take of waiting.get(id) ?? []) take(source);
  waiting.delete(id);
}

/** Neighbouring frames of one file come along in pieces; in files of their own, one that is lost must not cost others. */
function madeSource(id: number, location: Location): Source {
  if (location.kind === 'files') {
    const source = sourceAt(location);
    const nothing = async () => undefined;
    const glance = async () => new Uint8Array();
    return { along: source, scattered: { ...source, glance, look: nothing }, relyOn: nothing };
  }
  const file = fileAt(location);
  let relied = false;
  const read = (offset: number, length: number) =>
    relied ? file.read(offset, length) : file.glance([{ offset, length }]);
  const scattered = { ...file, read };
  const relyOn = () => {
    relied = true;
  };
  return { along: inPieces(scattered, memory, id), scattered, relyOn };
}

function sourceOf(id: number): Promise<Source> {
  const source = sources.get(id);
  if (source !== undefined) return Promise.resolve(source);
  return new Promise((resolve) => {
    waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
  });
}

async function answer(asked: Exclude<BytesAsk, { kind: 'took' }>): Promise<BytesReply> {
  const { ask } = asked;
  try {
    const source = await sourceOf(asked.source);
    if (asked.kind === 'read') return await bytesOf(source, asked);
    if (asked.kind === 'glance') return { ask, bytes: own(await source.scattered.glance(asked.ranges)) };
    await source.scattered.look();
    return { ask, bytes: new Uint8Array() };
  } catch (error) {
    return { ask, problem: sentenceOf(error) };
  }
}

async function bytesOf(
  { along, scattered, relyOn }: Source,
  { ask, offset, length, alone, relies }: Extract<BytesAsk, { kind: 'read' }>,
): Promise<BytesReply> {
  if (relies) relyOn();
  if (!alone && along.parts !== undefined && MAY_SHARE) {
    const parts = await along.parts(offset, length);
    if (parts !== null) return { ask, parts };
  }
  const source = alone || MAY_SHARE ? scattered : along;
  return { ask, bytes: own(await source.read(offset, length)) };
}

/** Bytes in a buffer of their own, which is handed over. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length ? new Uint8Array(buffer) : bytes.slice();
}

/** Of a file that is digested whole the same pieces serve its frames; of others the places lie far apart. What was read before is looked at now. */
async function digested(id: number): Promise<Result<string>> {
  try {
    const { along, scattered, relyOn } = await sourceOf(id);
    relyOn();
    const source = isDigestedWhole(along.size) ? along : { ...scattered, readTogether: scattered.glance };
    const [digest] = await Promise.all([contentDigest(source, { file: source.name }), scattered.look()]);
    return ok(digest);
  } catch (error) {
    return fail(sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
