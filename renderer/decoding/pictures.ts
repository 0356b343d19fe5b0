import { samplesIn } from '../../core/dicom/picture/picture.ts';
import type { Picture } from '../../core/dicom/run.ts';
import type { Result } from '../../core/result.ts';
import { ok } from '../../core/result.ts';
import { openingOf } from './bytes.ts';
import { byteCache } from './cache.ts';
import type { FrameJob, Source } from './pool.ts';
import { decodeFrame, glimpse, onRewindowed } from './pool.ts';

/** Decoded pictures kept in memory until the operator says otherwise, in bytes. */
const KEPT_BYTES = 512 * 1024 * 1024;

interface InFlight extends FrameJob {
  /** How many callers of wantPicture wait for it; prefetch does not count. */
  waiting: number;
}

const pictures = byteCache<Picture>(KEPT_BYTES);
const inFlight = new Map<string, InFlight>();
/** Frames that could not be decoded: not fetched ahead again, only when they are looked at. */
const refused = new Set<string>();
let newest = 0;

onRewindowed((source) => {
  for (let frame = 0; frame < source.run.image.frames; frame += 1) pictures.drop(keyOf(source, frame));
});

/** Sets how many bytes of decoded pictures are kept in memory. */
export function limitPictures(bytes: number): void {
  pictures.limitTo(bytes);
}

/** The picture of a frame (from 0) if it is decoded already, else null. */
export function pictureNow(source: Source, frame: number): Picture | null {
  return pictures.get(keyOf(source, frame)) ?? null;
}

/** The picture of a frame (from 0) that is decoded already or on its way, else null. */
export function pictureSoon(source: Source, frame: number): Promise<Result<Picture>> | null {
  const picture = pictureNow(source, frame);
  if (picture !== null) return Promise.resolve(ok(picture));
  return inFlight.get(keyOf(source, frame))?.answer ?? null;
}

/**
 * The picture of a frame (from 0): kept, being decoded, or decoded now, the newest wish first. When `signal` says that
 * nobody waits any more before it was begun, it is given up.
 */
export async function wantPicture(source: Source, frame: number, signal?: AbortSignal): Promise<Result<Picture>> {
  const cached = pictureNow(source, frame);
  if (cached !== null) return ok(cached);
  newest += 1;
  const job = inFlight.get(keyOf(source, frame)) ?? begin(source, frame, 'now', newest);
  job.hasten('now', newest);
  job.waiting += 1;
  signal?.addEventListener('abort', () => {
    job.waiting -= 1;
    if (job.waiting === 0) giveUp(keyOf(source, frame), job);
  });
  return job.answer;
}

/** Decodes the first picture of a run; true once there is something of it to be seen. */
export async function firstLook(source: Source, signal: AbortSignal): Promise<boolean> {
  const picture = wantPicture(source, 0, signal);
  return (await glimpse(source)) !== null || (await picture).ok;
}

/** The frames fetched ahead for each pane. */
const ahead = new Map<number, ReadonlySet<string>>();

/** Decodes these frames when no worker has anything better to do, the first of them first; what was fetched ahead for a pane before and nobody wants any more is given up. */
export function fetchAhead(source: Source, frames: readonly number[], pane: number): void {
  const wanted = new Map(frames.map((frame, rank) => [keyOf(source, frame), { frame, rank }]));
  ahead.set(pane, new Set(wanted.keys()));
  giveUpUnwanted();
  for (const [key, { frame, rank }] of wanted) {
    const begun = inFlight.get(key);
    if (begun !== undefined && begun.waiting === 0) begun.hasten('soon', -rank);
    if (begun === undefined && !pictures.has(key) && !refused.has(key)) begin(source, frame, 'soon', -rank);
  }
}

/** Nothing is fetched ahead for a pane any more. */
export function fetchNothing(pane: number): void {
  ahead.delete(pane);
  giveUpUnwanted();
}

function giveUpUnwanted(): void {
  for (const [key, job] of inFlight) {
    if (job.waiting === 0 && ![...ahead.values()].some((keys) => keys.has(key))) giveUp(key, job);
  }
}

function begin(source: Source, frame: number, urgency: 'now' | 'soon', order: number): InFlight {
  const key = keyOf(source, frame);
  const job: InFlight = { ...decodeFrame(source, frame, urgency, order), waiting: 0 };
  inFlight.set(key, job);
  void job.answer.then((picture) => {
    // A job that was given up is no longer listed, and its failure says nothing about the frame.
    if (inFlight.get(key) !== job) return;
    inFlight.delete(key);
    if (picture.ok) pictures.put(key, picture.value, samplesIn(picture.value).byteLength);
    else refused.add(key);
  });
  return job;
}

/** A job that a worker has begun is finished and its picture kept; one that waits is forgotten. */
function giveUp(key: string, job: FrameJob): void {
  if (job.drop() && inFlight.get(key) === job) inFlight.delete(key);
}

function keyOf({ location }: Source, frame: number): string {
  return `${openingOf(location)} ${frame}`;
}
