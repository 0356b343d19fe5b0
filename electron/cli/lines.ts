import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { archiveRefusal } from '../../core/archive.ts';
import { onDisk } from '../names.ts';

const LINE_FEED = 10;

/** The lines of a text file, read piece by piece; only a line feed ends a line, so that JSON text may hold any other character; throws on an archive. */
export async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const place = await onDisk(file);
  const archive = archiveRefusal(await beginningOf(place));
  if (archive !== null) throw new Error(`it ${archive}`);
  let begun: Buffer[] = [];
  for await (const piece of createReadStream(place, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end !== -1; end = piece.indexOf(LINE_FEED, from)) {
      const last = piece.subarray(from, end);
      yield begun.length === 0 ? last : Buffer.concat([...begun, last]);
      begun = [];
      from = end + 1;
    }
    if (from < piece.length) begun.push(piece.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

async function beginningOf(place: string | Buffer): Promise<Uint8Array> {
  const handle = await open(place, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
