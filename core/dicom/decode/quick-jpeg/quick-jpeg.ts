import { fail, ok } from '../../../result.ts';
import type { ImageFormat } from '../../run.ts';
import { readJpegHead } from '../jpeg-markers.ts';
import { decodeScans, type Scan } from '../jpeg-scans.ts';
import { type QuickProgram, startQuickProgram } from './program.ts';

/** Larger pictures are left to libjpeg-turbo, so that little memory is kept. */
const MOST_SAMPLES = 2 ** 26;
const MOST_BYTES = 2 ** 26;
/** Baseline and extended. */
const SEQUENTIAL = [0xc0, 0xc1];
/** Sampling of the brightness where the colour differences have one sample: all that libjpeg-turbo's own interface knows, less rare ones. */
const SAMPLINGS = [0x11, 0x21, 0x12, 0x22];

let started: Promise<QuickProgram | null> | null = null;

/**
 * What is read off the program at once after it has decoded a picture, which is the same to the last bit as libjpeg-turbo's; null for a
 * stream that it is not sure of (a damaged one, which libjpeg-turbo is to refuse, a progressive one, one with several scans), or where
 * nothing could be read off: decode that in the usual way. Frames that are decoded side by side share the program, so that nobody may
 * wait between the two.
 */
export async function quickJpeg<Read>(
  bytes: Uint8Array,
  image: ImageFormat,
  readOff: (program: QuickProgram) => Read | null,
): Promise<Read | null> {
  const small = image.rows * image.columns * image.samplesPerPixel <= MOST_SAMPLES && bytes.length <= MOST_BYTES;
  if (!small || !isKnown(bytes)) return null;
  started ??= startQuickProgram().catch(() => null);
  const program = await started;
  if (program === null) return null;
  let scans = 0;
  const walked = decodeScans(
    bytes,
    (scan) => {
      scans += 1;
      const behind = scans === 1 && isPlain(bytes, scan) ? program.decoded(bytes, scan) : -1;
      return behind < 0 ? fail('is to be decoded otherwise') : ok(behind);
    },
    isPassedOver,
  );
  return walked.ok && walked.value.ended ? readOff(program) : null;
}

/** Whether a segment may be passed over: of an application, a comment, a number of lines; others libjpeg-turbo does not know. */
function isPassedOver(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe || marker === 0xdc;
}

/** Whether a stream is sequential, and its JFIF segment, where there is one, of version 1. */
function isKnown(bytes: Uint8Array): boolean {
  const head = readJpegHead(bytes);
  if (!head.ok || !SEQUENTIAL.includes(head.value.process)) return false;
  return head.value.colourSegments.every(({ start }) => bytes[start + 1] !== 0xe0 || bytes[start + 9] === 1);
}

/** Whether a scan is all there is of a sequential picture of 8 bits, its components in order and sampled in a usual way. */
function isPlain(bytes: Uint8Array, { frame, parts, selection, last, pointTransform, refined, start }: Scan): boolean {
  const sequential = selection === 0 && last === 63 && pointTransform === 0 && refined === 0 && frame.precision === 8;
  const whole = parts.length === frame.components.length && parts.every(({ component }, k) => component === k);
  return (
    sequential && whole && isUsual(frame.components) && isHeadWhole(bytes, start, parts.length) && parts.every(isCoded)
  );
}

function isUsual([luma, ...chroma]: Scan['frame']['components']): boolean {
  const sampling = luma?.sampling ?? 0;
  if (chroma.length === 0) return isFactor(sampling >> 4) && isFactor(sampling & 15);
  return chroma.length === 2 && SAMPLINGS.includes(sampling) && chroma.every((one) => one.sampling === 0x11);
}

function isFactor(count: number): boolean {
  return count >= 1 && count <= 4;
}

/** Whether codes and steps are there; no difference of brightness has more than 15 bits (T.81 F.1.2.1.1), no step of 8 bits is above 255. */
function isCoded({ dc, ac, quantization }: Scan['parts'][number]): boolean {
  const coded = dc?.symbols.every((size) => size <= 15) === true && ac !== null;
  return coded && quantization?.every((step) => step <= 255) === true;
}

/** Whether the head of a scan is as long as its components take (T.81 B.2.3). */
function isHeadWhole(bytes: Uint8Array, start: number, parts: number): boolean {
  const length = 6 + 2 * parts;
  const from = start - length;
  return bytes[from - 1] === 0xda && bytes[from] === 0 && bytes[from + 1] === length;
}
