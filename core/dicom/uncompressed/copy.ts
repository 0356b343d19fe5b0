import { fail, ok, type Result } from '../../result.ts';
import { joined } from '../bytes/joined.ts';
import type { ByteSource } from '../bytes/source.ts';
import { cleanFrame, type PlainFrame } from '../deidentify/frames.ts';
import { elementHead, isEmpty, restatedBy } from '../deidentify/pixels.ts';
import type { Sink } from '../deidentify/sink.ts';
import { type SourceRun, sourceRun } from '../deidentify/source-run.ts';
import { parseElements } from '../header/dataset.ts';
import { readFrame } from '../pixels/pixels.ts';
import { openRun } from '../study.ts';
import { elementsOf } from '../write/dataset.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10Head } from '../write/part10.ts';
import { restatedHeader } from './restated.ts';

/** Ends a file's group 2; it begins behind the preamble. */
const START = 132;
/** The longest value of Pixel Data with a length of its own, bytes. */
const LARGEST = 0xfffffffe;
/** Syntaxes of which every frame has lost something. */
const LOSSY = new Set(['50', '51', '53', '55'].map((end) => `1.2.840.10008.1.2.4.${end}`));
/** A preview that may be compressed as well, and the length of a group that changes. */
const WITHOUT = ['00280000', '00880200'];
/** Decoded frames as they are: nothing is taken out of them. */
const AS_THEY_ARE = { mask: null, clearsUnusedBits: false } as const;

/** Who writes the copy. */
interface Writer {
  readonly implementation: string;
  readonly version: string;
}

/**
 * Writes a compressed run with its pixels uncompressed (explicit, little endian), frame by frame. It stays the same object with the same
 * UID: only its transfer syntax changes, and what the header says of how pixels are laid out; where compression has lost something, the
 * copy goes on saying so (PS3.3 C.7.6.1.1.5). Refused for a video, for a run beyond 4 GB, and where a frame does not decode. Throws what
 * source and sink throw.
 */
export async function writeUncompressed(
  source: ByteSource,
  writer: Writer,
  sink: Pick<Sink, 'write'>,
): Promise<Result<null>> {
  const opened = await sourceRun(source);
  if (!opened.ok) return opened;
  const from = opened.value;
  const { run, encapsulated } = from;
  if (!encapsulated) return fail(`${run.file} is not compressed.`);
  if (run.pixels.kind === 'video') return fail(`${run.file} is a video and can be sent only as it is.`);
  const first = await frameOf(from, 0);
  if (!first.ok) return first;
  const { photometric } = first.value;
  const { frames, bitsAllocated } = run.image;
  const length = first.value.bytes.length * frames;
  if (length > LARGEST)
    return fail(`${run.file} would be larger than 4 GB uncompressed and can be sent only as it is.`);
  const head = await headOf(from, photometric, writer);
  if (!head.ok) return head;
  await sink.write(
    joined([head.value, elementHead(bitsAllocated === 16 ? 'OW' : 'OB', length + (length % 2), 'explicit')]),
  );
  for (let k = 0; k < frames; k++) {
    const frame = k === 0 ? first : await frameOf(from, k);
    if (!frame.ok) return frame;
    if (frame.value.photometric !== photometric)
      return fail(`${run.file}, frame ${k + 1} has other colours than the frames before it.`);
    await sink.write(frame.value.bytes);
  }
  if (length % 2 === 1) await sink.write(new Uint8Array(1));
  return ok(null);
}

async function frameOf(from: SourceRun, k: number): Promise<Result<PlainFrame>> {
  return isEmpty(from, k)
    ? fail(`${from.run.file} holds no data for frame ${k + 1}.`)
    : cleanFrame(from, k, AS_THEY_ARE);
}

async function headOf(from: SourceRun, photometric: string, writer: Writer): Promise<Result<Uint8Array>> {
  const { source, header, run } = from;
  const bytes = await source.read(0, header.end);
  const { end } = parseElements(bytes, START, { explicit: true, littleEndian: true }, (group) => group === 2);
  const elements = elementsOf({
    ...restatedBy(run.image, photometric, 0),
    ...(LOSSY.has(run.transferSyntax) ? { LossyImageCompression: '01' } : {}),
  });
  const restated = restatedHeader(bytes.subarray(end), { elements, without: WITHOUT });
  if (!restated.ok) return fail(`${run.file} ${restated.problem} and can be sent only as it is.`);
  const { sopClassUid, sopInstanceUid } = run.identity;
  const meta = { sopClass: sopClassUid, instance: sopInstanceUid, transferSyntax: EXPLICIT_LITTLE_ENDIAN, ...writer };
  return ok(joined([part10Head(meta), restated.value]));
}

/** Whether an uncompressed copy shows what its source shows: as many frames, and the first, the middle and the last of them to the last bit. Throws what the sources throw. */
export async function isFaithful(source: ByteSource, copy: ByteSource): Promise<boolean> {
  const [one, other] = [await openRun(source), await openRun(copy)];
  if (!one.ok || !other.ok || one.value.image.frames !== other.value.image.frames) return false;
  const last = one.value.image.frames - 1;
  for (const k of new Set([0, last >> 1, last])) {
    const [stored, written] = [await readFrame(source, one.value, k), await readFrame(copy, other.value, k)];
    if (!stored.ok || !written.ok || !sameSamples(stored.value.samples, written.value.samples)) return false;
  }
  return true;
}

function sameSamples(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
