import { fail, ok, type Result } from '../../result.ts';
import { charactersOf } from '../bytes/characters.ts';
import type { ByteSource } from '../bytes/source.ts';
import { fragmentStream } from '../pixels/fragment-stream.ts';
import type { ByteRange, PixelIndex, VideoUnit } from '../pixels/pixel-index.ts';
import type { ImageFormat } from '../run.ts';
import type { Parameters } from './h264-parameters.ts';
import { type CodedPicture, codedPictures } from './h264-units.ts';

/** One frame's compressed bytes are held in memory whole. */
const LARGEST_UNIT = 32 * 1024 * 1024;
/** From this height on a stream that names no colour matrix means BT.709, below it BT.601, as video of that size does. */
const HIGH_DEFINITION_ROWS = 720;
const BT709 = 1;
const UNSPECIFIED = 2;
/** FCC, BT.470 B/G and SMPTE 170M: BT.601 to within its rounding. */
/** More frames than the header states are believed up to so many: an hour at 30 a second. */
const MOST_FRAMES = 108_000;
const BT601 = [4, 5, 6];

/** Where each frame of an H.264 video (1.2.840.10008.1.2.4.102–.106) is in its stream, and how its samples are meant; a refusal is a predicate to put after the file's name. */
export async function indexH264(
  source: ByteSource,
  fragments: readonly ByteRange[],
  image: ImageFormat,
): Promise<Result<PixelIndex>> {
  const stream = fragmentStream(source, fragments);
  const container = containerOf(await stream.read(0, 512));
  if (container !== null) {
    return fail(
      `has its H.264 video inside ${container}, which this version cannot read; export it as a plain H.264 stream, uncompressed or as JPEG baseline`,
    );
  }
  const coded = await codedPictures(stream, Math.max(image.frames, MOST_FRAMES));
  if (!coded.ok) return coded;
  const { parameters, pictures } = coded.value;
  const matrix = matrixOf(parameters);
  const problem = contradictions(parameters, pictures, image);
  if (problem !== null) return fail(problem);
  if (matrix === null)
    return fail('has H.264 video in an uncommon colour space, which this version cannot show; export it again');
  const units = shownOrder(pictures);
  if (units === null) return fail('gives two video frames the same position; export it again');
  return ok({ kind: 'video', fragments, units, codec: parameters.codec, fullRange: parameters.fullRange, matrix });
}

/** MP4 has its first box's name at byte 4; a transport stream a sync byte every 188 bytes, on Blu-ray every 192 from byte 4. */
function containerOf(start: Uint8Array): string | null {
  const name = charactersOf(start.subarray(4, 8));
  if (['ftyp', 'moov', 'mdat', 'styp', 'free', 'skip', 'wide'].includes(name)) return 'an MP4 file';
  const sync = (at: number) => start[at] === 0x47;
  return (sync(0) && sync(188) && sync(376)) || (sync(4) && sync(196) && sync(388)) ? 'an MPEG transport stream' : null;
}

function contradictions(
  { rows, columns }: Parameters,
  pictures: readonly CodedPicture[],
  image: ImageFormat,
): string | null {
  if (rows !== image.rows || columns !== image.columns) {
    return `contradicts itself: its header states ${image.columns} × ${image.rows} pixels, its video ${columns} × ${rows}; export it again`;
  }
  if (image.bitsAllocated !== 8 || image.signed || image.photometric === 'PALETTE COLOR') {
    return 'contradicts itself: its video has 8 bits per sample, its header states another number; export it again';
  }
  if (pictures.length < image.frames || pictures.length > Math.max(image.frames, MOST_FRAMES)) {
    const found = pictures.length > image.frames ? 'more' : pictures.length;
    return `states a frame count of ${image.frames}, but its video has ${found}; export it again`;
  }
  const large = pictures.findIndex(({ length }) => length > LARGEST_UNIT);
  return large === -1 ? null : `has a compressed frame larger than ${LARGEST_UNIT / 1024 / 1024} MB; export it again`;
}

/** The colour matrix that a stream means; null for an uncommon one. */
export function matrixOf({ matrix, rows }: Parameters): 'BT.601' | 'BT.709' | null {
  if (matrix === BT709 || (matrix === UNSPECIFIED && rows >= HIGH_DEFINITION_ROWS)) return 'BT.709';
  return matrix === UNSPECIFIED || BT601.includes(matrix) ? 'BT.601' : null;
}

/** Gives every picture its number on the screen: by its order among those up to the next key picture; null when two are the same. */
function shownOrder(pictures: readonly CodedPicture[]): readonly VideoUnit[] | null {
  const starts = pictures.flatMap(({ key }, i) => (key ? [i] : []));
  const frames = new Array<number>(pictures.length).fill(0);
  for (const [g, start] of starts.entries()) {
    const group = pictures.slice(start, starts[g + 1]);
    const byOrder = group.map(({ order }, i) => ({ order, i })).toSorted((a, b) => a.order - b.order);
    if (byOrder.some(({ order }, rank) => order === byOrder[rank + 1]?.order)) return null;
    for (const [rank, { i }] of byOrder.entries()) frames[start + i] = start + rank;
  }
  return pictures.map(({ offset, length, key }, i) => ({ offset, length, key, frame: frames[i] ?? i }));
}
