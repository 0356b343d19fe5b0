import { randomBytes } from 'node:crypto';
import { rename, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { charactersOf } from '../../../core/dicom/bytes/characters.ts';
import { codecs } from '../../../core/dicom/decode/registry.ts';
import { readHeader } from '../../../core/dicom/header/header.ts';
import { readIdentity } from '../../../core/dicom/header/identity.ts';
import { examine } from '../../../core/dicom/study.ts';
import type { FetchedFile } from '../../../core/network/objects.ts';
import { syncFolder } from '../../autosaves.ts';
import { failureReason } from '../../failure.ts';
import { openFileSource } from '../../file-source.ts';
import { makeFolder } from '../../make-folder.ts';
import { Refusal } from '../refusal.ts';
import { type PartFile, partFile } from './part-file.ts';

/** An object on its way in: its bytes lie in a `.part` file until all of them are there and checked. */
export interface Incoming {
  /** Adds bytes; throws a Refusal where the disk has no room. */
  write(bytes: Uint8Array): Promise<void>;
  /** Checks what has come, brings it to the disk and gives it its name; throws a Refusal, and then nothing is left. */
  land(): Promise<FetchedFile>;
  /** Removes what has come. */
  discard(): Promise<void>;
}

/** So many bytes of the disk are left alone, and after so many written ones that is looked at again. */
const [LEFT_FREE, LOOK_EVERY] = [512 * 1024 * 1024, 64 * 1024 * 1024];

/** Where an object is in a folder once it has come. */
function placeOf(folder: string, uid: string): string {
  return join(folder, `${uid}.dcm`);
}

/** The file of an object that has come before; null where there is none. */
export async function landedFile(folder: string, uid: string): Promise<FetchedFile | null> {
  const path = placeOf(folder, uid);
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? { uid, path, size: found.size } : null;
}

/** Begins an object that `from` sends; throws a Refusal where the folder cannot be written. */
export async function incoming(folder: string, uid: string, from: string): Promise<Incoming> {
  const path = placeOf(folder, uid);
  // Two fetches of one object do not meet in one file.
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = await begun(folder, part);
  let [size, looked] = [0, -LOOK_EVERY];
  return {
    discard: file.discard,
    async write(bytes) {
      if (size - looked >= LOOK_EVERY) {
        await roomIn(folder);
        looked = size;
      }
      await file.write(bytes).catch(refuse);
      size += bytes.length;
    },
    async land() {
      try {
        await file.finish();
        await check(part, uid, from);
        await rename(part, path);
        await syncFolder(folder);
        return { uid, path, size };
      } catch (error) {
        await file.discard();
        return refuse(error);
      }
    },
  };
}

async function begun(folder: string, part: string): Promise<PartFile> {
  try {
    await makeFolder(folder);
    return await partFile(part);
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  if (error instanceof Refusal) throw error;
  throw new Refusal(`The object could not be written because ${failureReason(error)}.`);
}

async function roomIn(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEFT_FREE) throw new Refusal('There is no room left on the disk; free some and fetch again.');
}

/** Whether the file is what was asked for: DICOM with its preamble, a header that reads to its end, the right object. */
async function check(part: string, uid: string, from: string): Promise<void> {
  const source = await openFileSource(part, 'An object');
  if (!source.ok) throw new Refusal(source.problem);
  try {
    const start = await source.value.read(0, 132);
    if (charactersOf(start.subarray(128)) !== 'DICM')
      throw new Refusal(`${from} sent something that is not a DICOM file.`);
    const { header, problem } = await readHeader(source.value);
    if (problem !== null) throw new Refusal(`${from} sent an object that ${problem}.`);
    if (readIdentity(header).sopInstanceUid !== uid)
      throw new Refusal(`${from} sent another object than was asked for.`);
    const { run } = await examine(source.value);
    // What ends with its header (a report) and what is stored in a way unknown here is kept as it is.
    if (header.end < source.value.size && codecs.has(header.transferSyntax) && !run.ok)
      throw new Refusal(`${from}: ${run.problem}`);
  } finally {
    await source.value.close();
  }
}
