import type { ImageFormat } from '../../core/dicom/run.ts';
import { onBytesStopped, portToBytes } from './bytes.ts';
import type { Reply, Request } from './messages.ts';
import type { Urgency } from './queue.ts';
import { takeNext } from './queue.ts';

/** Work for a decoding worker. */
export interface Job {
  urgency: Urgency;
  order: number;
  /** The file's name, for the sentence when its worker stops. */
  readonly name: string;
  /** What has to be done within how many seconds, for the sentence when it is not: a file or a frame can be made to take for ever. */
  readonly within: { readonly seconds: number; readonly what: string };
  /** Tells the worker what to do. */
  send(hand: PoolWorker): void;
  /** Gets the reply, or the sentence that says why there is none. */
  done(reply: Reply | string): void;
}

/** A worker and what it is at. */
export interface PoolWorker {
  readonly worker: Worker;
  /** The openings whose header this worker has, with the format that it was told. */
  readonly told: Map<number, ImageFormat>;
  job: Job | null;
  /** Seconds that it has been at its job, and since when (ms). */
  busy: number;
  since: number;
}

/** One for each processor but the one that paints; two at least, so that a slow frame never holds up the one on the screen. */
const size = Math.min(4, Math.max(2, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));
/** So many more are hired for a frame that is looked at while all others have been held up for so long (ms): to begin takes a worker longer than most frames do. */
const RESERVE = 2;
const HELD_UP = 100;
const workers: PoolWorker[] = [];
const queue: Job[] = [];
let clock: ReturnType<typeof setInterval> | null = null;

/** So much work in the background leaves a worker free for the frame that is looked at. */
export const SPARE_WORKERS = size - 1;

/** So much work in the background keeps every worker busy; the frame that is looked at then waits for one short piece of it. */
export const ALL_WORKERS = size;

/** Puts a job among those that wait. */
export function enqueue(job: Job): void {
  queue.push(job);
  if (job.urgency === 'now') setTimeout(assign, HELD_UP);
  // In a later task, so that of all the frames asked for in one turn the most urgent is begun first.
  queueMicrotask(assign);
}

/** Takes a job out of the queue; false when a worker has begun it. */
export function withdraw(job: Job): boolean {
  const at = queue.indexOf(job);
  if (at !== -1) queue.splice(at, 1);
  return at !== -1;
}

/** A job that waits leaves the queue; a worker that reads a lost drive for it is sent away. */
export function giveUp(job: Job): void {
  if (withdraw(job)) job.done(`${job.name} is no longer needed.`);
  // Only after all that wait have left: the next worker must not begin one of them.
  queueMicrotask(() => {
    const hand = workers.find((candidate) => candidate.job === job);
    if (hand !== undefined) replace(hand, stopped(hand));
  });
}

/** Tells a worker something. */
export function post(hand: PoolWorker, request: Request): void {
  hand.worker.postMessage(request);
}

function assign(): void {
  while (queue.length > 0) {
    const hand = workers.find((candidate) => candidate.job === null) ?? (mayHire() ? hire() : null);
    if (hand === null) return;
    const job = takeNext(queue);
    if (job === undefined) return;
    hand.job = job;
    hand.busy = 0;
    hand.since = performance.now();
    clock ??= setInterval(tick, 1000);
    job.send(hand);
  }
}

/** Beyond the usual number only for the frame on the screen, where files and slow frames keep all others. */
function mayHire(): boolean {
  if (workers.length < size) return true;
  const heldUp = workers.every(({ since }) => performance.now() - since >= HELD_UP);
  return heldUp && workers.length < size + RESERVE && queue.some(({ urgency }) => urgency === 'now');
}

function hire(): PoolWorker {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
  const hand: PoolWorker = { worker, told: new Map(), job: null, busy: 0, since: 0 };
  worker.addEventListener('message', (event: MessageEvent<Reply>) => finish(hand, event.data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    replace(hand, stopped(hand));
  });
  worker.addEventListener('messageerror', () => replace(hand, stopped(hand)));
  workers.push(hand);
  const port = portToBytes();
  worker.postMessage({ kind: 'bytes', port } satisfies Request, [port]);
  return hand;
}

/** Counts seconds instead of reading a clock: those in which the computer slept are no worker's fault. */
function tick(): void {
  for (const hand of [...workers]) {
    if (hand.job === null) continue;
    hand.busy += 1;
    if (hand.busy >= hand.job.within.seconds) replace(hand, tooLong(hand.job));
  }
  if (queue.length > 0) assign();
  if (clock === null || workers.some(({ job }) => job !== null)) return;
  clearInterval(clock);
  clock = null;
}

function tooLong({ name, within: { seconds, what } }: Job): string {
  return `${name} was given up: ${what} took longer than ${seconds} s; copy or export the file again.`;
}

function finish(hand: PoolWorker, reply: Reply | string): void {
  const { job } = hand;
  hand.job = null;
  job?.done(reply);
  assign();
  if (hand.job === null && workers.length > size) dismiss(hand);
}

/** A worker that stopped or takes too long is sent away; its job fails with a sentence, the next job hires another. */
function replace(hand: PoolWorker, sentence: string): void {
  dismiss(hand);
  finish(hand, sentence);
}

// Their ports lead nowhere any more.
onBytesStopped(() => {
  for (const hand of [...workers]) replace(hand, stopped(hand));
});

function dismiss(hand: PoolWorker): void {
  const at = workers.indexOf(hand);
  hand.worker.terminate();
  if (at !== -1) workers.splice(at, 1);
}

function stopped({ job }: PoolWorker): string {
  return `${job?.name ?? 'The file'} could not be decoded because the decoder stopped; open the file again.`;
}
