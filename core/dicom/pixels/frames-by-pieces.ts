import type { ByteSource } from '../bytes/source.ts';
import type { ImageFormat } from '../run.ts';
import type { Fragments } from './fragments.ts';
import type { ByteRange } from './pixel-index.ts';

type Frames = readonly (readonly ByteRange[])[];

/** Of these bytes at the start of a piece one tells where a stream begins. */
const HEAD = 8;
const BEGINNINGS: readonly (readonly number[])[] = [
  // JPEG and JPEG-LS, JPEG 2000 (bare and in its file format), JPEG XL (bare and in its file format).
  [0xff, 0xd8, 0xff],
  [0xff, 0x4f, 0xff, 0x51],
  [0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20],
  [0xff, 0x0a],
  [0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20],
];

/**
 * Which pieces make up each frame: by the offset table, else by their number, else by where their streams begin or end.
 * More frames than the header states are believed where the table or the streams themselves prove them. Null: no way fits.
 */
export async function framesByPieces(
  source: ByteSource,
  { fragments, base, offsets }: Fragments,
  image: ImageFormat,
  endsWithMarker: boolean,
): Promise<Frames | null> {
  const filled = fragments.filter(({ length }) => length > 0);
  const stated = image.frames;
  const tabled = offsets.length < stated ? null : byOffsets(fragments, base, offsets);
  const least = tabled?.length ?? stated;
  const begun = filled.length > least ? await byBeginning(source, filled, image) : null;
  if (begun !== null && begun.length > least) return begun;
  if (tabled !== null) return tabled;
  for (const pieces of [filled, fragments])
    if (pieces.length === stated && filled.length > 0) return pieces.map((piece) => [piece]);
  if (filled.length < stated) return null;
  if (stated === 1) return [filled];
  const ended = endsWithMarker ? await byEndMarker(source, filled) : null;
  return [ended, begun].find((frames) => frames?.length === stated) ?? null;
}

/** Frames by the basic offset table, if each of its rising entries names the start of a fragment. */
function byOffsets(fragments: readonly ByteRange[], base: number, offsets: readonly number[]): Frames | null {
  if (offsets[0] !== 0) return null;
  const grouped: ByteRange[][] = [];
  for (const fragment of fragments) {
    // An offset counts from the first fragment's item tag, 8 bytes before its data.
    if (fragment.offset - 8 - base === offsets[grouped.length]) grouped.push([fragment]);
    else grouped.at(-1)?.push(fragment);
  }
  const filled = grouped.some((pieces) => pieces.some(({ length }) => length > 0));
  return filled && grouped.length === offsets.length ? grouped : null;
}

/** Frames by where a compressed image begins; null where the first piece does not. */
async function byBeginning(
  source: ByteSource,
  fragments: readonly ByteRange[],
  image: ImageFormat,
): Promise<Frames | null> {
  const grouped: ByteRange[][] = [];
  for (const fragment of fragments) {
    const head = await source.read(fragment.offset, Math.min(HEAD, fragment.length));
    if (beginsFrame(head, image)) grouped.push([fragment]);
    else if (grouped.length === 0) return null;
    else grouped.at(-1)?.push(fragment);
  }
  return grouped;
}

function beginsFrame(head: Uint8Array, { samplesPerPixel, bitsAllocated }: ImageFormat): boolean {
  // RLE begins with the number of its segments, of which the first follows 64 bytes of header.
  const rle = [(samplesPerPixel * bitsAllocated) / 8, 0, 0, 0, 64, 0, 0, 0];
  return [...BEGINNINGS, rle].some((bytes) => bytes.every((byte, i) => head[i] === byte));
}

/** Frames by the end-of-image marker FFD9 in the last bytes of a fragment (one pad byte may follow it). */
async function byEndMarker(source: ByteSource, fragments: readonly ByteRange[]): Promise<Frames> {
  const grouped: ByteRange[][] = [[]];
  for (const fragment of fragments) {
    grouped.at(-1)?.push(fragment);
    const tail = await source.read(fragment.offset + Math.max(0, fragment.length - 3), Math.min(3, fragment.length));
    if (tail.some((byte, i) => byte === 0xff && tail[i + 1] === 0xd9)) grouped.push([]);
  }
  if (grouped.at(-1)?.length === 0) grouped.pop();
  return grouped;
}
