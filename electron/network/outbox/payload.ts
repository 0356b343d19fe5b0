import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../autosaves.ts';
import { failureReason } from '../../failure.ts';
import { makeFolder } from '../../make-folder.ts';
import { Refusal } from '../refusal.ts';

/** An object in the outbox, as it is stored or uncompressed. */
interface Kept {
  readonly uid: string;
  readonly uncompressed: boolean;
}

/** The name of an object's copy without its ending: one UID may wait compressed for one place and uncompressed for another. */
export function payloadName({ uid, uncompressed }: Kept): string {
  return uncompressed ? `${uid}.uncompressed` : uid;
}

/** Where the copy of an object that waits to be sent lies. */
export function payloadPath(folder: string, kept: Kept): string {
  return join(folder, `${payloadName(kept)}.dcm`);
}

/** SHA-256 (hex) of a file's bytes, read piece by piece. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}

/**
 * Puts a copy of an object into the outbox and on the disk, and gives the copy's SHA-256. Throws a Refusal where that cannot be, also
 * where an object with this UID and other bytes waits there: one UID is never sent with two contents.
 */
export async function keepPayload(folder: string, path: string, uid: string): Promise<string> {
  const target = payloadPath(folder, { uid, uncompressed: false });
  const part = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await makeFolder(folder);
    const digest = await copied(path, part);
    const waiting = await stat(target).catch(() => null);
    if (waiting !== null && (await digestOf(target)) !== digest)
      throw new Refusal(
        `${path} was not put into the outbox because an object with its UID and other content waits there: take that one off the list first.`,
      );
    await rename(part, target);
    await syncFolder(folder);
    return digest;
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path} was not put into the outbox because ${failureReason(error)}.`);
  }
}

async function copied(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(to, 'wx', 0o600);
  try {
    for await (const piece of createReadStream(from, { highWaterMark: 1 << 20 })) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

const HOUR = 3_600_000;

/** Removes what a kill left: copies whose names no job has. Young ones stay, since somebody may be writing their job just now. */
export async function removeOrphans(folder: string, isUsed: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (name.endsWith('.dcm') && isUsed(name.slice(0, -4))) continue;
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > HOUR) await rm(path, { force: true });
  }
}
