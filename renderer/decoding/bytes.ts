import type { Result } from '../../core/result.ts';
import { fail } from '../../core/result.ts';
import { absoluteLocation, type Location, sizeOf } from '../shell/location.ts';
import type { BytesRequest, DigestReply, SourceRef } from './byte-messages.ts';

/** The worker that reads bytes for all others. */
interface BytesWorker {
  readonly worker: Worker;
  /** The sources of which it knows the place. */
  readonly told: Set<number>;
}

let reader: BytesWorker | null = null;
let digests = new Map<number, ((digest: Result<string>) => void)[]>();
const refs = new WeakMap<Location, SourceRef>();
let count = 0;
let stopped: () => void = () => undefined;

/** Has what to do when the worker of bytes stops, which ends every port to it. */
export function onBytesStopped(then: () => void): void {
  stopped = then;
}

/** The number of an opening: what only the window keeps of it (pictures, cut, thumbnail) is kept under this, before its digest is known. */
export function openingOf(location: Location): number {
  return refOf(location).id;
}

function refOf(location: Location): SourceRef {
  const known = refs.get(location);
  if (known !== undefined) return known;
  count += 1;
  const ref = { id: count, name: location.name, size: sizeOf(location) };
  refs.set(location, ref);
  return ref;
}

/** The source at a place, of which the worker of bytes knows from now on. */
export function sourceRef(location: Location): SourceRef {
  const ref = refOf(location);
  const { told } = hired();
  if (!told.has(ref.id)) post({ kind: 'source', id: ref.id, location: absoluteLocation(location) });
  told.add(ref.id);
  return ref;
}

/** A new port through which a decoding worker asks for bytes. */
export function portToBytes(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  post({ kind: 'port', port: port1 }, [port1]);
  return port2;
}

/** The content digest of the file at a place, as contentDigest gives it; the sentence when it cannot be read any more. */
export function digestAt(location: Location): Promise<Result<string>> {
  const { id } = sourceRef(location);
  return new Promise((resolve) => {
    digests.set(id, [...(digests.get(id) ?? []), resolve]);
    post({ kind: 'digest', id });
  });
}

function hired(): BytesWorker {
  if (reader !== null) return reader;
  const worker = new Worker(new URL('./bytes.worker.ts', import.meta.url), { type: 'module', name: 'bytes' });
  worker.addEventListener('message', ({ data }: MessageEvent<DigestReply>) => {
    for (const take of digests.get(data.id) ?? []) take(data.digest);
    digests.delete(data.id);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    replace();
  });
  reader = { worker, told: new Set() };
  return reader;
}

function post(request: BytesRequest, transfer: Transferable[] = []): void {
  hired().worker.postMessage(request, transfer);
}

/** A worker that stopped is sent away; who waited for it gets a sentence, and the next one is told of the sources anew. */
function replace(): void {
  reader?.worker.terminate();
  reader = null;
  const left = digests;
  digests = new Map();
  for (const takers of left.values()) for (const take of takers) take(fail(STOPPED));
  stopped();
}

const STOPPED = 'The file could not be read because reading stopped; open the file again.';
