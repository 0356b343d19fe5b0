import type { PolarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { Result } from '../../core/result.ts';
import { fail } from '../../core/result.ts';
import type { FoundVessel } from '../../core/venogram/found.ts';
import type { Location } from '../shell/location.ts';
import { onBytesStopped, portToBytes, sourceRef } from './bytes.ts';
import type { FoundLumen, LumenAsk, Reply, Request } from './messages.ts';
import type { Urgency } from './queue.ts';
import { takeNext } from './queue.ts';

/** A run whose frames can be decoded; `digest` names its content. */
export interface Source {
  readonly run: Run;
  readonly digest: string;
  readonly location: Location;
}

/** Something about a frame that a worker finds out, or waits to. */
interface WorkerJob<Value> {
  readonly answer: Promise<Result<Value>>;
  /** Changes how urgent it is, while it still waits. */
  hasten(urgency: Urgency, order: number): void;
  /** Takes it out of the queue; false when a worker has begun it, which is then finished. */
  drop(): boolean;
}

/** A frame that is being decoded or waits for it. */
export type FrameJob = WorkerJob<Picture>;

/** What a worker is to do. */
export interface Job {
  urgency: Urgency;
  order: number;
  /** The file's name, for the sentence when its worker stops. */
  readonly name: string;
  /** Tells the worker what to do. */
  send(hand: PoolWorker): void;
  /** Gets the reply, or the sentence that says why there is none. */
  done(reply: Reply | string): void;
}

/** A worker of the pool. */
export interface PoolWorker {
  readonly worker: Worker;
  /** Runs whose header this worker has, by digest, with the place it was told to read them from. */
  readonly told: Map<string, Location>;
  job: Job | null;
}

/** One for each processor but the one that paints; two at least, so that a slow frame never holds up the one on the screen. */
const size = Math.min(4, Math.max(2, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));
const workers: PoolWorker[] = [];
const queue: Job[] = [];

/** Finds in a worker the edges of the vessel under a line of clicks on a picture, as findEdges does; `name` is the file's. */
export function edgesInWorker(
  picture: Picture,
  clicks: Contour,
  aspect: number,
  name: string,
): Promise<Result<FoundVessel>> {
  return new Promise((resolve) => {
    enqueue({
      urgency: 'now',
      order: 0,
      name,
      send: (hand) => post(hand, { kind: 'edges', picture, clicks, aspect }),
      done: (reply) => {
        if (typeof reply === 'string') resolve(fail(reply));
        else if (reply.kind === 'edges') resolve(reply.found);
      },
    });
  });
}

/** A job that waits leaves the queue; a worker that reads a lost drive for it is sent away. */
export function giveUp(job: Job): void {
  const at = queue.indexOf(job);
  if (at !== -1) {
    queue.splice(at, 1);
    job.done(`${job.name} is no longer needed.`);
  }
  // Only after all that wait have left: the next worker must not begin one of them.
  queueMicrotask(() => {
    const hand = workers.find((candidate) => candidate.job === job);
    if (hand !== undefined) replace(hand);
  });
}

/** Decodes a frame (from 0) in a worker. */
export function decodeFrame(source: Source, frame: number, urgency: Urgency, order: number): FrameJob {
  const ask = { kind: 'frame', key: source.digest, frame, seen: false } as const;
  return frameJob(source, ask, urgency, order, (reply) => (reply.kind === 'decoded' ? reply.picture : null));
}

/** Samples a frame (from 0) around its middle in a worker that has nothing better to do, as polarSamples does. */
export function samplePolar(source: Source, frame: number, plan: PolarPlan): WorkerJob<Uint8Array> {
  const ask = { kind: 'polar', key: source.digest, frame, plan } as const;
  return frameJob(source, ask, 'background', -frame, (reply) => (reply.kind === 'polar' ? reply.samples : null));
}

/** Finds the lumen of a frame (from 0) in a worker, as findLumen does: at once, or when it has nothing better to do, the first frames first. */
export function lumenInWorker(
  source: Source,
  frame: number,
  ask: LumenAsk,
  urgency: 'now' | 'background',
): WorkerJob<FoundLumen> {
  const request = { kind: 'lumen', key: source.digest, frame, ask } as const;
  return frameJob(source, request, urgency, -frame, (reply) => (reply.kind === 'lumen' ? reply.found : null));
}

/** So much work in the background leaves a worker free for the frame that is looked at. */
export const SPARE_WORKERS = size - 1;

function frameJob<Value>(
  { run, digest, location }: Source,
  ask: Extract<Request, { readonly frame: number }>,
  urgency: Urgency,
  order: number,
  take: (reply: Reply) => Result<Value> | null,
): WorkerJob<Value> {
  let settle: (answer: Result<Value>) => void = () => undefined;
  const answer = new Promise<Result<Value>>((resolve) => {
    settle = resolve;
  });
  const job: Job = {
    urgency,
    order,
    name: run.file,
    send: (hand) => {
      if (hand.told.get(digest) !== location)
        post(hand, { kind: 'run', key: digest, source: sourceRef(location), run });
      hand.told.set(digest, location);
      post(hand, ask.kind === 'frame' ? { ...ask, seen: job.urgency === 'now' } : ask);
    },
    done: (reply) => {
      const taken = typeof reply === 'string' ? fail(reply) : take(reply);
      if (taken !== null) settle(taken);
    },
  };
  enqueue(job);
  return {
    answer,
    hasten: (nextUrgency, nextOrder) => {
      job.urgency = nextUrgency;
      job.order = nextOrder;
    },
    drop: () => {
      const at = queue.indexOf(job);
      if (at === -1) return false;
      queue.splice(at, 1);
      job.done(`Frame ${ask.frame + 1} of ${run.file} is no longer needed.`);
      return true;
    },
  };
}

/** Has a job done as soon as a worker has nothing more urgent to do. */
export function enqueue(job: Job): void {
  queue.push(job);
  // In a later task, so that of all the frames asked for in one turn the most urgent is begun first.
  queueMicrotask(assign);
}

function assign(): void {
  while (queue.length > 0) {
    const hand = workers.find((candidate) => candidate.job === null) ?? (workers.length < size ? hire() : null);
    if (hand === null) return;
    const job = takeNext(queue);
    if (job === undefined) return;
    hand.job = job;
    job.send(hand);
  }
}

function hire(): PoolWorker {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
  const hand: PoolWorker = { worker, told: new Map(), job: null };
  worker.addEventListener('message', (event: MessageEvent<Reply>) => finish(hand, event.data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    replace(hand);
  });
  worker.addEventListener('messageerror', () => replace(hand));
  workers.push(hand);
  const port = portToBytes();
  worker.postMessage({ kind: 'bytes', port } satisfies Request, [port]);
  return hand;
}

function finish(hand: PoolWorker, reply: Reply | string): void {
  const { job } = hand;
  hand.job = null;
  job?.done(reply);
  assign();
}

/** A worker that stopped is sent away; its job fails with a sentence, the next job hires another. */
function replace(hand: PoolWorker): void {
  hand.worker.terminate();
  workers.splice(workers.indexOf(hand), 1);
  finish(
    hand,
    `${hand.job?.name ?? 'The file'} could not be decoded because the decoder stopped; open the file again.`,
  );
}

// Their ports lead nowhere any more.
onBytesStopped(() => {
  for (const hand of [...workers]) replace(hand);
});

/** Asks a worker. */
export function post(hand: PoolWorker, request: Request): void {
  hand.worker.postMessage(request);
}
