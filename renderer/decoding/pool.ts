import type { PolarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { Result } from '../../core/result.ts';
import { fail, ok } from '../../core/result.ts';
import type { FoundVessel } from '../../core/venogram/found.ts';
import type { Location } from '../shell/location.ts';
import { absoluteLocation } from '../shell/location.ts';
import type { FoundLumen, LumenAsk, Read, Reply, Request } from './messages.ts';
import type { Urgency } from './queue.ts';
import { enqueue, giveUp, type Job, post, withdraw } from './workers.ts';

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

/** Seconds within which a file is opened, and a frame decoded, searched or sampled. */
const [OPENING, FRAME] = [20, 10];

let opened = 0;

/** Reads a file's header and digest in a worker; or what a structured report has drawn; the sentence when it is neither, or when nobody waits for it any more. */
export function openInWorker(location: Location, signal: AbortSignal): Promise<Result<Read>> {
  return new Promise((resolve) => {
    opened += 1;
    const job: Job = {
      urgency: 'open',
      order: -opened,
      name: location.name,
      within: { seconds: OPENING, what: 'opening it' },
      send: (hand) => post(hand, { kind: 'open', location: absoluteLocation(location) }),
      done: (reply) => {
        if (typeof reply === 'string') resolve(fail(reply));
        else if (reply.kind === 'opened') resolve(reply.opened);
        else if (reply.kind === 'report') resolve(ok({ report: reply.report }));
      },
    };
    enqueue(job);
    signal.addEventListener('abort', () => giveUp(job), { once: true });
  });
}

/** Finds in a worker what only the pixels of a run tell: the window of a deep one. As it was where they cannot be read. */
export function surveyInWorker(run: Run, location: Location): Promise<Run> {
  return new Promise((resolve) => {
    enqueue({
      urgency: 'open',
      order: 0,
      name: run.file,
      within: { seconds: OPENING, what: 'looking through its grey values' },
      send: (hand) => post(hand, { kind: 'survey', location: absoluteLocation(location), run }),
      done: (reply) => {
        if (typeof reply === 'string') resolve(run);
        else if (reply.kind === 'surveyed') resolve(reply.run.ok ? reply.run.value : run);
      },
    });
  });
}

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
      within: { seconds: FRAME, what: 'looking for edges' },
      send: (hand) => post(hand, { kind: 'edges', picture, clicks, aspect }),
      done: (reply) => {
        if (typeof reply === 'string') resolve(fail(reply));
        else if (reply.kind === 'edges') resolve(reply.found);
      },
    });
  });
}

/** Decodes a frame (from 0) in a worker. */
export function decodeFrame(source: Source, frame: number, urgency: Urgency, order: number): FrameJob {
  const ask = { kind: 'frame', key: source.digest, frame } as const;
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
    within: { seconds: FRAME, what: `frame ${ask.frame + 1}` },
    send: (hand) => {
      if (hand.told.get(digest) !== location)
        post(hand, { kind: 'run', key: digest, location: absoluteLocation(location), run });
      hand.told.set(digest, location);
      post(hand, ask);
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
      if (!withdraw(job)) return false;
      job.done(`Frame ${ask.frame + 1} of ${run.file} is no longer needed.`);
      return true;
    },
  };
}
