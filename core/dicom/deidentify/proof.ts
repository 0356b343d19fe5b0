import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { identityProblem } from '../header/deidentified.ts';
import { decodeFrame, readFrameBytes } from '../pixels/pixels.ts';
import type { Run } from '../run.ts';
import { stillIdentifies } from './found.ts';
import { type Cleaning, cleanFrame } from './frames.ts';
import { identifyingIn } from './identifying.ts';
import { withoutPictureWords } from './picture-words.ts';
import { cleaningOf, isEmpty } from './pixels.ts';
import { scanned } from './scan.ts';
import { type SourceRun, sourceRun } from './source-run.ts';

/** Reads a copy back and holds it against its source; the problem says what it cannot prove, to follow "because". Throws what the sources throw, and what `progress` throws. */
export async function proved(
  from: SourceRun,
  mask: Uint8Array | null,
  copy: ByteSource,
  progress: (done: number, all: number) => void,
): Promise<Result<Run>> {
  const back = await sourceRun(copy);
  if (!back.ok) return fail(`it does not open again (${back.problem.replace(/\.$/, '')})`);
  const named = await namedProblem(from, back.value, copy);
  if (named !== null) return fail(named);
  const changed = changedFact(from.run, back.value.run);
  if (changed !== null) return fail(`its ${changed} would not be those of the original`);
  const pixels = await pixelProblem(from, mask, back.value, progress);
  return pixels === null ? ok(back.value.run) : fail(pixels);
}

async function namedProblem(from: SourceRun, back: SourceRun, copy: ByteSource): Promise<string | null> {
  const all = identifyingIn(from.header);
  const still = stillIdentifies(back.header.data, all);
  if (still !== null) return `${shown(still.at)} still holds what ${shown(still.of.from)} of the original says`;
  if ((await identityProblem(copy)) !== null) return 'it still names the patient';
  const inPixels = back.encapsulated ? await scanned(copy, back.element.offset, all) : null;
  if (inPixels === null) return null;
  return `its compressed pictures hold what ${shown(inPixels.from)} of the original says: mask it, then they are stored anew`;
}

/** A tag for a sentence, as (0010,0010). */
function shown(tag: string): string {
  return `(${tag.slice(1, 5)},${tag.slice(5).toUpperCase()})`;
}

/** What of a run has to be the same, by its name in a sentence. */
const FACTS: readonly (readonly [name: string, of: (run: Run) => unknown])[] = [
  // What says how the scale was made is free text.
  ['scale', ({ spacing }) => ({ ...spacing, calibrationDescription: '' })],
  ['frame times', ({ clock }) => clock],
  ['pullback', ({ pullback }) => pullback],
  ['frames to be played', ({ trim, viewingRate }) => [trim, viewingRate]],
  ['subtraction mask', ({ subtraction }) => subtraction],
  [
    'series and frame numbers',
    ({ identity: { seriesNumber, instanceNumber, modality, sopClassUid } }) => [
      seriesNumber,
      instanceNumber,
      modality,
      sopClassUid,
    ],
  ],
  [
    'pixel format',
    ({ image: { rows, columns, frames, samplesPerPixel, bitsStored, signed, slope, intercept, palette, lossy } }) => [
      rows,
      columns,
      frames,
      samplesPerPixel,
      bitsStored,
      signed,
      slope,
      intercept,
      palette,
      lossy,
    ],
  ],
  [
    'timing and angles',
    ({ single }) => (single === null ? null : [single.timing, single.angles, single.taken.map(({ by }) => by)]),
  ],
];

/** The first fact of a run that its copy has otherwise; null where all are the same. */
function changedFact(run: Run, copy: Run): string | null {
  const found = FACTS.find(([, of]) => JSON.stringify(of(run)) !== JSON.stringify(of(copy)));
  return found?.[0] ?? null;
}

async function pixelProblem(
  from: SourceRun,
  mask: Uint8Array | null,
  back: SourceRun,
  progress: (done: number, all: number) => void,
): Promise<string | null> {
  const { frames } = from.run.image;
  if (from.run.pixels.kind === 'video') return sameStream(from, back, progress);
  const cleaning = cleaningOf(from, mask);
  const asStored = from.encapsulated && mask === null && !cleaning.clearsUnusedBits;
  for (let k = 0; k < frames; k++) {
    if (isEmpty(from, k) !== isEmpty(back, k)) return `frame ${k + 1} would have no picture`;
    if (isEmpty(from, k)) continue;
    const problem = asStored ? await storedProblem(from, back, k) : await cleanedProblem(from, back, k, cleaning);
    if (problem !== null) return problem;
    progress(k + 1, frames);
  }
  return null;
}

const NOTHING: Cleaning = { mask: null, clearsUnusedBits: false };

async function cleanedProblem(from: SourceRun, back: SourceRun, k: number, cleaning: Cleaning): Promise<string | null> {
  const [one, other] = [await cleanFrame(from, k, cleaning), await cleanFrame(back, k, NOTHING)];
  if (!one.ok) return `frame ${k + 1} of the original cannot be read`;
  return other.ok && isSame(one.value.bytes, other.value.bytes) ? null : changedPixels(k);
}

/** The same bytes but for words that no decoder needs; where there were some, both are decoded to show it. */
async function storedProblem(from: SourceRun, back: SourceRun, k: number): Promise<string | null> {
  const [one, other] = [await readFrameBytes(from.source, from.run, k), await readFrameBytes(back.source, back.run, k)];
  if (!one.ok) return `frame ${k + 1} of the original cannot be read`;
  const expected = withoutPictureWords(one.value);
  if (!other.ok || !isSame(expected, other.value)) return changedPixels(k);
  if (expected === one.value) return null;
  const [before, after] = [await decodeFrame(one.value, from.run, k), await decodeFrame(other.value, back.run, k)];
  if (!before.ok || !after.ok) return before.ok === after.ok ? null : changedPixels(k);
  const same = isSame(bytesOf(before.value.samples), bytesOf(after.value.samples));
  return same && before.value.photometric === after.value.photometric ? null : changedPixels(k);
}

function changedPixels(k: number): string {
  return `the pixels of frame ${k + 1} would not be those of the original`;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The units of a video, each at its place in the stream. */
async function sameStream(
  from: SourceRun,
  back: SourceRun,
  progress: (done: number, all: number) => void,
): Promise<string | null> {
  const [one, other] = [from.run.pixels, back.run.pixels];
  if (one.kind !== 'video' || other.kind !== 'video') return 'its frames would be stored in another way';
  if (JSON.stringify(one.units) !== JSON.stringify(other.units)) return 'its frames would be cut in another way';
  for (const [k, { offset, length }] of one.fragments.entries()) {
    const place = other.fragments[k];
    if (place?.length !== length) return 'its stream would not be that of the original';
    for (let at = 0; at < length; at += PIECE) {
      const size = Math.min(PIECE, length - at);
      const [a, b] = [await from.plain.read(offset + at, size), await back.plain.read(place.offset + at, size)];
      if (!isSame(a, b)) return 'its stream would not be that of the original';
    }
    progress(k + 1, one.fragments.length);
  }
  return null;
}

const PIECE = 1024 * 1024;

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return false;
  return true;
}
