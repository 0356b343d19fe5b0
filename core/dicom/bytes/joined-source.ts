import { joined } from './joined.ts';
import { type ByteSource, shortened } from './source.ts';

/** Several sources one after the other, read as one. Throws what the source that is read throws, and when it has lost bytes. */
export function joinedSource(name: string, parts: readonly ByteSource[]): ByteSource {
  const placed: { readonly part: ByteSource; readonly start: number }[] = [];
  let size = 0;
  for (const part of parts) {
    placed.push({ part, start: size });
    size += part.size;
  }
  return {
    name,
    size,
    read: async (offset, length) => {
      const end = Math.min(size, offset + length);
      const touched = placed.filter(({ part, start }) => start < end && start + part.size > offset);
      const pieces = await Promise.all(
        touched.map(async ({ part, start }) => {
          const from = Math.max(0, offset - start);
          const wanted = Math.min(part.size, end - start) - from;
          const bytes = await part.read(from, wanted);
          // What follows would stand in the wrong place.
          if (bytes.length < wanted) throw new Error(shortened(part.name));
          return bytes;
        }),
      );
      const [only] = pieces;
      return only !== undefined && pieces.length === 1 ? only : joined(pieces);
    },
  };
}

/** The part of a source from `start` on as a source with a name of its own. */
export function partOf(source: ByteSource, name: string, start: number, size: number): ByteSource {
  return {
    name,
    size,
    read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
  };
}
