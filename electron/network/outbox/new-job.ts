import { randomBytes } from 'node:crypto';
import { objectKind } from '../../../core/network/object-kinds.ts';
import type { ReadObject } from '../object-file.ts';
import { Refusal } from '../refusal.ts';
import type { Job } from './jobs.ts';
import { keepPayload } from './payload.ts';

/** Copies objects into the folder `payload` and gives the job that sends them to a place. Throws a Refusal where one cannot be copied. */
export async function newJob(place: string, objects: readonly ReadObject[], payload: string): Promise<Job> {
  const kept: Job['objects'] = [];
  for (const { file } of objects) {
    const { path, uid, size, sopClass, transferSyntax } = file;
    if (kept.some((each) => each.uid === uid))
      throw new Refusal(`${path} was not put into the outbox because another of the files has the same UID.`);
    const sha256 = await keepPayload(payload, path, uid);
    const begun = { state: 'waiting', tries: 0, reason: null, mayUncompress: false, uncompressed: false } as const;
    kept.push({ uid, kind: objectKind(sopClass), size, sopClass, transferSyntax, sha256, ...begun });
  }
  const id = `${Date.now().toString(36)}-${randomBytes(4).toString('hex')}`;
  return { format: 'ivus-outbox/1', id, place, made: new Date().toISOString(), objects: kept, nextTry: null };
}
