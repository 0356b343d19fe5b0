import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxJob } from '../../../core/network/objects.ts';
import type { PlaceClient } from '../../../core/network/service.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { failureReason } from '../../failure.ts';
import type { ReadObject } from '../object-file.ts';
import { Refusal } from '../refusal.ts';
import { type HeldJobs, heldJobs } from './held.ts';
import { type Job, shownJob } from './jobs.ts';
import { newJob } from './new-job.ts';
import { ownOutbox } from './owner.ts';
import { payloadName, payloadPath, removeOrphans } from './payload.ts';
import { jobRunner, type Runner } from './runner.ts';
import { sendJob, WAITS } from './sending.ts';
import { uncompressedJob } from './uncompressing.ts';

/** What is to be sent, on the disk until the operator has taken note of how it went. */
export interface Outbox {
  /** Puts copies of objects in for a place: the copies first, then the job; from then on a kill loses nothing. */
  add(place: string, objects: readonly ReadObject[]): Promise<Result<OutboxJob>>;
  list(): Promise<readonly OutboxJob[]>;
  /** Sends at once what has failed or waits for its time. */
  retry(id: string): Promise<string | null>;
  /** Sends what only its encoding kept out again with its pixels uncompressed; a sentence about what cannot be uncompressed. */
  uncompress(id: string): Promise<string | null>;
  /** Takes a job off the list, with the copies that no other job needs; stops it first. */
  acknowledge(id: string): Promise<string | null>;
  /** Stops sending; what is not stored goes on at the next start. */
  close(): Promise<void>;
}

/** What an outbox needs to know: where it is, how a place is reached (or the sentence why not), who hears of changes, how long it waits before it tries again. */
export interface OutboxWish {
  readonly folder: string;
  readonly clientOf: (place: string) => Promise<Result<PlaceClient>>;
  readonly changed: (jobs: readonly OutboxJob[]) => void;
  readonly problem: (sentence: string) => void;
  readonly waits?: readonly number[];
  /** The only place that is sent to; all of them where none is named. */
  readonly only?: string;
}

/** So often, in ms, jobs of other processes and an outbox that nobody owns are looked for. */
const LOOK_EVERY = 1000;
/** A job whose sending failed for a fault of our own waits so long, ms. */
const AFTER_FAULT = 60_000;
const CHANGED = 'This job has changed in the meantime: check it and try again.';
const GONE = 'This job is no longer in the outbox.';
const OTHERS = 'Another window or command of this program is sending from this outbox: wait for it, or end it.';

/** Opens the outbox of this computer and begins to send what waits in it, unless another process does; then that one sends what is put in here. */
export async function openOutbox(wish: OutboxWish): Promise<Outbox> {
  const { folder } = wish;
  const [jobFolder, payload] = [join(folder, 'jobs'), join(folder, 'payload')];
  const jobs = heldJobs(jobFolder, wish.changed, wish.problem);
  let [release, isClosed] = [await ownOutbox(folder), false];
  /** Jobs that were to be sent again while they were being sent. */
  const wished = new Set<string>();
  const runner = jobRunner(
    jobs,
    ({ place }) => release !== null && !isClosed && (wish.only ?? place) === place,
    sentBy(wish, jobs, payload),
    (id) => {
      const job = jobs.get(id);
      if (wished.delete(id) && job !== undefined) void jobs.keep(toSend(job));
    },
  );
  await jobs.look(true);
  if (release !== null) await removeOrphans(payload, (name) => jobs.payloads().has(name));
  const look = async () => {
    release ??= await ownOutbox(folder);
    await jobs.look(release === null);
    runner.begin();
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error) => wish.problem(`The outbox cannot be read because ${failureReason(error)}.`));
  }, LOOK_EVERY);
  runner.begin();
  return {
    ...answers({ jobs, runner, wished, payload, isOurs: () => release !== null }),
    async close() {
      isClosed = true;
      clearInterval(timer);
      await looking;
      await runner.stop();
      await release?.();
    },
  };
}

/** Sends one job and keeps what became of it; a fault of our own costs a sentence and a minute. */
function sentBy({ clientOf, problem, waits = WAITS }: OutboxWish, jobs: HeldJobs, payload: string) {
  return async (job: Job, signal: AbortSignal): Promise<void> => {
    try {
      const client = await clientOf(job.place);
      const reached = client.ok ? client.value : withoutPlace(client.problem);
      await jobs.keep(await sendJob({ ...job, nextTry: null }, payload, reached, signal, jobs.keep, waits));
    } catch (error) {
      problem(`A job of the outbox was not sent because ${failureReason(error)}; it is tried again in a minute.`);
      const nextTry = new Date(Date.now() + AFTER_FAULT).toISOString();
      await jobs.keep({ ...(jobs.get(job.id) ?? job), nextTry });
    }
  };
}

interface Opened {
  readonly jobs: HeldJobs;
  readonly runner: Runner;
  readonly wished: Set<string>;
  readonly payload: string;
  readonly isOurs: () => boolean;
}

function answers({ jobs, runner, wished, payload, isOurs }: Opened): Omit<Outbox, 'close'> {
  return {
    async add(place, objects) {
      try {
        const job = await newJob(place, objects, payload);
        const failed = await jobs.add(job);
        if (failed !== null) return fail(failed);
        runner.begin();
        return ok(shownJob(job));
      } catch (error) {
        if (error instanceof Refusal) return fail(error.message);
        throw error;
      }
    },
    async list() {
      await jobs.look(!isOurs());
      return jobs.all().map(shownJob);
    },
    async retry(id) {
      const job = jobs.get(id);
      if (!isOurs()) return OTHERS;
      if (job === undefined) return GONE;
      if (runner.isRunning(id)) wished.add(id);
      else await jobs.keep(toSend(job));
      runner.begin();
      return null;
    },
    async acknowledge(id) {
      const job = jobs.get(id);
      if (!isOurs()) return OTHERS;
      if (job === undefined) return GONE;
      await runner.stop(id);
      await jobs.drop(id);
      for (const object of job.objects)
        if (!jobs.payloads().has(payloadName(object))) await rm(payloadPath(payload, object), { force: true });
      return null;
    },
    async uncompress(id) {
      await runner.ended(id);
      const job = jobs.get(id);
      if (!isOurs()) return OTHERS;
      if (job === undefined) return GONE;
      const { job: next, problem } = await uncompressedJob(job, payload);
      if (jobs.get(id) !== job) return CHANGED;
      await jobs.keep(next);
      runner.begin();
      return problem;
    },
  };
}

/** The job with all that is not stored waiting to be sent at once. */
function toSend(job: Job): Job {
  const objects = job.objects.map((object) =>
    object.state === 'failed' || object.state === 'waiting'
      ? { ...object, state: 'waiting' as const, tries: 0 }
      : object,
  );
  return { ...job, objects, nextTry: null };
}

/** A place that is not set up any more takes nothing. */
function withoutPlace(reason: string): Pick<PlaceClient, 'send'> {
  return { send: async (files) => files.map(({ uid }) => ({ uid, state: 'failed', reason, again: false })) };
}
