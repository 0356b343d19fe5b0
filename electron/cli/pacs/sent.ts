import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxJob, OutboxObject } from '../../../core/network/objects.ts';
import type { Outbox } from '../../network/outbox/outbox.ts';
import type { Io } from '../io.ts';

const LOOKED_EVERY = 50;

/** A job once each of its objects has its answer or waits for another time; null where it is gone or the signal is given. */
export async function jobEnded(outbox: Outbox, id: string, signal: AbortSignal): Promise<OutboxJob | null> {
  for (;;) {
    const job = (await outbox.list()).find((each) => each.id === id);
    if (job === undefined || signal.aborted) return null;
    if (job.nextTry !== null || job.objects.every(({ state }) => state !== 'waiting')) return job;
    await pause(LOOKED_EVERY);
  }
}

/** Prints what became of a job; true where all of it is stored. */
export function printJob(job: OutboxJob, json: boolean, io: Io): boolean {
  const left = job.objects.filter((object) => !isStored(object));
  if (json) io.out(JSON.stringify(job));
  else
    for (const { uid, kind, state, reason } of job.objects)
      io.out(`${kind} ${uid}: ${state}${reason === null ? '' : `. ${reason}`}`);
  if (left.length > 0)
    io.err(
      `${left.length} of ${job.objects.length} objects stay in the outbox; ivus pacs send --waiting sends them again.`,
    );
  if (left.some(({ mayUncompress }) => mayUncompress))
    io.err('With --uncompressed, what the archive does not take compressed is sent uncompressed.');
  return left.length === 0;
}

function isStored({ state }: OutboxObject): boolean {
  return state === 'stored' || state === 'stored with a warning';
}
