import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import type { Codec } from '../decode/registry.ts';
import type { ImageFormat } from '../run.ts';
import { findFragments, ITEM_HEADER, type PixelElement } from './fragments.ts';
import { framesByPieces } from './frames-by-pieces.ts';
import { framesByTable } from './offset-table.ts';
import type { ByteRange, PixelIndex } from './pixel-index.ts';

/** Where each frame is, how many frames are stored, which may be more than the header states, and what there is to say about it. */
export interface Indexed {
  readonly pixels: PixelIndex;
  readonly frames: number;
  readonly warnings: readonly string[];
}

/** Where the bytes of each frame are, proved against the source's length; a refusal is a predicate to put after the file's name. */
export async function indexFrames(
  source: ByteSource,
  element: PixelElement,
  image: ImageFormat,
  codec: Codec,
): Promise<Result<Indexed>> {
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

function indexNative(offset: number, length: number, image: ImageFormat): Result<Indexed> {
  const bytesPerFrame = nativeFrameBytes(length, image);
  const needed = bytesPerFrame * image.frames;
  if (length < needed) {
    return fail(`is cut short: its image needs ${needed} bytes, but only ${length} are there; copy or export it again`);
  }
  const pixels: PixelIndex = { kind: 'native', offset, bytesPerFrame };
  const stored = Math.floor(length / bytesPerFrame);
  if (isWhole(length, bytesPerFrame)) return ok(counted(pixels, stored, image));
  const rest = length - needed;
  const left = `The pixel data go on for ${rest} bytes after the ${framesOf(image.frames)} that the header states; they are not shown.`;
  return ok({ pixels, frames: image.frames, warnings: stored > image.frames ? [left] : [] });
}

/** YBR_FULL_422 is stored in two bytes a pixel; three are believed where only they fit. */
function nativeFrameBytes(length: number, image: ImageFormat): number {
  const pixels = image.rows * image.columns;
  const full = (pixels * image.samplesPerPixel * image.bitsAllocated) / 8;
  if (image.photometric !== 'YBR_FULL_422') return full;
  const stated = full * image.frames;
  const packed = length < stated || (length > stated + 1 && isWhole(length, pixels * 2));
  return packed ? pixels * 2 : full;
}

/** Whether the data are whole frames; one byte may follow to make their length even. */
function isWhole(length: number, bytesPerFrame: number): boolean {
  const rest = length % bytesPerFrame;
  return rest === 0 || (rest === 1 && length % 2 === 0);
}

async function indexFragments(
  source: ByteSource,
  offset: number,
  image: ImageFormat,
  { endsWithMarker, indexStream }: Codec,
): Promise<Result<Indexed>> {
  const tabled = indexStream === null ? await framesByTable(source, offset, image.frames) : null;
  if (tabled !== null) {
    const indexed = counted({ kind: 'tabled', frames: tabled }, tabled.length, image);
    const pieces = tabled.map((range) => [{ ...range, length: range.length - ITEM_HEADER }]);
    return ok({ ...indexed, warnings: withoutPicture(pieces) });
  }
  const found = await findFragments(source, offset);
  if (!found.ok) return found;
  const filled = found.value.fragments.filter(({ length }) => length > 0);
  if (indexStream !== null) {
    const film = await indexStream(source, filled, image);
    return film.ok ? ok(counted(film.value, framesIn(film.value, image), image)) : film;
  }
  const frames = await framesByPieces(source, found.value, image, endsWithMarker);
  if (frames === null) {
    const pieces = `has ${filled.length} compressed fragments`;
    return fail(`${pieces} that cannot be matched to its ${image.frames} frames; export it again`);
  }
  const { warnings, ...indexed } = counted({ kind: 'encapsulated', frames }, frames.length, image);
  return ok({ ...indexed, warnings: [...warnings, ...withoutPicture(frames)] });
}

function framesIn(pixels: PixelIndex, { frames }: ImageFormat): number {
  return pixels.kind === 'video' ? pixels.units.length : frames;
}

/** The stored count, with a sentence where it is not the stated one. */
function counted(pixels: PixelIndex, stored: number, { frames }: ImageFormat): Indexed {
  const more = `The header states ${framesOf(frames)}, but ${stored} are stored; all ${stored} are shown.`;
  return { pixels, frames: stored, warnings: stored === frames ? [] : [more] };
}

/** So many frames are named in a sentence. */
const NAMED = 20;

function withoutPicture(frames: readonly (readonly ByteRange[])[]): readonly string[] {
  const empty = frames.flatMap((pieces, k) => (pieces.every(({ length }) => length === 0) ? [k + 1] : []));
  if (empty.length === 0) return [];
  const some = empty.slice(0, NAMED).join(', ') + (empty.length > NAMED ? ` and ${empty.length - NAMED} more` : '');
  const named = empty.length === 1 ? `Frame ${some} has no picture` : `Frames ${some} have no picture`;
  return [`${named}: the file holds no data there. All other frames are shown.`];
}

function framesOf(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}
