import { joinedSource } from '../../core/dicom/bytes/joined-source.ts';
import type { ByteSource } from '../../core/dicom/bytes/source.ts';

/** Where a run's bytes are: in a file, or in several files one after the other. */
export type Location =
  | FileLocation
  | { readonly kind: 'files'; readonly name: string; readonly parts: readonly FileLocation[] };

/** Where a file's bytes are, as data that crosses to workers: behind the shell's (or a server's) URL, or in a browser's File. */
export type FileLocation =
  | { readonly kind: 'url'; readonly name: string; readonly size: number; readonly url: string }
  | { readonly kind: 'blob'; readonly name: string; readonly blob: Blob };

/** A location as it may be told to a worker, which would take a relative address from its own script. */
export function absoluteLocation(location: Location): Location {
  if (location.kind === 'files') return { ...location, parts: location.parts.map(absoluteFile) };
  return absoluteFile(location);
}

function absoluteFile(location: FileLocation): FileLocation {
  return location.kind === 'blob'
    ? location
    : { ...location, url: new URL(location.url, globalThis.location?.href).href };
}

/** Ranged reads over a location. */
export function sourceAt(location: Location): ByteSource {
  if (location.kind === 'files') return joinedSource(location.name, location.parts.map(sourceAt));
  if (location.kind === 'blob') {
    const { name, blob } = location;
    return {
      name,
      size: blob.size,
      read: async (offset, length) => {
        const bytes = await blob
          .slice(offset, offset + length)
          .arrayBuffer()
          .catch(() => gone(name));
        return new Uint8Array(bytes);
      },
    };
  }
  const { name, size, url } = location;
  return { name, size, read: (offset, length) => ranged(name, size, url, offset, length) };
}

async function ranged(name: string, size: number, url: string, offset: number, length: number): Promise<Uint8Array> {
  const end = Math.min(size, offset + length);
  if (end <= offset) return new Uint8Array(0);
  const reply = await fetch(url, { headers: { Range: `bytes=${offset}-${end - 1}` } }).catch(() => gone(name));
  if (reply.status !== 206) gone(name);
  return new Uint8Array(await reply.arrayBuffer().catch(() => gone(name)));
}

/** A file that was moved or changed, a drive or a server that is no longer there: none of them gives bytes that belong together. */
function gone(name: string): never {
  throw new Error(`${name} was moved or changed since it was opened and can no longer be read; open it again.`);
}
