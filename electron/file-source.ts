import { close, closeSync, open, openSync, read, readSync, type Stats, stat, statSync } from 'node:fs';
import { promisify } from 'node:util';
import type { ByteSource } from '../core/dicom/bytes/source.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { failureReason } from './failure.ts';
import { onDisk } from './names.ts';

/** A file held open for positional reads. Whoever opened it closes it. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** How files are asked for, by what the file system knows them by; throws as `node:fs` does. */
export interface Disk {
  stat(place: string | Buffer): Stats | Promise<Stats>;
  /** Gives the number of the open file. */
  open(place: string | Buffer): number | Promise<number>;
  /** Fills bytes from a place in them on, and gives how many there were at that offset of the file. */
  read(file: number, bytes: Uint8Array, from: number, offset: number): number | Promise<number>;
  close(file: number): void | Promise<void>;
}

const reading = promisify(read);

/** The program goes on while it waits for an answer. */
const PATIENT: Disk = {
  stat: promisify<string | Buffer, Stats>(stat),
  open: promisify<string | Buffer, number>(open),
  read: async (file, bytes, from, offset) => (await reading(file, bytes, from, bytes.length - from, offset)).bytesRead,
  close: promisify(close),
};

/** The program stands still until the answer is there. */
const DIRECT: Disk = {
  stat: (place) => statSync(place),
  open: (place) => openSync(place, 'r'),
  read: (file, bytes, from, offset) => readSync(file, bytes, from, bytes.length - from, offset),
  close: (file) => closeSync(file),
};

/** An answer that takes longer keeps the program waiting (ms). */
const SLOW_MS = 0.3;

/** So many answers are waited for side by side after a slow one. */
const WAITED_FOR = 64;

/**
 * A disk for thousands of files. As long as it answers at once it is asked directly: to have an answer brought by another thread takes
 * several times as long. After a slow answer, of a drive in the network say, the next ones are waited for side by side.
 */
export function quickDisk(
  direct: Disk = DIRECT,
  patient: Disk = PATIENT,
  now: () => number = () => performance.now(),
): Disk {
  let waiting = 0;
  const asked = <Answer>(ask: (disk: Disk) => Answer): Answer => {
    if (waiting > 0) {
      waiting -= 1;
      return ask(patient);
    }
    const begin = now();
    try {
      return ask(direct);
    } finally {
      if (now() - begin > SLOW_MS) waiting = WAITED_FOR;
    }
  };
  return {
    stat: (place) => asked((disk) => disk.stat(place)),
    open: (place) => asked((disk) => disk.open(place)),
    read: (file, bytes, from, offset) => asked((disk) => disk.read(file, bytes, from, offset)),
    close: (file) => asked((disk) => disk.close(file)),
  };
}

/** Opens a file as a ByteSource named as given; a refusal names the path and what is wrong with it. */
export async function openFileSource(path: string, name = path, disk: Disk = PATIENT): Promise<Result<FileSource>> {
  try {
    const place = await onDisk(path);
    const found = await disk.stat(place);
    if (found.isDirectory()) return fail(`${name} is a folder; name a file in it.`);
    if (!found.isFile()) return fail(`${name} is not a regular file; copy it to a disk first.`);
    const file = await disk.open(place);
    const readAt = (offset: number, length: number): Promise<Uint8Array> =>
      readRange(disk, file, offset, Math.max(0, Math.min(length, found.size - offset))).catch(() => {
        throw new Error(`${name} can no longer be read; check that its drive is connected and open it again.`);
      });
    return ok({ name, size: found.size, read: readAt, close: async () => disk.close(file) });
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

async function readRange(disk: Disk, file: number, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const bytesRead = await disk.read(file, bytes, filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
