import type { HeldJobs } from './held.ts';
import type { Job } from './jobs.ts';

/** What is being sent. */
export interface Runner {
  /** Begins every job that is due, one at a time for each place. */
  begin(): void;
  isRunning(id: string): boolean;
  /** Resolves when a job is not being sent, or not any more. */
  ended(id: string): Promise<void>;
  /** Stops a job, or all of them; resolves when they have ended. */
  stop(id?: string): Promise<void>;
}

/** Sends the jobs that are due by `send`, where `may` says so; `ended` hears of each that has ended. */
export function jobRunner(
  jobs: HeldJobs,
  may: (job: Job) => boolean,
  send: (job: Job, signal: AbortSignal) => Promise<void>,
  ended: (id: string) => void,
): Runner {
  const running = new Map<
    string,
    { readonly place: string; readonly stop: AbortController; readonly done: Promise<void> }
  >();

  function begin(): void {
    for (const job of jobs.all()) {
      const isBusy = [...running.values()].some(({ place }) => place === job.place);
      if (isBusy || !may(job) || !isDue(job)) continue;
      const stop = new AbortController();
      const done = send(job, stop.signal).finally(() => {
        running.delete(job.id);
        ended(job.id);
        begin();
      });
      running.set(job.id, { place: job.place, stop, done });
    }
  }

  return {
    begin,
    isRunning: (id) => running.has(id),
    ended: async (id) => running.get(id)?.done,
    async stop(id) {
      const stopped = id === undefined ? [...running.values()] : [running.get(id)].filter((one) => one !== undefined);
      for (const { stop } of stopped) stop.abort();
      await Promise.allSettled(stopped.map(({ done }) => done));
    },
  };
}

function isDue({ objects, nextTry }: Job): boolean {
  return objects.some(({ state }) => state === 'waiting') && (nextTry === null || Date.parse(nextTry) <= Date.now());
}
