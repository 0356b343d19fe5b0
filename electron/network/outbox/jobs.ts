import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type OutboxJob, outboxJobSchema, outboxObjectSchema } from '../../../core/network/objects.ts';
import { keep, readSaved, syncFolder } from '../../autosaves.ts';

const objectSchema = outboxObjectSchema.extend({
  sopClass: z.string(),
  transferSyntax: z.string(),
  /** SHA-256 (hex) of the bytes that are to be sent. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const jobSchema = outboxJobSchema.extend({ format: z.literal('ivus-outbox/1'), objects: z.array(objectSchema) });
/** A job as it lies on the disk. */
export type Job = z.infer<typeof jobSchema>;
/** An object of it. */
export type JobObject = z.infer<typeof objectSchema>;

const NATURE = {
  name: 'A job of the outbox',
  remedy: 'look in the archive for what it sent, and send the rest again',
  isSound: (text: string) => jobIn(text) !== null,
} as const;

function jobIn(text: string): Job | null {
  try {
    return jobSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps a job: temporary file, fsync, rename, fsync of the folder. A sentence when it could not. */
export function keepJob(folder: string, job: Job): Promise<string | null> {
  return keep(join(folder, `${job.id}.json`), JSON.stringify(job), 0o600);
}

/** A job by its id; null where there is none (any more), with a sentence where it is damaged and was set aside. */
export async function jobAt(folder: string, id: string): Promise<{ job: Job | null; problem: string | null }> {
  const { text, problem } = await readSaved(join(folder, `${id}.json`), NATURE);
  return { job: text === null ? null : jobIn(text), problem };
}

/** The ids of the jobs on the disk, the oldest first. */
export async function jobIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => /^([0-9a-z-]{1,64})\.json$/.exec(name)?.[1] ?? []).toSorted();
}

/** Takes a job off the disk. */
export async function removeJob(folder: string, id: string): Promise<void> {
  await rm(join(folder, `${id}.json`), { force: true });
  await syncFolder(folder);
}

/** A job without what only the disk needs. */
export function shownJob({ format: _, objects, ...job }: Job): OutboxJob {
  return { ...job, objects: objects.map(({ sopClass: __, transferSyntax: ___, sha256: ____, ...shown }) => shown) };
}
