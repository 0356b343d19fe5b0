import type { OutboxJob } from '../../core/network/objects.ts';
import { notice } from '../state/notices.ts';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { placeName } from './state.ts';

/** Whether the archive has taken every object of a job. */
export function isDone({ objects }: OutboxJob): boolean {
  return objects.every(({ state }) => state === 'stored' || state === 'stored with a warning');
}

/** Whether nothing of a job happens any more by itself. */
function isAtRest(job: OutboxJob): boolean {
  return job.nextTry === null && job.objects.every(({ state }) => state !== 'waiting');
}

const told = new Set<string>();

/** Says over the picture how a job that was begun in this window has ended, where no sheet shows it. */
export function tellOfJobs(jobs: readonly OutboxJob[]): void {
  for (const job of jobs) {
    if (!begun.has(job.id) || told.has(job.id) || !isAtRest(job)) continue;
    told.add(job.id);
    const { sheet } = useApp.getState();
    if (sheet !== 'send' && sheet !== 'network') notice(endOf(job));
  }
}

const begun = new Set<string>();

/** A job was put into the outbox here: its end will be said. */
export function noteBegun(job: OutboxJob): void {
  begun.add(job.id);
}

/** How a job has ended, in one sentence. */
function endOf(job: OutboxJob): string {
  const failed = job.objects.filter(({ state }) => state === 'failed');
  const name = placeName(job.place);
  const sent = counted(job.objects.length - failed.length, 'object', 'objects');
  if (failed.length === 0) return `${name} has stored ${sent}.`;
  const reason = failed[0]?.reason ?? 'it gave no reason';
  return `${name} has stored ${sent} and not ${failed.length}: ${reason} The outbox in “Hospital network…” has the rest.`;
}
