import { type FileHandle, open, rm } from 'node:fs/promises';

/** A file on its way in, for its owner only. */
export interface PartFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Brings everything to the disk and closes the file; throws where any of it did not get there. */
  finish(): Promise<void>;
  /** Closes the file and removes it. */
  discard(): Promise<void>;
}

/** So many bytes are handed to the disk at a time while more come, so that little is left to wait for at the end. */
const FLUSHED = 32 * 1024 * 1024;

/** Begins a file; throws where there is one of that name, or where it cannot be written. */
export async function partFile(path: string): Promise<PartFile> {
  const handle = await open(path, 'wx', 0o600);
  const disk = flushes(handle);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await disk.settled();
    await handle.close();
  };
  return {
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten;
      disk.written(bytes.length);
    },
    finish: async () => {
      await disk.settled();
      await handle.sync();
      await close();
      disk.check();
    },
    discard: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
}

/** Hands a file to the disk as it grows, once at a time; what fails on the way is told at the end, since the system tells it only once. */
function flushes(handle: FileHandle) {
  let [waiting, running, failure] = [0, null as Promise<void> | null, null as { readonly error: unknown } | null];
  return {
    written: (bytes: number) => {
      waiting += bytes;
      if (waiting < FLUSHED || running !== null) return;
      waiting = 0;
      running = handle
        .datasync()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => {
          running = null;
        });
    },
    settled: async () => running,
    check: () => {
      if (failure !== null) throw failure.error;
    },
  };
}
