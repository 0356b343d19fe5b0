import { fail, ok, type Result } from '../../result.ts';
import { partOf } from '../bytes/joined-source.ts';
import { type ByteSource, shortened } from '../bytes/source.ts';
import { swapped } from '../decode/big-endian.ts';
import { codecs } from '../decode/registry.ts';
import { inflated } from '../header/deflated.ts';
import { DEFLATED } from '../header/header.ts';
import { transferSyntaxName } from '../header/transfer-syntaxes.ts';
import type { Run, StoredFrame } from '../run.ts';
import { withoutItemHeaders } from './offset-table.ts';
import type { ByteRange, FilesIndex, FrameFile, FrameIndex } from './pixel-index.ts';

/** The samples of frame `k` (from 0) as stored, decompressed; reads only that frame's bytes. A refusal names file and frame (from 1). */
export async function readFrame(source: ByteSource, run: Run, k: number): Promise<Result<StoredFrame>> {
  const bytes = await readFrameBytes(source, run, k);
  return bytes.ok ? decodeFrame(bytes.value, run, k) : bytes;
}

/** The stored bytes of frame `k` (from 0), its pieces put together; of a deflated file, inflated. */
export async function readFrameBytes(source: ByteSource, run: Run, k: number): Promise<Result<Uint8Array>> {
  if (!Number.isInteger(k) || k < 0 || k >= run.image.frames) {
    return fail(`${source.name} has no frame ${k + 1}; its frames are 1 to ${run.image.frames}.`);
  }
  if (run.pixels.kind === 'files') return storedBytes(source, run, run.pixels, k);
  if (run.pixels.kind === 'video') {
    const syntax = transferSyntaxName(run.transferSyntax);
    return fail(`${source.name} is stored as ${syntax}, which only the window can show; open it there.`);
  }
  const plain = run.transferSyntax === DEFLATED ? await inflated(source) : ok(source);
  if (!plain.ok) return fail(`${source.name} ${plain.problem}.`);
  return storedBytes(plain.value, run, run.pixels, k);
}

/** The same from a source that is not deflated, of a run that is no video. */
export async function storedBytes(
  source: ByteSource,
  run: Run,
  index: FrameIndex | FilesIndex,
  k: number,
): Promise<Result<Uint8Array>> {
  if (index.kind === 'files') return bytesOfFile(source, run, index.frames[k]);
  if (index.kind === 'native' && index.swapped === true) return pairedBytes(source, index, k);
  const ranges = rangesOf(index, k);
  // Of pieces with their item headers, 8 bytes each, these alone are none.
  if (ranges.every(({ length }) => length <= (index.kind === 'tabled' ? 8 : 0)))
    return fail(`${source.name}, frame ${k + 1} has no picture: the file holds no data there.`);
  const bytes = await readRanges(source, ranges);
  if (!bytes.ok || index.kind !== 'tabled') return bytes;
  const pieces = withoutItemHeaders(bytes.value);
  return pieces.ok ? pieces : fail(`${run.file}, frame ${k + 1} ${pieces.problem}; copy or export the file again.`);
}

/** The only frame of a file among several. */
async function bytesOfFile(source: ByteSource, run: Run, own: FrameFile | undefined): Promise<Result<Uint8Array>> {
  if (own === undefined) return fail(`${source.name} has no such frame.`);
  const { file, start, size, pixels } = own;
  const image = { ...run.image, frames: 1 };
  return readFrameBytes(partOf(source, file, start, size), { ...run, file, image, pixels }, 0);
}

/** The samples that the stored bytes of frame `k` (from 0) stand for. */
export async function decodeFrame(bytes: Uint8Array, run: Run, k: number): Promise<Result<StoredFrame>> {
  const frame =
    (await codecs.get(run.transferSyntax)?.decode(bytes, run.image)) ?? fail('has an unknown transfer syntax');
  return frame.ok ? frame : fail(`${run.file}, frame ${k + 1} ${frame.problem}; copy or export the file again.`);
}

/** A frame whose bytes stand in pairs the wrong way round; its first and last may share a pair with its neighbours. */
async function pairedBytes(
  source: ByteSource,
  { offset, bytesPerFrame }: Extract<FrameIndex, { readonly kind: 'native' }>,
  k: number,
): Promise<Result<Uint8Array>> {
  const start = k * bytesPerFrame;
  const from = start - (start % 2);
  const length = Math.ceil((start + bytesPerFrame) / 2) * 2 - from;
  const bytes = await readRange(source, { offset: offset + from, length });
  return bytes.ok ? ok(swapped(bytes.value).subarray(start - from, start - from + bytesPerFrame)) : bytes;
}

function rangesOf(pixels: FrameIndex, k: number): readonly ByteRange[] {
  if (pixels.kind === 'encapsulated') return pixels.frames[k] ?? [];
  if (pixels.kind === 'tabled') return pixels.frames.slice(k, k + 1);
  return [{ offset: pixels.offset + k * pixels.bytesPerFrame, length: pixels.bytesPerFrame }];
}

async function readRanges(source: ByteSource, ranges: readonly ByteRange[]): Promise<Result<Uint8Array>> {
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1) return readRange(source, only);
  const out = new Uint8Array(ranges.reduce((sum, range) => sum + range.length, 0));
  let at = 0;
  for (const range of ranges) {
    const bytes = await readRange(source, range);
    if (!bytes.ok) return bytes;
    out.set(bytes.value, at);
    at += range.length;
  }
  return ok(out);
}

async function readRange(source: ByteSource, { offset, length }: ByteRange): Promise<Result<Uint8Array>> {
  const bytes = await source.read(offset, length).catch(sentenceOf);
  if (typeof bytes === 'string') return fail(bytes);
  return bytes.length < length ? fail(shortened(source.name)) : ok(bytes);
}

/** A source that fails says so in a sentence of its own. */
function sentenceOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
