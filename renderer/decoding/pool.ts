import type { PolarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import { framesTellingWindow, greysIn, windowedOver } from '../../core/dicom/pixels/surveyed.ts';
import type { ImageFormat, Picture, Run } from '../../core/dicom/run.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { Result } from '../../core/result.ts';
import { fail } from '../../core/result.ts';
import type { FoundVessel } from '../../core/venogram/found.ts';
import type { Location } from '../shell/location.ts';
import { openingOf, sourceRef } from './bytes.ts';
import type { FoundLumen, LumenAsk, Reply, Request } from './messages.ts';
import type { Urgency } from './queue.ts';
import { enqueue, type Job, post, withdraw } from './workers.ts';

/** A run whose frames can be decoded; the place where it was opened tells it from all others. */
export interface Source {
  readonly run: Run;
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

/** Seconds within which a frame is decoded, searched or sampled. */
const FRAME = 10;

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
  return frameJob(source, frameAsk(source, frame), urgency, order, decodedPicture);
}

function frameAsk({ location }: Source, frame: number) {
  return { kind: 'frame', key: openingOf(location), frame, seen: false } as const;
}

function decodedPicture(reply: Reply): Result<Picture> | null {
  return reply.kind === 'decoded' ? reply.picture : null;
}

/** Samples a frame (from 0) around its middle in a worker that has nothing better to do, as polarSamples does. */
export function samplePolar(source: Source, frame: number, plan: PolarPlan): WorkerJob<Uint8Array> {
  const ask = { kind: 'polar', key: openingOf(source.location), frame, plan } as const;
  return frameJob(source, ask, 'background', -frame, (reply) => (reply.kind === 'polar' ? reply.samples : null));
}

/** Finds the lumen of a frame (from 0) in a worker, as findLumen does: at once, or when it has nothing better to do, the first frames first. */
export function lumenInWorker(
  source: Source,
  frame: number,
  ask: LumenAsk,
  urgency: 'now' | 'background',
): WorkerJob<FoundLumen> {
  const request = { kind: 'lumen', key: openingOf(source.location), frame, ask } as const;
  return frameJob(source, request, urgency, -frame, (reply) => (reply.kind === 'lumen' ? reply.found : null));
}

/** Formats with the window that only frames of the run tell, by the place of the run: found, and being found, with the first frame while it is. */
const windowed = new WeakMap<Location, ImageFormat>();
const looking = new WeakMap<
  Location,
  { readonly found: Promise<void>; readonly first: Promise<Result<Picture>> | null }
>();

/**
 * The first frame of a run through a window of its own, as long as the one that only its frames tell is being found: to be looked at
 * meanwhile, and for nothing else. Null where the window is known, or the frame cannot be decoded.
 */
export async function glimpse(source: Source): Promise<Picture | null> {
  if (framesTellingWindow(source.run).length === 0 || windowed.has(source.location)) return null;
  const first = await lookingFor(source).first;
  return first?.ok ? first.value : null;
}

/** A job on the run as its frames are shown; it waits for the window that only some of them tell, which is looked for with the first such job. */
function frameJob<Value>(
  source: Source,
  ask: Extract<Request, { readonly frame: number }>,
  urgency: Urgency,
  order: number,
  take: (reply: Reply) => Result<Value> | null,
): WorkerJob<Value> {
  const image = framesTellingWindow(source.run).length === 0 ? source.run.image : windowed.get(source.location);
  if (image !== undefined) return begun({ ...source, run: { ...source.run, image } }, ask, urgency, order, take);
  let wish = { urgency, order };
  let job: WorkerJob<Value> | 'dropped' | null = null;
  const later = async (): Promise<Result<Value>> => {
    await lookingFor(source).found;
    if (job === 'dropped') return fail(notNeeded(source, ask.frame));
    job = frameJob(source, ask, wish.urgency, wish.order, take);
    return job.answer;
  };
  return {
    answer: later(),
    hasten: (nextUrgency, nextOrder) => {
      wish = { urgency: nextUrgency, order: nextOrder };
      if (job !== null && job !== 'dropped') job.hasten(nextUrgency, nextOrder);
    },
    drop: () => {
      if (job !== null && job !== 'dropped') return job.drop();
      job = 'dropped';
      return true;
    },
  };
}

/** Looks for the window of a deep run in some of its frames, the first one first, once. */
function lookingFor(source: Source) {
  const { run, location } = source;
  const known = looking.get(location);
  if (known !== undefined) return known;
  const answers = framesTellingWindow(run).map(
    (frame, rank) => begun(source, frameAsk(source, frame), 'open', -rank, decodedPicture).answer,
  );
  const found = Promise.all(answers.map(async (answer) => greysIn(await answer))).then((greys) => {
    windowed.set(location, windowedOver(run.image, greys));
    looking.set(location, { found, first: null });
  });
  const begin = { found, first: answers[0] ?? null };
  looking.set(location, begin);
  return begin;
}

function notNeeded({ run }: Source, frame: number): string {
  return `Frame ${frame + 1} of ${run.file} is no longer needed.`;
}

function begun<Value>(
  source: Source,
  ask: Extract<Request, { readonly frame: number }>,
  urgency: Urgency,
  order: number,
  take: (reply: Reply) => Result<Value> | null,
): WorkerJob<Value> {
  const { run, location } = source;
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
      const { key } = ask;
      if (hand.told.get(key) !== run.image) post(hand, { kind: 'run', key, source: sourceRef(location), run });
      hand.told.set(key, run.image);
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
      if (!withdraw(job)) return false;
      job.done(notNeeded(source, ask.frame));
      return true;
    },
  };
}
