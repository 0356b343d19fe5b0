import { createReadStream } from 'node:fs';

/** The lines of a text file (UTF-8), read piece by piece; only a line feed ends a line, so that JSON text may hold any other character. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 16 })) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
