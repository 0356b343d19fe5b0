import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { archiveRefusal } from '../../core/archive.ts';
import { onDisk } from '../names.ts';

/** The lines of a text file (UTF-8), read piece by piece; only a line feed ends a line, so that JSON text may hold any other character; throws on an archive. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const place = await onDisk(file);
  const archive = archiveRefusal(await beginningOf(place));
  if (archive !== null) throw new Error(`it ${archive}`);
  let rest = '';
  for await (const piece of createReadStream(place, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
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
