import { openPicture } from '../pictures/open-picture.ts';
import { fail, ok, type Result } from '../result.ts';
import { readingAhead } from './bytes/read-ahead.ts';
import type { ByteSource } from './bytes/source.ts';
import { type Codec, codecs } from './decode/registry.ts';
import { asStreamSays } from './decode/stream-word.ts';
import type { Dataset } from './header/dataset.ts';
import { inflated } from './header/deflated.ts';
import { DICOMDIR } from './header/directory.ts';
import { DEFLATED, EXPLICIT_BIG, FIRST_READ, type Header, type HeaderReading, readHeader } from './header/header.ts';
import { readIdentity } from './header/identity.ts';
import { transferSyntaxName } from './header/transfer-syntaxes.ts';
import { headerWarnings } from './header/warnings.ts';
import {
  frameCount,
  highBitWarnings,
  MOST_FRAMES,
  photometricOf,
  readImageFormat,
  tooManyFrames,
} from './picture/image-format.ts';
import { readOverlays } from './picture/overlays.ts';
import { paletteWarnings } from './picture/palette.ts';
import { readSubtraction } from './picture/subtraction.ts';
import { exportAdvice } from './pixels/export-advice.ts';
import { findPixelElement } from './pixels/fragments.ts';
import { indexFrames } from './pixels/frames.ts';
import type { PixelIndex } from './pixels/pixel-index.ts';
import { windowed, withEmbedded } from './pixels/surveyed.ts';
import type { ImageFormat, Run, SingleFrame } from './run.ts';
import { withoutScale } from './scale/calibration.ts';
import { isXray } from './scale/calibration-xray.ts';
import { readSpacing } from './scale/spacing.ts';
import type { TimingFacts } from './timing/facts.ts';
import { pullback, SEEN_FROM_OUTSIDE } from './timing/pullback.ts';
import { readTaken } from './timing/taken.ts';
import { frameClock, readTiming, readTrim, viewingRate, withoutClock } from './timing/timing.ts';

/** The header's main statements, each null where the file does not make it: also of a file that does not open. */
export interface HeaderFacts {
  readonly modality: string | null;
  readonly sopClass: string | null;
  readonly transferSyntax: string | null;
  readonly photometric: string | null;
  readonly rows: number | null;
  readonly columns: number | null;
  readonly frames: number | null;
  readonly bitsAllocated: number | null;
  readonly bitsStored: number | null;
}

/** Opens one DICOM image object through ranged reads; a refusal is one sentence that names the file and what to do. */
export async function openRun(source: ByteSource): Promise<Result<Run>> {
  const { run } = await examine(source);
  if (!run.ok) return run;
  return windowed(source, run.value).then(ok, (failure) => fail(sentenceOf(failure)));
}

/** As openRun, with the header's main statements even where the file is refused; the window that only many frames tell is still to be found (`windowed`). */
export async function examine(source: ByteSource): Promise<{ readonly facts: HeaderFacts; readonly run: Result<Run> }> {
  try {
    // One read tells what the file is and holds most headers.
    const ahead = readingAhead(source);
    const picture = await openPicture(source, await ahead.read(0, Math.min(FIRST_READ, source.size)));
    if (picture !== null) return pictureSaid(source, picture);
    const { plain, header, problem } = await readPlain(source, ahead);
    const run = problem === null ? await runOf(plain, header) : fail(problem);
    return { facts: factsOf(header), run: run.ok ? run : fail(`${source.name} ${run.problem}.`) };
  } catch (failure) {
    // The source itself failed (a file that vanished, a drive that was pulled): it says so in its own sentence.
    return { facts: NO_FACTS, run: fail(sentenceOf(failure)) };
  }
}

function sentenceOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}

/** A picture or film file states nothing but its layout. */
function pictureSaid(source: ByteSource, run: Result<Run>): { readonly facts: HeaderFacts; readonly run: Result<Run> } {
  if (!run.ok) return { facts: NO_FACTS, run: fail(`${source.name} ${run.problem}.`) };
  const { rows, columns, frames, photometric, bitsAllocated, bitsStored } = run.value.image;
  return { facts: { ...NO_FACTS, rows, columns, frames, photometric, bitsAllocated, bitsStored }, run };
}

/** The header, and the source that it and the pixels can be read from: of a deflated file, the same file inflated. */
async function readPlain(
  source: ByteSource,
  ahead: ByteSource,
): Promise<HeaderReading & { readonly plain: ByteSource }> {
  const stored = { plain: ahead, ...(await readHeader(ahead)) };
  if (stored.problem !== null || stored.header.transferSyntax !== DEFLATED) return stored;
  const plain = await inflated(source);
  return plain.ok
    ? { plain: plain.value, ...(await readHeader(plain.value, true)) }
    : { ...stored, problem: plain.problem };
}

async function runOf(source: ByteSource, header: Header): Promise<Result<Run>> {
  const codec = codecs.get(header.transferSyntax);
  const image = await imageOf(source, header, codec);
  if (!image.ok) return image;
  const { format, pixels, warnings } = image.value;
  const timing = readTiming(header.data, format.frames);
  const clock = frameClock(timing);
  const spacing = readSpacing(header.data);
  const overlays = readOverlays(header.data, format);
  const opened: Run = {
    file: source.name,
    identity: readIdentity(header),
    transferSyntax: header.transferSyntax,
    image: format,
    pixels,
    spacing,
    clock,
    viewingRate: viewingRate(timing),
    pullback: isXray(spacing) ? SEEN_FROM_OUTSIDE : pullback(timing, clock),
    trim: readTrim(header.data, format.frames),
    overlays: overlays.drawn,
    subtraction: readSubtraction(header.data, format.frames),
    single: format.frames === 1 ? readSingle(header.data, timing) : null,
    warnings: [
      ...headerWarnings(header.data),
      ...highBitWarnings(header.data),
      ...paletteWarnings(header.data),
      ...warnings,
      ...overlays.warnings,
      ...withoutScale(spacing),
      ...withoutClock(clock),
    ],
  };
  return ok(await withEmbedded(source, opened, overlays.embedded));
}

function readSingle(data: Dataset, timing: TimingFacts): SingleFrame {
  return { timing, taken: readTaken(data), angles: ['x00181510', 'x00181511'].map((tag) => data.text(tag)) };
}

type Image = { readonly format: ImageFormat; readonly pixels: PixelIndex; readonly warnings: readonly string[] };

async function imageOf(source: ByteSource, header: Header, codec: Codec | undefined): Promise<Result<Image>> {
  const identity = readIdentity(header);
  if (identity.sopClassUid === DICOMDIR)
    return fail('is a DICOMDIR (a list of files); open the files it lists or their folder');
  if (header.end >= source.size) {
    const kind = identity.modality === '' ? '' : ` (modality ${identity.modality})`;
    return fail(`contains no image${kind}; choose an image from the same study`);
  }
  const encoding = { explicit: header.explicit, littleEndian: header.transferSyntax !== EXPLICIT_BIG };
  if (codec === undefined) {
    const advice = await exportAdvice(source, header.end, encoding, header.transferSyntax);
    return fail(`is stored as ${transferSyntaxName(header.transferSyntax)}, which this version cannot read; ${advice}`);
  }
  const element = await findPixelElement(source, header.end, encoding);
  if (element === null) return fail('contains no readable image; choose an image from the same study');
  const format = readImageFormat(header.data, coloursBy(codec));
  if (!format.ok) return format;
  const indexed = await indexFrames(source, element, format.value, codec);
  if (!indexed.ok) return indexed;
  const { frames, warnings } = indexed.value;
  if (frames > MOST_FRAMES) return fail(tooManyFrames(frames));
  const pixels = inPairs(indexed.value.pixels, !encoding.littleEndian && element.words, format.value);
  const image = { ...format.value, frames };
  if (!codec.ownWord) return ok({ format: image, pixels, warnings });
  const said = await asStreamSays(source, pixels, image, header.transferSyntax);
  if (said !== null) return ok({ format: said.image, pixels, warnings: [...warnings, ...said.warnings] });
  // Where no stream has a word on colours the header's has to do; what cannot be read is refused, with its reason, when its frame is.
  const stated = readImageFormat(header.data, 'header');
  return stated.ok ? ok({ format: image, pixels, warnings }) : stated;
}

/** 8-bit pixels in big-endian words stand in pairs the wrong way round. */
function inPairs(pixels: PixelIndex, bigWords: boolean, { bitsAllocated }: ImageFormat): PixelIndex {
  return pixels.kind === 'native' && bigWords && bitsAllocated === 8 ? { ...pixels, swapped: true } : pixels;
}

function coloursBy({ indexStream, ownWord }: Codec) {
  return indexStream !== null ? 'video' : ownWord ? 'stream' : 'header';
}

/** The facts of a file of which nothing could be read. */
export const NO_FACTS: HeaderFacts = {
  modality: null,
  sopClass: null,
  transferSyntax: null,
  photometric: null,
  rows: null,
  columns: null,
  frames: null,
  bitsAllocated: null,
  bitsStored: null,
};

function factsOf(header: Header): HeaderFacts {
  const { data } = header;
  const identity = readIdentity(header);
  return {
    modality: identity.modality || null,
    sopClass: identity.sopClassUid || null,
    transferSyntax: header.stated ? header.transferSyntax : null,
    photometric: photometricOf(data) || null,
    rows: data.uint16('x00280010'),
    columns: data.uint16('x00280011'),
    frames: data.uint16('x00280010') === null ? null : frameCount(data),
    bitsAllocated: data.uint16('x00280100'),
    bitsStored: data.uint16('x00280101'),
  };
}
