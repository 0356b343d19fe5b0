import type { IncomingMessage } from 'node:http';

/** The whole body of a request; null where it is longer than `longest` bytes. */
export async function wholeBody(request: IncomingMessage, longest: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request) {
    length += (piece as Uint8Array).length;
    if (length > longest) return null;
    pieces.push(piece as Uint8Array);
  }
  return Buffer.concat(pieces);
}
