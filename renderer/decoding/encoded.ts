import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { byteCache } from './cache.ts';

/** How much is asked for at once: neighbouring compressed frames come along, and one request costs as much as reading this. */
const BLOCK = 512 * 1024;
/** Blocks kept per run and worker, bytes. */
const KEPT_BYTES = 32 * 1024 * 1024;

/**
 * The same bytes, read in blocks of which the last used are kept; what is a block or longer is read alone. A block on
 * its way is not asked for twice, and along a run the next one is asked for early. What is given out is a copy.
 */
export function inBlocks(source: ByteSource): ByteSource {
  const cached = byteCache<Promise<Uint8Array>>(KEPT_BYTES);
  const blockAt = (index: number): Promise<Uint8Array> => {
    const key = String(index);
    const length = Math.min(BLOCK, source.size - index * BLOCK);
    const block = cached.get(key) ?? source.read(index * BLOCK, length);
    cached.put(key, block, BLOCK);
    // What failed or came short may be whole the next time.
    block.then(
      (bytes) => bytes.length < length && cached.drop(key),
      () => cached.drop(key),
    );
    return block;
  };
  let last = Number.NEGATIVE_INFINITY;
  let direction = 1;
  /** Along a run, the next block is fetched while this one is decoded; after a leap nothing is known. */
  const fetchNext = (index: number): void => {
    const along = Math.abs(index - last) <= 1;
    if (along && index !== last) direction = index - last;
    last = index;
    const next = index + direction;
    if (along && next >= 0 && next * BLOCK < source.size) void blockAt(next);
  };
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(source.size, offset + length);
    if (length >= BLOCK || end <= offset) return source.read(offset, length);
    const first = Math.floor(offset / BLOCK);
    const final = Math.floor((end - 1) / BLOCK);
    const blocks = [blockAt(first), final > first ? blockAt(final) : null] as const;
    fetchNext(final);
    const [head, tail] = await Promise.all(blocks);
    const start = offset - first * BLOCK;
    // A copy, so that whoever gets it may hand its memory on.
    const own = head.slice(start, start + end - offset);
    if (tail === null) return own;
    const out = new Uint8Array(end - offset);
    out.set(own);
    out.set(tail.subarray(0, out.length - own.length), own.length);
    return out;
  };
  return { name: source.name, size: source.size, read };
}
