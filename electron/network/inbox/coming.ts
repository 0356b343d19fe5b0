import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type PartFile, partFile } from '../transfer/part-file.ts';

/** An object on its way in, as a file under a name of its own. */
export interface Coming extends PartFile {
  readonly path: string;
}

/** Begins the file of an object. */
export async function coming(folder: string, uid: string): Promise<Coming> {
  const path = join(folder, `${uid}.${randomBytes(6).toString('hex')}.part`);
  return { path, ...(await partFile(path)) };
}

/** A connection that is silent for so long is over: whoever wrote an older file is gone. */
const OLD = 24 * 60 * 60 * 1000;

/** Removes what programs left that ended while they received, a day later. */
export async function removeAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now - found.mtimeMs > OLD) await rm(path, { force: true });
  }
}
