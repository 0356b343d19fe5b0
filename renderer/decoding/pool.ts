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

/** What is wanted of a frame, how urgently, and what of a reply answers it. */
interface Want<Value> {
  readonly ask: Extract<Request, { readonly frame: number }>;
  readonly urgency: Urgency;
  readonly order: number;
  readonly take: (reply: Reply) => Result<Value> | null;
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
  return frameJob(source, pictureWanted(source, frame, urgency, order));
}

function pictureWanted({ location }: Source, frame: number, urgency: Urgency, order: number): Want<Picture> {
  const ask = { kind: 'frame', key: openingOf(location), frame, seen: false } as const;
  return { ask, urgency, order, take: (reply) => (reply.kind === 'decoded' ? reply.picture : null) };
}

/** Samples a frame (from 0) around its middle in a worker that has nothing better to do, as polarSamples does. */
export function samplePolar(source: Source, frame: number, plan: PolarPlan): WorkerJob<Uint8Array> {
  const ask = { kind: 'polar', key: openingOf(source.location), frame, plan } as const;
  const take = (reply: Reply) => (reply.kind === 'polar' ? reply.samples : null);
  return frameJob(source, { ask, urgency: 'background', order: -frame, take });
}

/** Finds the lumen of a frame (from 0) in a worker, as findLumen does: at once, or when it has nothing better to do, the first frames first. */
export function lumenInWorker(
  source: Source,
  frame: number,
  ask: LumenAsk,
  urgency: 'now' | 'background',
): WorkerJob<FoundLumen> {
  const request = { kind: 'lumen', key: openingOf(source.location), frame, ask } as const;
  const take = (reply: Reply) => (reply.kind === 'lumen' ? reply.found : null);
  return frameJob(source, { ask: request, urgency, order: -frame, take });
}

/** The window that only frames of a run tell, as far as it is found. */
interface Search {
  /** Between which values those of them lie that could be decoded. */
  readonly greys: Map<number, ReturnType<typeof greysIn>>;
  /** The run's format with it; null while it is looked for. */
  image: ImageFormat | null;
  found: Promise<void>;
  /** The first frame, while it is looked for. */
  first: Promise<Result<Picture>> | null;
  /** How often the window has become another one since it was found. */
  changes: number;
}

/** By the place of the run. */
const searches = new WeakMap<Location, Search>();
const onChanges = new Set<(source: Source) => void>();

/** Does something whenever the window of a run is another one, since a frame that tells it could be decoded at last: what was made of its frames until then is out of date. Gives how to end that. */
export function onRewindowed(then: (source: Source) => void): () => void {
  onChanges.add(then);
  return () => onChanges.delete(then);
}

/** How often the window of a run has become another one; what was made of its frames holds for one such number. */
export function windowChanges({ location }: Pick<Source, 'location'>): number {
  return searches.get(location)?.changes ?? 0;
}

/**
 * The first frame of a run through a window of its own, as long as the one that only its frames tell is being found: to be looked at
 * meanwhile, and for nothing else. Null where the window is known, or the frame cannot be decoded.
 */
export async function glimpse(source: Source): Promise<Picture | null> {
  if (framesTellingWindow(source.run).length === 0) return null;
  const first = await searchFor(source).first;
  return first?.ok ? first.value : null;
}

/** A job on the run as its frames are shown; it waits for the window that only some of them tell, which is looked for with the first such job. */
function frameJob<Value>(source: Source, want: Want<Value>): WorkerJob<Value> {
  const telling = framesTellingWindow(source.run);
  if (telling.length === 0) return begun(source, want);
  const search = searchFor(source);
  if (search.image === null) return laterJob(source, want, search.found);
  const job = begun({ ...source, run: { ...source.run, image: search.image } }, want);
  const { frame } = want.ask;
  if (!telling.includes(frame) || search.greys.has(frame)) return job;
  return { ...job, answer: job.answer.then((answer) => (answer.ok ? foundAtLast(source, want, answer) : answer)) };
}

/** A frame that tells the window could not be decoded when that was looked for, and now it can: it is looked at, and the answer given anew where that changes anything. */
async function foundAtLast<Value>(source: Source, want: Want<Value>, answer: Result<Value>): Promise<Result<Value>> {
  const search = searchFor(source);
  const before = search.image?.window;
  await look(source, search, [want.ask.frame]);
  const { center, width } = search.image?.window ?? {};
  if (center === before?.center && width === before?.width) return answer;
  search.changes += 1;
  for (const then of onChanges) then(source);
  return search.greys.has(want.ask.frame) ? frameJob(source, want).answer : answer;
}

function laterJob<Value>(source: Source, want: Want<Value>, found: Promise<void>): WorkerJob<Value> {
  let { urgency, order } = want;
  let job: WorkerJob<Value> | 'dropped' | null = null;
  const later = async (): Promise<Result<Value>> => {
    await found;
    if (job === 'dropped') return fail(notNeeded(source, want.ask.frame));
    job = frameJob(source, { ...want, urgency, order });
    return job.answer;
  };
  return {
    answer: later(),
    hasten: (nextUrgency, nextOrder) => {
      [urgency, order] = [nextUrgency, nextOrder];
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
function searchFor(source: Source): Search {
  const known = searches.get(source.location);
  if (known !== undefined) return known;
  const search: Search = { greys: new Map(), image: null, found: Promise.resolve(), first: null, changes: 0 };
  searches.set(source.location, search);
  search.found = look(source, search, framesTellingWindow(source.run));
  return search;
}

async function look(source: Source, search: Search, frames: readonly number[]): Promise<void> {
  const answers = frames.map((frame, rank) => begun(source, pictureWanted(source, frame, 'open', -rank)).answer);
  if (search.image === null) search.first = answers[0] ?? null;
  for (const [i, picture] of (await Promise.all(answers)).entries()) {
    if (picture.ok) search.greys.set(frames[i] ?? 0, greysIn(picture));
  }
  search.image = windowedOver(source.run.image, [...search.greys.values()]);
  search.first = null;
}

function notNeeded({ run }: Source, frame: number): string {
  return `Frame ${frame + 1} of ${run.file} is no longer needed.`;
}

function begun<Value>(source: Source, { ask, urgency, order, take }: Want<Value>): WorkerJob<Value> {
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
