import { open, stat } from 'node:fs/promises';
import type { ByteSource } from '../core/dicom/bytes/source.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { failureReason } from './failure.ts';
import { onDisk } from './names.ts';

/** A file held open for positional reads. Whoever opened it closes it. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** Opens a file as a ByteSource named as given; a refusal names the path and what is wrong with it. */
export async function openFileSource(path: string, name: string = path): Promise<Result<FileSource>> {
  try {
    const place = await onDisk(path);
    const found = await stat(place);
    if (found.isDirectory()) return fail(`${name} is a folder; name a file in it.`);
    if (!found.isFile()) return fail(`${name} is not a regular file; copy it to a disk first.`);
    const handle = await open(place, 'r');
    const read = (offset: number, length: number): Promise<Uint8Array> =>
      readRange(handle, offset, Math.max(0, Math.min(length, found.size - offset))).catch(() => {
        throw new Error(`${name} can no longer be read; check that its drive is connected and open it again.`);
      });
    return ok({ name, size: found.size, read, close: () => handle.close() });
  } catch (failure) {
    return fail(`${name} cannot be opened because ${failureReason(failure)}.`);
  }
}

/** A file of so many bytes that is opened for each read and closed again: for hundreds of files at once. */
export function reopenedSource(path: string, size: number): ByteSource {
  return {
    name: path,
    size,
    read: async (offset, length) => {
      const source = await openFileSource(path);
      if (!source.ok) throw new Error(source.problem);
      try {
        return await source.value.read(offset, length);
      } finally {
        await source.value.close();
      }
    },
  };
}

async function readRange(
  handle: Awaited<ReturnType<typeof open>>,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
