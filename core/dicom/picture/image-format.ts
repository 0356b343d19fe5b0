import { fail, ok, type Result } from '../../result.ts';
import { SIZES, unreadableNames } from '../header/attributes.ts';
import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';
import type { ImageFormat } from '../run.ts';
import { ANGIOGRAPHY } from '../scale/calibration-xray.ts';
import { readLookUpTable } from './look-up-table.ts';
import { readPalette, readSupplementalPalette } from './palette.ts';
import { readPresets } from './presets.ts';

const GREY = ['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'];
const COLOUR = ['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_RCT', 'YBR_ICT', 'XYB'];
/** Colour in half as many lines and columns as brightness. */
const VIDEO_COLOUR = ['YBR_PARTIAL_420'];

/** Who has the last word on colours: the header, a video of which it tells more, or a stream that says it itself. */
type ColoursBy = 'header' | 'video' | 'stream';

/** The layout of the pixels as the header states it; a refusal is a predicate to put after the file's name. */
export function readImageFormat(data: Dataset, coloursBy: ColoursBy): Result<ImageFormat> {
  const [rows, columns, frames] = [data.uint16('x00280010'), data.uint16('x00280011'), frameCount(data)];
  if (!rows || !columns) return fail(`${withoutSize(data)}; export it again`);
  if (frames === null) return fail('has no usable number of frames; export it again');
  if (frames > MOST_FRAMES) return fail(tooManyFrames(frames));
  const photometric = photometricOf(data);
  const samples = samplesOf(data, photometric, coloursBy);
  if (!samples.ok) return samples;
  const samplesPerPixel = samples.value;
  const bits = readBits(data, samplesPerPixel);
  if (!bits.ok) return bits;
  const indexed = photometric === 'PALETTE COLOR' && samplesPerPixel === 1;
  const palette = indexed ? readPalette(data) : readSupplementalPalette(data);
  if (indexed && palette === null) return fail('has no usable colour palette; export it again');
  const scales = functionalItems(data, 'x00289145').map(
    (item) => `${item.text('x00281053')} ${item.text('x00281052')}`,
  );
  if (new Set(scales).size > 1)
    return fail(
      'has a different value scale for each frame, which this version cannot show; export its frames one by one',
    );
  return ok({
    rows,
    columns,
    frames,
    samplesPerPixel,
    photometric,
    planar: data.uint16('x00280006') === 1 ? 1 : 0,
    ...bits.value,
    ...readValues(data, bits.value.signed, samplesPerPixel === 1 && palette === null),
    palette,
    lossy: data.text('x00282110') === '01',
  });
}

/** Two hours at nearly 30 a second: each frame has a time, a place along the vein and a picture of its own. */
export const MOST_FRAMES = 200_000;

/** The refusal of a run that is too long, to follow the file's name. */
export function tooManyFrames(frames: number): string {
  return `has ${frames} frames, more than the ${MOST_FRAMES.toLocaleString('en')} that this version opens; export it in parts`;
}

/** Why the picture has no size: nothing stands there, or nothing that can be read. */
function withoutSize(data: Dataset): string {
  const [unreadable] = unreadableNames(data, SIZES);
  return unreadable === undefined
    ? 'does not state the rows and columns of its image'
    : `states the size of its image in a way that cannot be read: ${unreadable}`;
}

/** Samples per pixel by the label; where the stream has the last word, no label is refused. */
function samplesOf(data: Dataset, photometric: string, coloursBy: ColoursBy): Result<1 | 3> {
  const stated = data.uint16('x00280002');
  if (coloursBy === 'stream') return ok(stated === 3 || COLOUR.includes(photometric) ? 3 : 1);
  const colours = coloursBy === 'video' ? [...COLOUR, ...VIDEO_COLOUR] : COLOUR;
  const samplesPerPixel = colours.includes(photometric) ? 3 : 1;
  if (photometric === '') return fail('does not state its colour model (0028,0004); export it again');
  if (![...GREY, ...colours].includes(photometric)) return fail(unsupported(`the colour model ${photometric}`));
  return (stated ?? samplesPerPixel) === samplesPerPixel
    ? ok(samplesPerPixel)
    : fail(`contradicts itself: ${photometric} with ${stated} samples per pixel; export it again`);
}

/** NumberOfFrames: 1 when absent or 0 (the stored pixels then tell), null when it is no whole number. */
export function frameCount(data: Dataset): number | null {
  const stated = data.reading('x00280008', 'IS');
  if (stated.state === 'absent') return 1;
  const frames = stated.state === 'read' ? stated.values[0] : undefined;
  return frames !== undefined && Number.isInteger(frames) && frames >= 0 ? Math.max(1, frames) : null;
}

/** The photometric interpretation as the header says it, upper case. */
export function photometricOf(data: Dataset): string {
  return data.text('x00280004').toUpperCase();
}

type Bits = Pick<ImageFormat, 'bitsAllocated' | 'bitsStored' | 'signed'>;

function readBits(data: Dataset, samplesPerPixel: 1 | 3): Result<Bits> {
  const bitsAllocated = data.uint16('x00280100');
  if (bitsAllocated === null) return fail('does not state how many bits its pixels have; export it again');
  if (bitsAllocated !== 8 && (bitsAllocated !== 16 || samplesPerPixel === 3))
    return fail(unsupported(`${bitsAllocated}-bit pixels`, samplesPerPixel === 3 ? EIGHT_BITS : undefined));
  const bitsStored = data.uint16('x00280101') ?? bitsAllocated;
  if (bitsStored < 1 || bitsStored > bitsAllocated)
    return fail(`contradicts itself: ${bitsStored} of ${bitsAllocated} bits stored; export it again`);
  const highBit = data.uint16('x00280102') ?? bitsStored - 1;
  // Where all bits are stored, the highest can be only one of them, whatever is stated.
  if (highBit !== bitsStored - 1 && bitsStored < bitsAllocated) {
    const what = `pixels with ${bitsStored} of ${bitsAllocated} bits stored and high bit ${highBit}`;
    return fail(unsupported(what, `with high bit ${bitsStored - 1}`));
  }
  return ok({ bitsAllocated, bitsStored, signed: data.uint16('x00280103') === 1 });
}

/** The sentence on a high bit that cannot be where the file says; none where it can. */
export function highBitWarnings(data: Dataset): readonly string[] {
  const [allocated, highBit] = [data.uint16('x00280100'), data.uint16('x00280102')];
  if (allocated === null || highBit === null || (data.uint16('x00280101') ?? allocated) < allocated) return [];
  return highBit === allocated - 1
    ? []
    : [`The high bit ${highBit} does not fit ${allocated} bits: it is read as ${allocated - 1}.`];
}

type Values = Pick<ImageFormat, 'slope' | 'intercept' | 'modalityLut' | 'presets' | 'window'>;

/** What stored values mean and how they want to be shown (only grey leaves a choice): from the header, in enhanced objects from their functional groups. */
function readValues(data: Dataset, signed: boolean, grey: boolean): Values {
  const [transformation = data] = functionalItems(data, 'x00289145');
  const slope = transformation.decimal('x00281053') || 1;
  const intercept = transformation.decimal('x00281052') ?? 0;
  // In X-ray this table leads back to the beam's intensity and is not meant for the eye, whatever the general rule says.
  const [table] = data.text('x00080016').startsWith(ANGIOGRAPHY) ? [] : (data.items('x00283000') ?? []);
  const presets = readPresets(data, signed || intercept < 0);
  const window = presets.find((preset) => preset.kind === 'window');
  return {
    slope,
    intercept,
    modalityLut: table === undefined ? null : readLookUpTable(table, signed),
    presets: grey ? presets : [],
    window: window === undefined ? null : { center: window.center, width: window.width },
  };
}

const EIGHT_BITS = 'with 8 bits for each colour';

function unsupported(what: string, exported = 'as 8-bit grey or RGB'): string {
  return `has ${what.slice(0, 60)}, which this version cannot show; export it ${exported}`;
}
