import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { nalReader } from './h264-bits.ts';
import { type Parameters, readParameters } from './h264-parameters.ts';

/** One coded picture with all that belongs to it: where its bytes are in the stream, and its place among its neighbours. */
export interface CodedPicture {
  readonly offset: number;
  readonly length: number;
  /** True when decoding can begin here (an IDR picture). */
  readonly key: boolean;
  /** Its place on the screen counted from its key picture: only greater and less mean something. */
  readonly order: number;
}

/** The coded pictures of an Annex-B stream in the order of the stream, with the one set of parameters that holds for all. */
export interface CodedPictures {
  readonly parameters: Parameters;
  readonly pictures: readonly CodedPicture[];
}

/** A part of the stream behind a start code. */
interface Nal {
  /** Where its start code begins. */
  readonly start: number;
  /** Its first bytes, header byte first: enough for parameters and for the head of a slice. */
  readonly head: Uint8Array;
  readonly type: number;
}

const PIECE = 1024 * 1024;
const HEAD = 1024;
/** Enough for the numbers at the head of a slice. */
const SLICE_HEAD = 64;
/** NAL unit types (H.264 table 7-1). */
const SLICE = 1;
const PARTITION = 2;
const KEY_SLICE = 5;
const PARAMETERS = 7;
const OTHER_VIEW = 20;
/** What may stand before the first slice of a picture: supplements, parameters, delimiters, prefixes. */
const LEADING = [6, PARAMETERS, 8, 9, 14, 15, 16, 17, 18];

/** Finds the coded pictures, at most `most` and one more, holding a megabyte of the stream at a time; a refusal is a predicate to put after the file's name. */
export async function codedPictures(stream: ByteSource, most: number): Promise<Result<CodedPictures>> {
  const walk: Walk = { pictures: [], parameters: null, orderOf: null, leading: null };
  const { pictures } = walk;
  for (let at = 0; at < stream.size && pictures.length <= most; at += PIECE) {
    for (const nal of nalsIn(await stream.read(at, PIECE + HEAD), at)) {
      const problem = take(walk, nal);
      if (problem !== null) return fail(problem);
    }
  }
  if (walk.parameters === null || pictures.length === 0) return fail('contains no H.264 frames; export it again');
  const length = ({ offset }: { readonly offset: number }, i: number) =>
    (pictures[i + 1]?.offset ?? stream.size) - offset;
  return ok({
    parameters: walk.parameters,
    pictures: pictures.map((picture, i) => ({ ...picture, length: length(picture, i) })),
  });
}

/** The parts whose start codes begin in the first PIECE bytes. */
function* nalsIn(bytes: Uint8Array, at: number): Generator<Nal> {
  const end = Math.min(PIECE, bytes.length - 3);
  for (let one = bytes.indexOf(1, 2); one !== -1 && one - 2 < end; one = bytes.indexOf(1, one + 1)) {
    if (bytes[one - 1] !== 0 || bytes[one - 2] !== 0) continue;
    const head = bytes.subarray(one + 1, one + 1 + HEAD);
    yield { start: at + one - 2, head, type: (head[0] ?? 0) & 31 };
  }
}

/** What is known so far on the way through the stream. */
interface Walk {
  readonly pictures: { readonly offset: number; readonly key: boolean; readonly order: number }[];
  parameters: Parameters | null;
  orderOf: OrderOf | null;
  /** Where the parts begin that lead up to the next slice, null when there are none yet. */
  leading: number | null;
}

/** Puts a part to its picture (H.264 7.4.1.2.3); gives the reason why the stream cannot be read, or null. */
function take(walk: Walk, nal: Nal): string | null {
  if (nal.type === SLICE || nal.type === KEY_SLICE) return takeSlice(walk, nal);
  if (nal.type === PARTITION) {
    return 'uses H.264 data partitioning, which this version cannot show; export it again';
  }
  if (nal.type === OTHER_VIEW) walk.leading = null;
  if (LEADING.includes(nal.type)) walk.leading ??= nal.start;
  return nal.type === PARAMETERS ? takeParameters(walk, nal.head) : null;
}

function takeParameters(walk: Walk, head: Uint8Array): string | null {
  const read = readParameters(untilNextStart(head));
  if (read === null) return 'has damaged H.264 parameters; copy or export it again';
  if (walk.parameters !== null && JSON.stringify(read) !== JSON.stringify(walk.parameters)) {
    return 'changes its video format partway through, which this version cannot show; export it in parts';
  }
  walk.parameters = read;
  walk.orderOf ??= orders(read);
  return unreadable(read);
}

/** Without what follows behind the next start code: a stream of nothing but short parameter sets would be read over and over. */
function untilNextStart(head: Uint8Array): Uint8Array {
  let one = head.indexOf(1, 2);
  while (one !== -1 && (head[one - 1] !== 0 || head[one - 2] !== 0)) one = head.indexOf(1, one + 1);
  return one === -1 ? head : head.subarray(0, one - 2);
}

function takeSlice(walk: Walk, { start, head, type }: Nal): string | null {
  const { pictures, orderOf } = walk;
  const offset = walk.leading ?? start;
  walk.leading = null;
  // Only the first slice of a picture begins with its first block, number 0, written as a single 1.
  const first = ((head[1] ?? 0) & 0x80) !== 0;
  if (!first && pictures.length > 0) return null;
  const key = type === KEY_SLICE;
  if (orderOf === null || (pictures.length === 0 && !(key && first))) {
    return 'has video that does not start with a key frame; export it again';
  }
  const order = orderOf(head, key);
  if (order === null) {
    return 'has interlaced video, which this version cannot show; export it as progressive video';
  }
  pictures.push({ offset: pictures.length === 0 ? 0 : offset, key, order });
  return null;
}

function unreadable({ chromaFormat, bitDepth, orderType }: Parameters): string | null {
  if (chromaFormat !== 1 || bitDepth !== 8) {
    return 'has H.264 video other than 8-bit 4:2:0, which this version cannot show; export it as 8-bit 4:2:0';
  }
  return orderType === 0 || orderType === 2
    ? null
    : 'orders its video frames in an uncommon way (picture order count type 1), which this version cannot show; export it again';
}

/** The place of a picture on the screen from the head of its first slice; null for a field. */
type OrderOf = (slice: Uint8Array, key: boolean) => number | null;

/** Picture order counts (H.264 8.2.1.1, 8.2.1.3) of the pictures in the order of the stream. */
function orders({ frameNumberBits, orderType, orderBits, framesOnly }: Parameters): OrderOf {
  const turn = 2 ** orderBits;
  let [reference, count] = [0, 0];
  return (slice, key) => {
    const reader = nalReader(slice.subarray(0, SLICE_HEAD));
    for (let i = 0; i < 3; i++) reader.unsigned();
    reader.bits(frameNumberBits);
    if (!framesOnly && reader.bits(1) === 1) return null;
    if (key) [reference, count] = [0, 0];
    count += 1;
    if (orderType !== 0) return count;
    if (key) reader.unsigned();
    const low = reader.bits(orderBits);
    const before = ((reference % turn) + turn) % turn;
    const turned = low - before;
    const order = reference - before + low + (turned <= -turn / 2 ? turn : turned > turn / 2 ? -turn : 0);
    // Only pictures that others refer to move the count along.
    if (((slice[0] ?? 0) & 0x60) !== 0) reference = order;
    return order;
  };
}
