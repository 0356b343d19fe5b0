import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ByteRange, Run } from './run.ts';
import type { ByteSource } from './source.ts';

const MIB = 1024 * 1024;
/** Files up to this size are digested whole. */
const WHOLE = 32 * MIB;
const HEAD = MIB;
const BLOCK = 64 * 1024;
const BLOCKS = 240;

/**
 * SHA-256 (hex) that tells whether a file is the one a session was made on. Recipe: the size in bytes as decimal text and a line feed;
 * then, up to 32 MiB, every byte; above, the first MiB, 240 blocks of 64 KiB that begin at floor(1 MiB + i·(size − 1 MiB − 64 KiB)/240)
 * for i = 0…239, and the last 64 KiB. Throws what the source throws, and when the file is no longer as long as it was.
 */
export async function contentDigest(source: ByteSource, run: Run): Promise<string> {
  const hash = sha256.create().update(utf8ToBytes(`${source.size}\n`));
  for (const { offset, length } of digestedRanges(source.size)) {
    const bytes = await source.read(offset, length);
    if (bytes.length < length) throw new Error(`${run.file} has become shorter since it was opened; open it again.`);
    hash.update(bytes);
  }
  return bytesToHex(hash.digest());
}

function digestedRanges(size: number): readonly ByteRange[] {
  if (size <= WHOLE) {
    return Array.from({ length: Math.ceil(size / MIB) }, (_, i) => ({
      offset: i * MIB,
      length: Math.min(MIB, size - i * MIB),
    }));
  }
  const step = (size - HEAD - BLOCK) / BLOCKS;
  const blocks = Array.from({ length: BLOCKS }, (_, i) => ({ offset: Math.floor(HEAD + i * step), length: BLOCK }));
  return [{ offset: 0, length: HEAD }, ...blocks, { offset: size - BLOCK, length: BLOCK }];
}
