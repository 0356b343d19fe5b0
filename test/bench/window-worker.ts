import type { Run } from '../../core/dicom/run.ts';
import { openRun } from '../../core/dicom/study.ts';
import type { Reply, Request } from '../../renderer/decoding/messages.ts';
import { type Location, sourceAt } from '../../renderer/shell/location.ts';
import type { WindowTimes } from './in-window.ts';
import { medianMs } from './median.ts';

/** What to measure: the run, and where the window's decoding worker is. */
export interface Order {
  readonly location: Extract<Location, { kind: 'url' }>;
  readonly decoder: string;
}

// Runs in a worker of the window, which hires the window's own decoding workers and asks them as the window does.
self.addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  self.postMessage(await times(data));
});

async function times({ location, decoder }: Order): Promise<WindowTimes> {
  const hire = (): Worker => new Worker(decoder, { type: 'module' });
  const { url } = location;
  const ranged = async () => (await fetch(url, { headers: { Range: 'bytes=0-65535' } })).arrayBuffer();
  const range = await medianMs(9, ranged);
  const header = await medianMs(9, () => openRun(sourceAt(location)));
  const one = hire();
  const open = await medianMs(5, () => opened(one, location));
  const run = await opened(one, location);
  tell(one, location, run);
  const last = run.image.frames - 1;
  // Far from each other, so that no frame comes with the one before it.
  let turn = 0;
  const first = await medianMs(8, () => decode(one, (turn++ % 2) * Math.floor(last / 3)));
  const seek = await medianMs(8, () => decode(one, Math.min(699, last) - (turn++ % 2) * Math.floor(last / 3)));
  one.terminate();
  return { range, header, open, first, seek, ...(await allFrames(hire, location, run)) };
}

/** All frames by as many workers as the window's pool has on this machine. */
async function allFrames(
  hire: () => Worker,
  location: Location,
  run: Run,
): Promise<Pick<WindowTimes, 'all' | 'workers'>> {
  const workers = Array.from({ length: Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1)) }, hire);
  for (const worker of workers) {
    tell(worker, location, run);
    await decode(worker, 0);
  }
  let next = 0;
  const began = performance.now();
  await Promise.all(
    workers.map(async (worker) => {
      while (next < run.image.frames) await decode(worker, next++);
    }),
  );
  const all = performance.now() - began;
  for (const worker of workers) worker.terminate();
  return { all, workers: workers.length };
}

function ask(worker: Worker, request: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error('a worker stopped'));
    worker.postMessage(request);
  });
}

async function opened(worker: Worker, location: Location): Promise<Run> {
  const reply = await ask(worker, { kind: 'open', location });
  if (reply.kind !== 'opened' || !reply.opened.ok) throw new Error(JSON.stringify(reply));
  return reply.opened.value.run;
}

async function decode(worker: Worker, frame: number): Promise<void> {
  const reply = await ask(worker, { kind: 'frame', key: 'bench', frame });
  if (reply.kind !== 'decoded' || !reply.picture.ok) throw new Error(JSON.stringify(reply));
}

function tell(worker: Worker, location: Location, run: Run): void {
  worker.postMessage({ kind: 'run', key: 'bench', location, run } satisfies Request);
}
