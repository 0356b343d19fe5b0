import { joined } from '../../core/dicom/bytes/joined.ts';
import { joinedSource } from '../../core/dicom/bytes/joined-source.ts';
import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import type { ByteRange } from '../../core/dicom/pixels/pixel-index.ts';
import { type Along, alongBlob } from './along.ts';

/** Where a run's bytes are: in a file, or in several files one after the other. */
export type Location =
  | FileLocation
  | { readonly kind: 'files'; readonly name: string; readonly parts: readonly FileLocation[] };

/** Where a file's bytes are, as data that crosses to workers: behind the shell's (or a server's) URL, or in a browser's File; `watch` is the shell's URL that says whether it is still the file that was opened. */
export type FileLocation =
  | { readonly kind: 'url'; readonly name: string; readonly size: number; readonly url: string }
  | { readonly kind: 'blob'; readonly name: string; readonly blob: Blob; readonly watch?: string };

/**
 * A source that can also say whether its file is still the one that was opened: `look` throws the sentence when it is not.
 * `glance` reads ranges, one after the other in one piece, without waiting for that: for whoever has it looked at before anything relies on them.
 */
export interface WatchedSource extends ByteSource {
  look(): Promise<void>;
  glance(ranges: readonly ByteRange[]): Promise<Uint8Array>;
  /** Reads along the file; where it is missing, piece by piece is as fast. */
  readonly along?: Along;
}

/** A location as it may be told to a worker, which would take a relative address from its own script. */
export function absoluteLocation(location: Location): Location {
  if (location.kind === 'files') return { ...location, parts: location.parts.map(absoluteFile) };
  return absoluteFile(location);
}

function absoluteFile(location: FileLocation): FileLocation {
  const absolute = (url: string): string => new URL(url, globalThis.location?.href).href;
  if (location.kind === 'url') return { ...location, url: absolute(location.url) };
  return location.watch === undefined ? location : { ...location, watch: absolute(location.watch) };
}

/** Length in bytes of what is at a location. */
export function sizeOf(location: Location): number {
  if (location.kind === 'files') return location.parts.reduce((size, part) => size + sizeOf(part), 0);
  return location.kind === 'url' ? location.size : location.blob.size;
}

/** Ranged reads over a location. */
export function sourceAt(location: Location): ByteSource {
  return location.kind === 'files' ? joinedSource(location.name, location.parts.map(fileAt)) : fileAt(location);
}

/** Ranged reads over a file. */
export function fileAt(location: FileLocation): WatchedSource {
  const { name } = location;
  if (location.kind === 'blob') return blobSource(name, location.blob, location.watch);
  const { size, url } = location;
  const read = (offset: number, length: number) => ranged(name, size, url, offset, length);
  const glance = async (ranges: readonly ByteRange[]) =>
    joined(await Promise.all(ranges.map(({ offset, length }) => read(offset, length))));
  return { name, size, read, glance, look: () => unchanged(name, url) };
}

/** The shell is asked again after so long (ms). */
const ASKED_FOR = 50;

/** A browser notices a changed file only by the second in which it was changed: the shell, where there is one, is asked while it is read. */
function blobSource(name: string, blob: Blob, watch: string | undefined): WatchedSource {
  const bytesOf = async (part: Blob): Promise<Uint8Array> =>
    new Uint8Array(await part.arrayBuffer().catch(() => gone(name)));
  const slice = ({ offset, length }: ByteRange): Blob => blob.slice(offset, offset + length);
  // Several at once come in a fifth of the time in which each by itself does.
  const glance = (ranges: readonly ByteRange[]) => {
    const [only] = ranges;
    return bytesOf(only !== undefined && ranges.length === 1 ? slice(only) : new Blob(ranges.map(slice)));
  };
  const never = { at: Number.NEGATIVE_INFINITY, answer: Promise.resolve() };
  let asked = never;
  const look = together(() => {
    const answer =
      watch === undefined ? glance([{ offset: 0, length: 1 }]).then(() => undefined) : unchanged(name, watch);
    const now = { at: performance.now(), answer };
    asked = now;
    answer.catch(() => {
      if (asked === now) asked = never;
    });
    return answer;
  });
  /** What was asked a moment ago, also where its answer is still to come, holds. */
  const looked = (): Promise<void> => (performance.now() - asked.at < ASKED_FOR ? asked.answer : look());
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const [bytes] = await Promise.all([glance([{ offset, length }]), watch === undefined ? null : looked()]);
    return bytes;
  };
  const stream = alongBlob(blob);
  const along: Along = async (offset, length, take) => {
    // A file that is read on is opened once: it is looked at here, whether the shell watches it or the browser does.
    await looked();
    await stream(offset, length, take).catch(() => gone(name));
  };
  return { name, size: blob.size, read, glance, look, along };
}

/** The same question asked once for all who ask in one turn. */
function together(ask: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | null = null;
  return () => {
    next ??= Promise.resolve().then(() => {
      next = null;
      return ask();
    });
    return next;
  };
}

async function unchanged(name: string, url: string): Promise<void> {
  const reply = await fetch(url, { method: 'HEAD' }).catch(() => gone(name));
  if (!reply.ok) gone(name);
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
