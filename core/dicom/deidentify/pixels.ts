import { fail, ok, type Result } from '../../result.ts';
import { joined } from '../bytes/joined.ts';
import { readingAhead } from '../bytes/read-ahead.ts';
import { findFragments } from '../pixels/fragments.ts';
import type { ImageFormat } from '../run.ts';
import type { Attributes } from '../write/dataset.ts';
import type { Writing } from '../write/element.ts';
import type { Copying } from './copying.ts';
import { emptied } from './emptied.ts';
import { type Cleaning, cleanFrame, type PlainFrame } from './frames.ts';
import { encodedRle } from './rle.ts';
import type { Sink } from './sink.ts';
import type { SourceRun } from './source-run.ts';

const PIECE = 1024 * 1024;
const UNDEFINED = 0xffffffff;
const ITEM = Uint8Array.of(0xfe, 0xff, 0x00, 0xe0);
const SEQUENCE_END = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);

/** How the pixels of a copy are written, and what its header has to say of them anew. */
export interface PixelPlan {
  readonly reencoded: boolean;
  readonly restated: Attributes;
  /** `written`: how long the copy is so far. */
  write(sink: Sink, written: number, writing: Writing): Promise<Result<null>>;
}

/** What has to be taken out of the pixels of a run. */
export function cleaningOf({ embedded }: Pick<SourceRun, 'embedded'>, mask: Uint8Array | null): Cleaning {
  return { mask, clearsUnusedBits: embedded.length > 0 };
}

/** Uncompressed pixels are copied frame by frame, compressed ones as they are without their comments; where something has to be taken out of those, they become RLE lossless. Refused for a video. */
export async function pixelPlan(
  from: SourceRun,
  { mask, progress }: Pick<Copying, 'mask' | 'progress'>,
): Promise<Result<PixelPlan>> {
  const cleaning = cleaningOf(from, mask);
  const untouched = mask === null && !cleaning.clearsUnusedBits;
  if (!from.encapsulated)
    return ok({
      reencoded: false,
      restated: {},
      write: (sink, _, writing) => writeNative(from, cleaning, progress, sink, writing),
    });
  if (untouched) return ok({ reencoded: false, restated: {}, write: (sink) => writeFragments(from, progress, sink) });
  if (from.run.pixels.kind === 'video')
    return fail(
      `${from.run.file} is a video, whose pictures cannot be masked one by one: export its key frames as pictures instead.`,
    );
  const first = await firstFrame(from, cleaning);
  if (!first.ok) return first;
  const restated = restatedBy(from.run.image, first.value.photometric, 1);
  return ok({
    reencoded: true,
    restated,
    write: (sink, written) => writeRle(from, cleaning, first.value.photometric, progress, sink, written),
  });
}

async function firstFrame(from: SourceRun, cleaning: Cleaning): Promise<Result<PlainFrame>> {
  for (let k = 0; k < from.run.image.frames; k++) if (!isEmpty(from, k)) return cleanFrame(from, k, cleaning);
  return fail(`${from.run.file} holds no picture.`);
}

/** True for a frame for which the file holds no data. */
export function isEmpty({ run: { pixels } }: Pick<SourceRun, 'run'>, k: number): boolean {
  if (pixels.kind === 'encapsulated') return pixels.frames[k]?.every(({ length }) => length === 0) ?? true;
  return pixels.kind === 'tabled' && (pixels.frames[k]?.length ?? 0) <= 8;
}

/** What a header says of pixels that were decoded; `planar` is 1 for one colour plane after the other. */
export function restatedBy(image: ImageFormat, photometric: string, planar: 0 | 1): Attributes {
  return {
    SamplesPerPixel: image.samplesPerPixel,
    PhotometricInterpretation: photometric,
    ...(image.samplesPerPixel === 3 ? { PlanarConfiguration: planar } : {}),
    BitsAllocated: image.bitsAllocated,
    BitsStored: image.bitsStored,
    HighBit: image.bitsStored - 1,
  };
}

/** What stands before the value of Pixel Data. */
export function elementHead(vr: 'OB' | 'OW', length: number, writing: Writing): Uint8Array {
  const tag = Uint8Array.of(0xe0, 0x7f, 0x10, 0x00);
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, length, true);
  const explicit = Uint8Array.of(0x4f, vr === 'OB' ? 0x42 : 0x57, 0, 0);
  return joined([tag, ...(writing === 'explicit' ? [explicit] : []), new Uint8Array(size.buffer)]);
}

async function writeNative(
  from: SourceRun,
  cleaning: Cleaning,
  progress: Copying['progress'],
  sink: Sink,
  writing: Writing,
): Promise<Result<null>> {
  const { run, element } = from;
  const bytesPerFrame = run.pixels.kind === 'native' ? run.pixels.bytesPerFrame : 0;
  const { frames, bitsAllocated } = run.image;
  const length = bytesPerFrame * frames;
  await sink.write(elementHead(bitsAllocated === 16 || element.words ? 'OW' : 'OB', length + (length % 2), writing));
  for (let k = 0; k < frames; k++) {
    const frame = await cleanFrame(from, k, cleaning);
    if (!frame.ok) return frame;
    await sink.write(frame.value.bytes);
    progress(k + 1, frames);
  }
  if (length % 2 === 1) await sink.write(new Uint8Array(1));
  return ok(null);
}

/** Offset table and fragments as they stand, but for words in the frames that no decoder needs. */
async function writeFragments(from: SourceRun, progress: Copying['progress'], sink: Sink): Promise<Result<null>> {
  const { element, run } = from;
  const plain = await emptied(from);
  const found = await findFragments(readingAhead(plain), element.offset);
  if (!found.ok) return fail(`${run.file} ${found.problem}.`);
  const last = found.value.fragments.at(-1);
  const end = last === undefined ? found.value.base : last.offset + last.length;
  await sink.write(elementHead('OB', UNDEFINED, 'explicit'));
  for (let at = element.offset; at < end; at += PIECE) {
    const bytes = await plain.read(at, Math.min(PIECE, end - at));
    await sink.write(bytes);
    progress(
      Math.round((run.image.frames * (at + bytes.length - element.offset)) / (end - element.offset)),
      run.image.frames,
    );
  }
  await sink.write(SEQUENCE_END);
  return ok(null);
}

/** One fragment a frame, behind a table of where each begins, which is filled in at the end. */
async function writeRle(
  from: SourceRun,
  cleaning: Cleaning,
  photometric: string,
  progress: Copying['progress'],
  sink: Sink,
  written: number,
): Promise<Result<null>> {
  const { image, file } = from.run;
  const { rows, columns, samplesPerPixel, frames } = image;
  const offsets = new DataView(new ArrayBuffer(4 * frames));
  await sink.write(elementHead('OB', UNDEFINED, 'explicit'));
  const table = new Uint8Array(offsets.buffer);
  await sink.write(item(table));
  let offset = 0;
  for (let k = 0; k < frames; k++) {
    const frame = isEmpty(from, k) ? null : await cleanFrame(from, k, cleaning);
    if (frame?.ok === false) return frame;
    if (frame !== null && frame.value.photometric !== photometric)
      return fail(`${file}, frame ${k + 1} has other colours than the frames before it.`);
    const piece = item(
      frame === null
        ? new Uint8Array()
        : encodedRle(frame.value.bytes, rows, columns, samplesPerPixel, image.bitsAllocated / 8),
    );
    offsets.setUint32(4 * k, offset, true);
    offset += piece.length;
    if (offset > UNDEFINED) return fail(`${file} would be larger than 4 GB when masked: copy it in parts.`);
    await sink.write(piece);
    progress(k + 1, frames);
  }
  await sink.write(SEQUENCE_END);
  // Behind the head of the element and that of the table.
  await sink.patch(written + 12 + 8, table);
  return ok(null);
}

function item(bytes: Uint8Array): Uint8Array {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, bytes.length, true);
  return joined([ITEM, new Uint8Array(length.buffer), bytes]);
}
