import { greatestOf } from '../../extremes.ts';
import type { ByteSource } from '../bytes/source.ts';
import type { Identifying } from './identifying.ts';

/** Shorter texts are found in compressed pixels by chance. */
const SHORTEST = 6;
const PIECE = 1024 * 1024;

/** The identifying text that stands somewhere in a stretch of a source, such as in a comment of its compressed pixels; null where none does. */
export async function scanned(
  source: ByteSource,
  start: number,
  all: readonly Identifying[],
): Promise<Identifying | null> {
  const words = all.flatMap((of) =>
    of.texts.filter(({ length }) => length >= SHORTEST).map((text) => ({ of, bytes: bytesOf(text) })),
  );
  const longest = Math.max(1, greatestOf(words.map(({ bytes }) => bytes.length)));
  const begins = beginnings(words.map(({ bytes }) => bytes));
  for (let at = start; at < source.size; at += PIECE) {
    const piece = await source.read(at, Math.min(PIECE + longest - 1, source.size - at));
    for (let k = 0; k + 1 < piece.length; k++) {
      if (begins[((piece[k] ?? 0) << 8) | (piece[k + 1] ?? 0)] === 0) continue;
      const found = words.find(({ bytes }) => bytes.every((byte, i) => piece[k + i] === byte));
      if (found !== undefined) return found.of;
    }
  }
  return null;
}

/** Which pairs of bytes a word begins with. */
function beginnings(words: readonly Uint8Array[]): Uint8Array {
  const pairs = new Uint8Array(0x10000);
  for (const word of words) pairs[((word[0] ?? 0) << 8) | (word[1] ?? 0)] = 1;
  return pairs;
}

function bytesOf(latin: string): Uint8Array {
  return Uint8Array.from(latin, (letter) => letter.charCodeAt(0));
}
