import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An object on its way in, as a file under a name of its own. */
export interface Coming {
  readonly path: string;
  write(bytes: Uint8Array): Promise<void>;
  /** Brings everything to the disk and closes the file. */
  finish(): Promise<void>;
  /** Removes what has come. */
  discard(): Promise<void>;
}

/** Begins the file of an object, for its owner only. */
export async function coming(folder: string, uid: string): Promise<Coming> {
  const path = join(folder, `${uid}.${randomBytes(6).toString('hex')}.part`);
  const handle = await open(path, 'wx', 0o600);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    path,
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten;
    },
    finish: async () => {
      await handle.sync();
      await close();
    },
    discard: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
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
