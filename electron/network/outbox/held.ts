import type { OutboxJob } from '../../../core/network/objects.ts';
import { type Job, jobAt, jobIds, keepJob, removeJob, shownJob } from './jobs.ts';
import { payloadName } from './payload.ts';

/** The jobs of an outbox, in memory and on the disk. */
export interface HeldJobs {
  all(): readonly Job[];
  get(id: string): Job | undefined;
  /** Takes a new job once it is on the disk; a sentence where it could not be written. */
  add(job: Job): Promise<string | null>;
  /** Takes a job as it is now; resolves when that, or what it has become meanwhile, is on the disk. */
  keep(job: Job): Promise<void>;
  /** Reads what is new on the disk; with `anew` all of it, since another process writes there. */
  look(anew: boolean): Promise<void>;
  drop(id: string): Promise<void>;
  /** Names of the copies that some job needs. */
  payloads(): ReadonlySet<string>;
}

/** So long, in ms, changes are gathered before they are told. */
const TOLD_EVERY = 100;

/** The jobs in a folder; `changed` hears of them at most ten times a second, `problem` each sentence about their files. */
export function heldJobs(
  folder: string,
  changed: (jobs: readonly OutboxJob[]) => void,
  problem: (sentence: string) => void,
): HeldJobs {
  const jobs = new Map<string, Job>();
  const tell = gathered(() => changed([...jobs.values()].map(shownJob)));
  const writes = coalesced(async (id) => {
    const job = jobs.get(id);
    const failed = job === undefined ? null : await keepJob(folder, job);
    if (failed !== null) problem(failed);
  });
  return {
    all: () => [...jobs.values()],
    get: (id) => jobs.get(id),
    payloads: () => new Set([...jobs.values()].flatMap(({ objects }) => objects.map(payloadName))),
    async add(job) {
      const failed = await keepJob(folder, job);
      if (failed === null) jobs.set(job.id, job);
      tell();
      return failed;
    },
    keep(job) {
      jobs.set(job.id, job);
      tell();
      return writes(job.id);
    },
    async look(anew) {
      const ids = await jobIds(folder);
      if (anew) jobs.clear();
      for (const id of ids.filter((each) => !jobs.has(each))) {
        const read = await jobAt(folder, id);
        if (read.problem !== null) problem(read.problem);
        if (read.job === null || jobs.has(id)) continue;
        jobs.set(id, read.job);
        tell();
      }
    },
    async drop(id) {
      await writes(id);
      jobs.delete(id);
      await removeJob(folder, id);
      tell();
    },
  };
}

/** Calls `work` once for all the calls within a tenth of a second. */
function gathered(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work();
    }, TOLD_EVERY);
  };
}

/** Does `work` for a key, one at a time; calls while it runs are answered together by one more. */
function coalesced(work: (key: string) => Promise<void>): (key: string) => Promise<void> {
  const running = new Map<string, { next: Promise<void> | null; readonly now: Promise<void> }>();
  const begin = (key: string): Promise<void> => {
    const now = work(key).finally(() => {
      if (running.get(key)?.next === null) running.delete(key);
    });
    running.set(key, { next: null, now });
    return now;
  };
  return (key) => {
    const under = running.get(key);
    if (under === undefined) return begin(key);
    under.next ??= under.now.then(() => begin(key));
    return under.next;
  };
}
