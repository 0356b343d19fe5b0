import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import type { Codec } from '../decode/registry.ts';
import type { ByteRange, ImageFormat, PixelIndex } from '../run.ts';
import { findFragments, type PixelElement } from './fragments.ts';
import { framesByTable } from './offset-table.ts';

/** Where the bytes of each frame are, proved against the source's length; a refusal is a predicate to put after the file's name. */
export async function indexFrames(
  source: ByteSource,
  element: PixelElement,
  image: ImageFormat,
  codec: Codec,
): Promise<Result<PixelIndex>> {
  const encapsulated = element.length === null;
  if (encapsulated !== codec.encapsulated) {
    return fail(
      `states that its pixels are ${codec.encapsulated ? '' : 'un'}compressed, but they are not; export it again`,
    );
  }
  return element.length === null
    ? indexFragments(source, element.offset, image, codec)
    : indexNative(element.offset, Math.min(element.length, source.size - element.offset), image);
}

function indexNative(offset: number, length: number, image: ImageFormat): Result<PixelIndex> {
  const pixels = image.rows * image.columns;
  const full = (pixels * image.samplesPerPixel * image.bitsAllocated) / 8;
  const packed = image.photometric === 'YBR_FULL_422' && length < full * image.frames;
  const bytesPerFrame = packed ? pixels * 2 : full;
  const needed = bytesPerFrame * image.frames;
  if (length < needed) {
    return fail(`is cut short: its image needs ${needed} bytes, but only ${length} are there; copy or export it again`);
  }
  return ok({ kind: 'native', offset, bytesPerFrame });
}

async function indexFragments(
  source: ByteSource,
  offset: number,
  image: ImageFormat,
  { endsWithMarker, indexStream }: Codec,
): Promise<Result<PixelIndex>> {
  const tabled = indexStream === null ? await framesByTable(source, offset, image.frames) : null;
  if (tabled !== null) return ok({ kind: 'tabled', frames: tabled });
  const found = await findFragments(source, offset);
  if (!found.ok) return found;
  const { fragments, base, offsets } = found.value;
  if (indexStream !== null) return indexStream(source, fragments, image);
  const wrong = `has ${fragments.length} compressed fragments that cannot be matched to its ${image.frames} frames; export it again`;
  if (fragments.length < image.frames) return fail(wrong);
  const frames =
    byOffsets(fragments, base, offsets, image.frames) ??
    (fragments.length === image.frames ? fragments.map((fragment) => [fragment]) : null) ??
    (image.frames === 1 ? [fragments] : null) ??
    (endsWithMarker ? await byEndMarker(source, fragments) : null);
  return frames?.length === image.frames ? ok({ kind: 'encapsulated', frames }) : fail(wrong);
}

/** Frames by the basic offset table, if it has one rising entry per frame and each names the start of a fragment. */
function byOffsets(
  fragments: readonly ByteRange[],
  base: number,
  offsets: readonly number[],
  frames: number,
): ByteRange[][] | null {
  if (offsets.length !== frames || offsets[0] !== 0) return null;
  const grouped: ByteRange[][] = [];
  for (const fragment of fragments) {
    // An offset counts from the first fragment's item tag, 8 bytes before its data.
    if (fragment.offset - 8 - base === offsets[grouped.length]) grouped.push([fragment]);
    else grouped.at(-1)?.push(fragment);
  }
  return grouped.length === frames ? grouped : null;
}

/** Frames by the end-of-image marker FFD9 in the last bytes of a fragment (one pad byte may follow it). */
async function byEndMarker(source: ByteSource, fragments: readonly ByteRange[]): Promise<ByteRange[][]> {
  const grouped: ByteRange[][] = [[]];
  for (const fragment of fragments) {
    grouped.at(-1)?.push(fragment);
    const tail = await source.read(fragment.offset + Math.max(0, fragment.length - 3), Math.min(3, fragment.length));
    if (tail.some((byte, i) => byte === 0xff && tail[i + 1] === 0xd9)) grouped.push([]);
  }
  if (grouped.at(-1)?.length === 0) grouped.pop();
  return grouped;
}
