import { stat } from 'node:fs/promises';
import type { ObjectAnswer, ObjectFile } from '../../../core/network/objects.ts';
import { CANCELLED, type PlaceClient } from '../../../core/network/service.ts';
import type { Job, JobObject } from './jobs.ts';
import { digestOf, payloadPath } from './payload.ts';
import { canUncompress } from './uncompressing.ts';

/** After a failure that may pass, it is sent again by itself after so many ms, three times; then it waits for the operator. */
export const WAITS: readonly number[] = [60_000, 300_000, 1_800_000];

/**
 * Sends what waits in a job. `keep` is called after every answer with the job as it is then, never before; gives the job at the end,
 * with the time of its next try.
 */
export async function sendJob(
  job: Job,
  payload: string,
  client: Pick<PlaceClient, 'send'>,
  signal: AbortSignal,
  keep: (job: Job) => Promise<void>,
  waits: readonly number[] = WAITS,
): Promise<Job> {
  let now = job;
  const take = (answer: ObjectAnswer) => {
    now = withAnswer(now, answer, waits.length);
    void keep(now);
  };
  const files: ObjectFile[] = [];
  for (const object of job.objects.filter(({ state }) => state === 'waiting')) {
    const file = await soundFile(object, payload);
    if (file === null) take({ uid: object.uid, state: 'failed', reason: DAMAGED, again: false });
    else files.push(file);
  }
  const heard = new Set<string>();
  const answers = await client.send(
    files,
    () => {},
    signal,
    async (answer) => {
      heard.add(answer.uid);
      take(answer);
    },
  );
  for (const answer of answers) if (!heard.has(answer.uid)) take(answer);
  return { ...now, nextTry: nextTry(now, waits) };
}

const DAMAGED = 'The copy of this object in the outbox is damaged: send it again from where it came.';

/** The file of an object, if its bytes are still the ones that were put in. */
async function soundFile(object: JobObject, payload: string): Promise<ObjectFile | null> {
  const { uid, size, sopClass, transferSyntax, sha256 } = object;
  const path = payloadPath(payload, object);
  const found = await stat(path).catch(() => null);
  if (found?.size !== size || (await digestOf(path).catch(() => '')) !== sha256) return null;
  return { uid, path, size, sopClass, transferSyntax };
}

/** The job after an answer: what failed and may pass waits again, unless it was tried often enough or the operator stopped it. */
function withAnswer(job: Job, answer: ObjectAnswer, most: number): Job {
  const objects = job.objects.map((object): JobObject => {
    if (object.uid !== answer.uid || object.state !== 'waiting') return object;
    const tries = object.tries + 1;
    if (answer.state !== 'failed') {
      const reason = answer.state === 'stored' ? null : answer.reason;
      return { ...object, tries, state: answer.state, reason, mayUncompress: false };
    }
    if (answer.reason === CANCELLED) return { ...object, reason: null };
    const mayUncompress = answer.encoding === true && canUncompress(object.transferSyntax);
    const state = answer.again && tries <= most ? 'waiting' : 'failed';
    return { ...object, tries, state, reason: answer.reason, mayUncompress };
  });
  return { ...job, objects };
}

/** When a job is sent again by itself, ISO 8601; null where nothing waits, or waits at once. */
function nextTry({ objects }: Job, waits: readonly number[]): string | null {
  const most = objects.reduce((tried, { state, tries }) => (state === 'waiting' ? Math.max(tried, tries) : tried), 0);
  return most === 0 ? null : new Date(Date.now() + (waits[most - 1] ?? 0)).toISOString();
}
