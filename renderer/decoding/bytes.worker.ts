import { contentDigest, isDigestedWhole } from '../../core/dicom/bytes/digest.ts';
import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { fileAt, type Location, sourceAt } from '../shell/location.ts';
import { BLOCK, blockMemory, MAY_SHARE } from './block-memory.ts';
import type { BytesAsk, BytesReply, BytesRequest, DigestReply } from './byte-messages.ts';
import { inPieces, type PieceSource } from './pieces.ts';

/** Blocks kept of all files together, bytes. */
const KEPT_BYTES = 96 * 1024 * 1024;

/** A source as it is read along, as it is read here and there, and how to look whether it is still the same. */
interface Source {
  readonly along: ByteSource & Partial<PieceSource>;
  readonly scattered: ByteSource;
  look(): Promise<void>;
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
    void answer(data).then((reply) =>
      port.postMessage(reply, { transfer: 'bytes' in reply ? [reply.bytes.buffer] : [] }),
    );
  });
  if (MAY_SHARE) port.postMessage({ memory: memory.shared } satisfies BytesReply);
  port.start();
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
    return { along: source, scattered: source, look: async () => undefined };
  }
  const file = fileAt(location);
  return { along: inPieces(file, memory, String(id)), scattered: file, look: file.look };
}

function sourceOf(id: number): Promise<Source> {
  const source = sources.get(id);
  if (source !== undefined) return Promise.resolve(source);
  return new Promise((resolve) => {
    waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
  });
}

async function answer(asked: BytesAsk): Promise<BytesReply> {
  const { ask } = asked;
  try {
    const source = await sourceOf(asked.source);
    if (asked.kind === 'read') return await bytesOf(source, asked);
    await source.look();
    return { ask, bytes: new Uint8Array() };
  } catch (error) {
    return { ask, problem: sentenceOf(error) };
  }
}

async function bytesOf(
  { along, scattered }: Source,
  { ask, offset, length, alone }: Extract<BytesAsk, { kind: 'read' }>,
): Promise<BytesReply> {
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

/** Of a file that is digested whole the same pieces serve its frames; of others the places lie far apart. */
async function digested(id: number): Promise<Result<string>> {
  try {
    const { along, scattered } = await sourceOf(id);
    const source = isDigestedWhole(along.size) ? along : scattered;
    return ok(await contentDigest(source, { file: source.name }));
  } catch (error) {
    return fail(sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
