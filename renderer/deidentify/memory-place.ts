import type { CopyInWork, CopyPlace, NamedFile } from '../../core/copies/place.ts';
import { ok } from '../../core/result.ts';
import { sourceAt } from '../shell/location.ts';

/** Bytes are put together to pieces of this size, which the browser may keep on its disk. */
const PIECE = 8 * 1024 * 1024;

/** Copies are kept by the browser until they are downloaded; `kept` are those, in order. */
export function memoryPlace(stem: string): CopyPlace & { readonly kept: readonly { name: string; blob: Blob }[] } {
  const kept: { name: string; blob: Blob }[] = [];
  return {
    kept,
    begin: async (name) => inMemory(`${stem}${name}`, (blob) => kept.push({ name: `${stem}${name}`, blob })),
  };
}

/** A file in the browser, read under a name. */
function blobFile(name: string, blob: Blob): NamedFile {
  return { name, open: async () => ok({ ...sourceAt({ kind: 'blob', name, blob }), close: async () => undefined }) };
}

function inMemory(name: string, keep: (blob: Blob) => void): CopyInWork {
  const pieces: Blob[] = [];
  let [waiting, held]: [Uint8Array<ArrayBuffer>[], number] = [[], 0];
  let patched: ((blob: Blob) => Blob)[] = [];
  const put = () => {
    pieces.push(new Blob(waiting));
    [waiting, held] = [[], 0];
  };
  const all = () => {
    put();
    const blob = patched.reduce((whole, patch) => patch(whole), new Blob(pieces));
    patched = [];
    pieces.splice(0, pieces.length, blob);
    return blob;
  };
  return {
    write: async (bytes) => {
      waiting.push(Uint8Array.from(bytes));
      held += bytes.length;
      if (held >= PIECE) put();
    },
    patch: async (at, bytes) => {
      const own = Uint8Array.from(bytes);
      patched.push((blob) => new Blob([blob.slice(0, at), own, blob.slice(at + own.length)]));
    },
    finish: async () => blobFile(name, all()),
    keep: async () => {
      const blob = all();
      keep(blob);
      return blobFile(name, blob);
    },
    discard: async () => {
      pieces.length = 0;
      waiting = [];
    },
  };
}
