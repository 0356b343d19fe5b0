import { open, rename, rm } from 'node:fs/promises';
import type { Sink } from '../../core/dicom/deidentify/sink.ts';

/** A sink over a file that has its name only once all of it is there and proved. */
export interface FileSink extends Sink {
  /** Where the bytes are until then. */
  readonly partPath: string;
  /** Brings what was written to the disk. */
  finish(): Promise<void>;
  /** Gives the file its name. */
  keep(): Promise<void>;
  /** Removes whatever there is of it. */
  discard(): Promise<void>;
}

/** Starts a file that is to be called `path`. Throws where it cannot be written. */
export async function fileSink(path: string): Promise<FileSink> {
  const partPath = `${path}.part`;
  const handle = await open(partPath, 'wx');
  let size = 0;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    partPath,
    write: async (bytes) => {
      await writeAll(handle, bytes, size);
      size += bytes.length;
    },
    patch: (at, bytes) => writeAll(handle, bytes, at),
    finish: async () => {
      await handle.sync();
      await close();
    },
    keep: () => rename(partPath, path),
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
