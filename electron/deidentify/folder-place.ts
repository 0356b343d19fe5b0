import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopyInWork, CopyPlace, NamedFile } from '../../core/copies/place.ts';
import { openFileSource } from '../file-source.ts';

/** A folder for copies that remembers which it holds. */
export interface FolderPlace extends CopyPlace {
  /** Removes every copy that was kept. */
  clear(): Promise<void>;
}

/** Copies go into a folder: each has its name only once all of it is there and proved. */
export function folderPlace(folder: string): FolderPlace {
  const kept: string[] = [];
  return {
    begin: (name) => fileInWork(join(folder, name), kept),
    clear: async () => {
      for (const path of kept) await rm(path, { force: true });
    },
  };
}

/** A file on the disk, read under a name. */
export function fileAt(path: string, name: string = path): NamedFile {
  return { name, open: () => openFileSource(path, name) };
}

async function fileInWork(path: string, kept: string[]): Promise<CopyInWork> {
  const partPath = `${path}.part`;
  const handle = await open(partPath, 'wx');
  let size = 0;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    write: async (bytes) => {
      await writeAll(handle, bytes, size);
      size += bytes.length;
    },
    patch: (at, bytes) => writeAll(handle, bytes, at),
    finish: async () => {
      await handle.sync();
      await close();
      return fileAt(partPath, path);
    },
    keep: async () => {
      await rename(partPath, path);
      kept.push(path);
      return fileAt(path);
    },
    discard: async () => {
      await close();
      await rm(partPath, { force: true });
    },
  };
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
