import { decodeLines, decodeMotionJpeg } from '../../pictures/decode-film.ts';
import { SYNTAXES } from '../../pictures/kinds.ts';
import { fail, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import type { ByteRange, PixelIndex } from '../pixels/pixel-index.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { decodeBigEndian } from './big-endian.ts';
import { indexH264 } from './h264.ts';
import { decodeJpeg } from './jpeg.ts';
import { decodeLittleEndian } from './little-endian.ts';
import { decodeRle } from './rle.ts';

/** Turns the stored bytes of one frame into its samples; a refusal is a predicate to put after the frame's name ("ends early"). */
type Decode = (bytes: Uint8Array, image: ImageFormat) => Promise<Result<StoredFrame>>;

/** Finds the frames of one stream over all fragments; a refusal is a predicate to put after the file's name. */
type IndexStream = (
  source: ByteSource,
  fragments: readonly ByteRange[],
  image: ImageFormat,
) => Promise<Result<PixelIndex>>;

/** How one transfer syntax stores pixels. */
export interface Codec {
  readonly encapsulated: boolean;
  /** True when each frame's stream ends with the JPEG marker FFD9, so that frames can be told apart without an offset table. */
  readonly endsWithMarker: boolean;
  /** True when the stream's own word on process, components and colours outranks the header's labels. */
  readonly ownWord: boolean;
  readonly decode: Decode;
  /** For video, whose frames lean on each other and share one stream; null where each frame stands for itself. */
  readonly indexStream: IndexStream | null;
}

const native = (decode: Decode): Codec => ({
  encapsulated: false,
  endsWithMarker: false,
  ownWord: false,
  decode,
  indexStream: null,
});
const marked = (decode: Decode): Codec => ({
  encapsulated: true,
  endsWithMarker: true,
  ownWord: false,
  decode,
  indexStream: null,
});
/** Of the JPEG family: its streams say themselves how they are coded and coloured. */
const jpegs: Codec = { ...marked(decodeJpeg), ownWord: true };
const unmarked = (decode: Decode): Codec => ({
  encapsulated: true,
  endsWithMarker: false,
  ownWord: false,
  decode,
  indexStream: null,
});

const video = (indexStream: IndexStream): Codec => ({ ...unmarked(partOfVideo), indexStream });
const partOfVideo: Decode = async () => fail('is part of a video and cannot be decoded on its own');

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

// Loaded on first use: only files in these syntaxes pay for the compiled codecs.
const jpeg2000: Decode = async (...frame) =>
  isJpeg(frame[0]) ? decodeJpeg(...frame) : (await import('./jpeg2000/jpeg2000.ts')).decodeJpeg2000(...frame);
const highThroughput: Decode = async (...frame) =>
  (await import('./jpeg2000/high-throughput.ts')).decodeHighThroughput(...frame);
const jpegXl: Decode = async (...frame) => (await import('./jpeg-xl.ts')).decodeJpegXl(...frame);
const recompressed: Decode = async (...frame) => (await import('./jpeg-xl.ts')).decodeRecompressedJpeg(...frame);

const png: Decode = async (...frame) => (await import('../../pictures/decode-png.ts')).decodePng(...frame);

/** Every transfer syntax this version reads, by UID; and pictures and films that are no DICOM. */
export const codecs: ReadonlyMap<string, Codec> = new Map<string, Codec>([
  ['1.2.840.10008.1.2', native(decodeLittleEndian)],
  ['1.2.840.10008.1.2.1', native(decodeLittleEndian)],
  ['1.2.840.10008.1.2.1.99', native(decodeLittleEndian)],
  ['1.2.840.10008.1.2.2', native(decodeBigEndian)],
  ['1.2.840.10008.1.2.4.50', jpegs],
  ['1.2.840.10008.1.2.4.51', jpegs],
  // Retired: progressive.
  ['1.2.840.10008.1.2.4.53', jpegs],
  ['1.2.840.10008.1.2.4.55', jpegs],
  ['1.2.840.10008.1.2.4.57', jpegs],
  ['1.2.840.10008.1.2.4.70', jpegs],
  ['1.2.840.10008.1.2.4.80', jpegs],
  ['1.2.840.10008.1.2.4.81', jpegs],
  ['1.2.840.10008.1.2.4.90', marked(jpeg2000)],
  ['1.2.840.10008.1.2.4.91', marked(jpeg2000)],
  ['1.2.840.10008.1.2.4.102', video(indexH264)],
  ['1.2.840.10008.1.2.4.102.1', video(indexH264)],
  ['1.2.840.10008.1.2.4.103', video(indexH264)],
  ['1.2.840.10008.1.2.4.103.1', video(indexH264)],
  ['1.2.840.10008.1.2.4.104', video(indexH264)],
  ['1.2.840.10008.1.2.4.104.1', video(indexH264)],
  ['1.2.840.10008.1.2.4.105', video(indexH264)],
  ['1.2.840.10008.1.2.4.105.1', video(indexH264)],
  ['1.2.840.10008.1.2.4.106', video(indexH264)],
  ['1.2.840.10008.1.2.4.106.1', video(indexH264)],
  ['1.2.840.10008.1.2.4.110', unmarked(jpegXl)],
  ['1.2.840.10008.1.2.4.111', unmarked(recompressed)],
  ['1.2.840.10008.1.2.4.112', unmarked(jpegXl)],
  ['1.2.840.10008.1.2.4.201', marked(highThroughput)],
  ['1.2.840.10008.1.2.4.202', marked(highThroughput)],
  ['1.2.840.10008.1.2.4.203', marked(highThroughput)],
  ['1.2.840.10008.1.2.5', unmarked(decodeRle)],
  [SYNTAXES.png, unmarked(png)],
  [SYNTAXES.jpeg, unmarked(decodeJpeg)],
  [SYNTAXES.motionJpeg, unmarked(decodeMotionJpeg)],
  [SYNTAXES.upwards, unmarked(decodeLines(true, 3))],
  [SYNTAXES.downwards, unmarked(decodeLines(false, 3))],
  [SYNTAXES.upwards32, unmarked(decodeLines(true, 4))],
  [SYNTAXES.downwards32, unmarked(decodeLines(false, 4))],
]);
