import type { ByteSource } from '../bytes/source.ts';
import type { ByteRange } from './pixel-index.ts';

/** The pieces of compressed pixel data as one stream without their item headers, read in ranges like the file itself. */
export function fragmentStream(source: ByteSource, fragments: readonly ByteRange[]): ByteSource {
  const size = fragments.reduce((sum, { length }) => sum + length, 0);
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const out = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let filled = 0;
    let start = 0;
    for (const fragment of fragments) {
      const skipped = offset + filled - start;
      start += fragment.length;
      if (skipped >= fragment.length) continue;
      if (filled === out.length) break;
      const wanted = Math.min(fragment.length - skipped, out.length - filled);
      const bytes = await source.read(fragment.offset + skipped, wanted);
      out.set(bytes, filled);
      filled += bytes.length;
      if (bytes.length < wanted) break;
    }
    return out.subarray(0, filled);
  };
  return { name: source.name, size, read };
}
