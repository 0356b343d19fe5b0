import '../../renderer/shell/trusted.ts';
import type { Run } from '../../core/dicom/run.ts';
import type { BytesRequest, DigestReply, SourceRef } from '../../renderer/decoding/byte-messages.ts';
import type { Reply, Request } from '../../renderer/decoding/messages.ts';
import { alongBlob } from '../../renderer/shell/along.ts';
import { type FileLocation, sizeOf } from '../../renderer/shell/location.ts';
import type { WindowTimes } from './in-window.ts';
import { medianMs } from './median.ts';

/** What to measure: the run, and where the window's decoding worker and its worker of bytes are. */
export interface Order {
  readonly location: Extract<FileLocation, { kind: 'blob' }>;
  readonly decoder: string;
  readonly reader: string;
  /** How often all frames are decoded after the first time. */
  readonly passes: number;
}

// Runs in a worker of the window, which hires the window's own decoding workers and asks them as the window does.
self.addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  self.postMessage(await times(data));
});

async function times({ location, decoder, reader, passes }: Order): Promise<WindowTimes> {
  const bytes = new Worker(reader, { type: 'module' });
  const hire = (): Worker => readingWorker(decoder, bytes);
  const ranged = () => location.blob.slice(0, 65_536).arrayBuffer();
  const range = await medianMs(9, ranged);
  const one = hire();
  const header = await medianMs(9, () => opened(one, sourceIn(bytes, location)));
  const open = await medianMs(5, () => openedWithDigest(one, bytes, location));
  const source = sourceIn(bytes, location);
  const run = await opened(one, source);
  tell(one, source, run);
  const last = run.image.frames - 1;
  // Far from each other, so that no frame comes with the one before it.
  let turn = 0;
  const first = await medianMs(8, () => decode(one, (turn++ % 2) * Math.floor(last / 3)));
  const seek = await medianMs(8, () => decode(one, Math.min(699, last) - (turn++ % 2) * Math.floor(last / 3)));
  one.terminate();
  const alone = await medianMs(passes, () => alongBlob(location.blob)(0, location.blob.size, () => undefined));
  return {
    range,
    header,
    open,
    first,
    seek,
    bytes: alone,
    ...(await allFrames(hire, () => sourceIn(bytes, location), run, passes)),
  };
}

/** A decoding worker with its way to the worker of bytes. */
function readingWorker(decoder: string, bytes: Worker): Worker {
  const worker = new Worker(decoder, { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  bytes.postMessage({ kind: 'port', port: port1 } satisfies BytesRequest, [port1]);
  worker.postMessage({ kind: 'bytes', port: port2 } satisfies Request, [port2]);
  return worker;
}

let sources = 0;

/** The file under a new number, so that nothing of it is kept. */
function sourceIn(bytes: Worker, location: FileLocation): SourceRef {
  sources += 1;
  bytes.postMessage({ kind: 'source', id: sources, location } satisfies BytesRequest);
  return { id: sources, name: location.name, size: sizeOf(location) };
}

/** All frames by as many workers as the window's pool has on this machine, each time from a source of which nothing is kept. */
async function allFrames(
  hire: () => Worker,
  fresh: () => SourceRef,
  run: Run,
  passes: number,
): Promise<Pick<WindowTimes, 'all' | 'workers'>> {
  const workers = Array.from({ length: Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1)) }, hire);
  const all = await medianMs(passes, async () => {
    const source = fresh();
    for (const worker of workers) tell(worker, source, run);
    let next = 0;
    await Promise.all(
      workers.map(async (worker) => {
        while (next < run.image.frames) await decode(worker, next++);
      }),
    );
  });
  for (const worker of workers) worker.terminate();
  return { all, workers: workers.length };
}

function ask<Answer>(worker: Worker, request: Request | BytesRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('a worker stopped'));
    worker.postMessage(request);
  });
}

async function openedWithDigest(worker: Worker, bytes: Worker, location: FileLocation): Promise<void> {
  const source = sourceIn(bytes, location);
  await opened(worker, source);
  const { digest } = await ask<DigestReply>(bytes, { kind: 'digest', id: source.id });
  if (!digest.ok) throw new Error(digest.problem);
}

async function opened(worker: Worker, source: SourceRef): Promise<Run> {
  const reply = await ask<Reply>(worker, { kind: 'open', source });
  if (reply.kind !== 'opened' || !reply.opened.ok) throw new Error(JSON.stringify(reply));
  return reply.opened.value;
}

async function decode(worker: Worker, frame: number): Promise<void> {
  const reply = await ask<Reply>(worker, { kind: 'frame', key: 1, frame, seen: false });
  if (reply.kind !== 'decoded' || !reply.picture.ok) throw new Error(JSON.stringify(reply));
}

function tell(worker: Worker, source: SourceRef, run: Run): void {
  worker.postMessage({ kind: 'run', key: 1, source, run } satisfies Request);
}
