import { open } from 'node:fs/promises';
import { archiveRefusal } from '../../core/archive.ts';
import { onDisk } from '../names.ts';

const LINE_FEED = 10;

/** Bytes that are read at a time. */
const PIECE = 1 << 20;

/**
 * The lines of a text file, read piece by piece; only a line feed ends a line, so that JSON text may hold any other character. The bytes of a
 * line are lent until the next one is asked for. Throws on an archive.
 */
export async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(await onDisk(file), 'r');
  try {
    let buffer = Buffer.allocUnsafe(2 * PIECE);
    let held = 0;
    for (let first = true; ; first = false) {
      if (buffer.length - held < PIECE) buffer = Buffer.concat([buffer.subarray(0, held)], 2 * buffer.length);
      const { bytesRead } = await handle.read(buffer, held, PIECE, null);
      const archive = first ? archiveRefusal(buffer.subarray(0, Math.min(bytesRead, BEGINNING))) : null;
      if (archive !== null) throw new Error(`it ${archive}`);
      if (bytesRead === 0) break;
      const end = held + bytesRead;
      let from = 0;
      for (let at = buffer.indexOf(LINE_FEED, held); at !== -1 && at < end; at = buffer.indexOf(LINE_FEED, from)) {
        yield buffer.subarray(from, at);
        from = at + 1;
      }
      buffer.copyWithin(0, from, end);
      held = end - from;
    }
    if (held > 0) yield buffer.subarray(0, held);
  } finally {
    await handle.close();
  }
}

/** What tells an archive. */
const BEGINNING = 512;
