import type { ByteSource } from './source.ts';

/** One request costs about as much as so many bytes: what lies nearer than this is read through instead of asked for again. */
const NEAR = 64 * 1024;
const FIRST_WINDOW = 256 * 1024;
const LARGEST_WINDOW = 2 * 1024 * 1024;

/**
 * The same bytes for somebody who reads pieces in rising order: while they lie closer together than `near`, they come out
 * of larger and larger reads, of which a single one is kept; farther apart, each is read alone. One reader at a time.
 */
export function readingAhead(source: ByteSource, near = NEAR): ByteSource {
  let cached: { readonly offset: number; readonly bytes: Uint8Array } = { offset: 0, bytes: new Uint8Array() };
  let last = Number.NEGATIVE_INFINITY;
  let window = FIRST_WINDOW;
  return {
    ...source,
    read: async (offset, length) => {
      const next = offset >= last && offset - last < near;
      last = offset + length;
      const start = offset - cached.offset;
      if (start >= 0 && start + length <= cached.bytes.length) return cached.bytes.subarray(start, start + length);
      const bytes = await source.read(offset, next ? Math.max(length, window) : length);
      window = next ? Math.min(2 * window, LARGEST_WINDOW) : FIRST_WINDOW;
      if (next || length >= NEAR || length >= source.size) cached = { offset, bytes };
      return bytes.subarray(0, length);
    },
  };
}
