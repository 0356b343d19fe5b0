import { randomBytes } from 'node:crypto';
import { rename, stat } from 'node:fs/promises';
import { codecs } from '../../../core/dicom/decode/registry.ts';
import { isFaithful, writeUncompressed } from '../../../core/dicom/uncompressed/copy.ts';
import { EXPLICIT_LITTLE_ENDIAN } from '../../../core/dicom/write/part10.ts';
import { IMPLEMENTATION_VERSION } from '../../../core/network/dimse/proposing.ts';
import { IMPLEMENTATION } from '../../../core/report/dicom/common.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { syncFolder } from '../../autosaves.ts';
import { failureReason } from '../../failure.ts';
import { openFileSource } from '../../file-source.ts';
import { partFile } from '../transfer/part-file.ts';
import type { Job, JobObject } from './jobs.ts';
import { digestOf, payloadPath } from './payload.ts';

/** Whether pixels in a transfer syntax can be sent uncompressed: it is a compressed one that is decoded here, and no video. */
export function canUncompress(transferSyntax: string): boolean {
  const codec = codecs.get(transferSyntax);
  return codec?.encapsulated === true && codec.indexStream === null;
}

/** The job with everything that only its encoding kept out waiting to be sent uncompressed, and a sentence where some of it cannot be. The copies are on the disk before the job says so. */
export async function uncompressedJob(
  job: Job,
  payload: string,
): Promise<{ readonly job: Job; readonly problem: string | null }> {
  const objects: JobObject[] = [];
  let problem: string | null = null;
  for (const object of job.objects) {
    const made = object.mayUncompress ? await uncompressed(object, payload) : ok(object);
    if (!made.ok) problem ??= made.problem;
    objects.push(made.ok ? made.value : { ...object, mayUncompress: false, reason: made.problem });
  }
  return { job: { ...job, objects, nextTry: null }, problem };
}

async function uncompressed(object: JobObject, payload: string): Promise<Result<JobObject>> {
  const next = { ...object, uncompressed: true, mayUncompress: false, transferSyntax: EXPLICIT_LITTLE_ENDIAN };
  const path = payloadPath(payload, next);
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const written = await writtenTo(part, path, payloadPath(payload, object), object.kind);
    if (!written.ok) return written;
    await syncFolder(payload);
    const [{ size }, sha256] = [await stat(path), await digestOf(path)];
    return ok({ ...next, size, sha256, state: 'waiting', tries: 0, reason: null });
  } catch (failure) {
    return fail(`${object.kind} cannot be sent uncompressed because ${failureReason(failure)}.`);
  }
}

/** Writes the uncompressed copy, reads it back, compares, and gives it its name; refused where it is not what it was made of. */
async function writtenTo(part: string, path: string, from: string, kind: string): Promise<Result<null>> {
  const source = await openFileSource(from, kind);
  if (!source.ok) return source;
  const file = await partFile(part);
  try {
    const writer = { implementation: IMPLEMENTATION, version: IMPLEMENTATION_VERSION };
    const done = await writeUncompressed(source.value, writer, file);
    if (done.ok) await file.finish();
    if (!done.ok) return done;
    if (!(await sameAs(source.value, part)))
      return fail(`${kind} cannot be sent uncompressed: its copy differs from it.`);
    await rename(part, path);
    return done;
  } finally {
    await file.discard();
    await source.value.close();
  }
}

async function sameAs(source: Parameters<typeof isFaithful>[0], part: string): Promise<boolean> {
  const copy = await openFileSource(part);
  if (!copy.ok) return false;
  try {
    return await isFaithful(source, copy.value);
  } finally {
    await copy.value.close();
  }
}
