import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ByteRange } from '../pixels/pixel-index.ts';
import type { Run } from '../run.ts';
import { type ByteSource, shortened } from './source.ts';

const MIB = 1024 * 1024;
/** Files up to this size are digested whole. */
const WHOLE = 32 * MIB;
/** Read at a time where all is digested: four pieces of a megabyte come in three times as long as one of four. */
const AT_ONCE = 4 * MIB;
const END = 64 * 1024;
const BLOCK = 64 * 1024;
const BLOCKS = 64;

/**
 * SHA-256 (hex) that tells whether a file is the one a session was made on. Recipe: the size in bytes as decimal text and a line feed;
 * then, up to 32 MiB, every byte; above, the first 64 KiB, 64 blocks of 64 KiB that begin at floor(64 KiB + i·(size − 128 KiB)/64)
 * for i = 0…63, and the last 64 KiB: other pixels differ nearly everywhere, and a run is to be seen before its gigabytes are read.
 * Throws what the source throws, and when the file is no longer as long as it was.
 */
export async function contentDigest(source: ByteSource, run: Pick<Run, 'file'>): Promise<string> {
  const ranges = digestedRanges(source.size);
  const together = isDigestedWhole(source.size) ? undefined : await source.readTogether?.(ranges);
  const alone = () => Promise.all(ranges.map(({ offset, length }) => source.read(offset, length)));
  const parts = together === undefined ? await alone() : [together];
  const wanted = ranges.reduce((size, { length }) => size + length, 0);
  if (parts.reduce((size, { length }) => size + length, 0) < wanted) throw new Error(shortened(run.file));
  return bytesToHex(await digestOf([utf8ToBytes(`${source.size}\n`), ...parts]));
}

/** SHA-256 of pieces one after the other: by the platform, ten times faster, where it offers that (pages of foreign addresses have none). */
async function digestOf(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  const platform = globalThis.crypto?.subtle;
  return platform === undefined ? sha256(whole) : new Uint8Array(await platform.digest('SHA-256', whole));
}

/** SHA-256 (hex) of a text. */
export function textDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Whether every byte of a file of so many goes into its digest. */
export function isDigestedWhole(size: number): boolean {
  return size <= WHOLE;
}

function digestedRanges(size: number): readonly ByteRange[] {
  if (isDigestedWhole(size)) {
    return Array.from({ length: Math.ceil(size / AT_ONCE) }, (_, i) => ({
      offset: i * AT_ONCE,
      length: Math.min(AT_ONCE, size - i * AT_ONCE),
    }));
  }
  const step = (size - 2 * END) / BLOCKS;
  const blocks = Array.from({ length: BLOCKS }, (_, i) => ({ offset: Math.floor(END + i * step), length: BLOCK }));
  return [{ offset: 0, length: END }, ...blocks, { offset: size - END, length: END }];
}
