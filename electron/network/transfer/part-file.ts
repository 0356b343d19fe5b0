import { type FileHandle, open, rm } from 'node:fs/promises';
import { queuedWrites } from './queued-writes.ts';

/** A file on its way in, for its owner only. */
export interface PartFile {
  /** Takes bytes, which are not changed from now on and may still be on their way when it resolves; throws what an earlier write failed with. */
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
  return partOf(await open(path, 'wx', 0o600), path);
}

/** What is done to the file that is being written. */
export type Written = Pick<FileHandle, 'writev' | 'datasync' | 'sync' | 'close'>;

/** The file at a path, that is being written through a handle; it closes the handle. */
export function partOf(handle: Written, path: string): PartFile {
  const disk = flushes(handle);
  const writes = queuedWrites(async (pieces) => {
    for (let left = pieces; left.length > 0; ) {
      const { bytesWritten } = await handle.writev(left);
      disk.written(bytesWritten);
      left = behind(left, bytesWritten);
    }
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await writes.stopped();
    await disk.settled();
    await handle.close();
  };
  return {
    write: writes.add,
    finish: async () => {
      await writes.drained();
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

/** What is left of pieces of which so many bytes are written. */
function behind(pieces: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  let left = written;
  return pieces.flatMap((piece) => {
    const skipped = Math.min(left, piece.length);
    left -= skipped;
    return skipped === piece.length ? [] : [piece.subarray(skipped)];
  });
}

/** Hands a file to the disk as it grows, once at a time; what fails on the way is told at the end, since the system tells it only once. */
function flushes(handle: Written) {
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
