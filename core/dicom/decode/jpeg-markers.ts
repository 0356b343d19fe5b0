import { fail, ok, type Result } from '../../result.ts';
import { charactersOf } from '../bytes/characters.ts';
import type { ImageFormat } from '../run.ts';

/** What a JPEG stream says about itself before its first scan. */
export interface JpegHead {
  /** Start-of-frame marker: 0xc0 baseline, 0xc1 extended sequential, 0xc2 progressive, 0xc3 lossless, 0xf7 JPEG-LS, … */
  readonly process: number;
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** The three components are called R, G and B. */
  readonly namedRgb: boolean;
  readonly jfif: boolean;
  /** Colour transform of the Adobe marker: 0 none, 1 YCbCr; null without that marker. */
  readonly adobeTransform: number | null;
  /** Where the JFIF and Adobe segments are, marker included. */
  readonly colourSegments: readonly { readonly start: number; readonly end: number }[];
}

const SOI = 0xd8;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
const JPEG_LS = 0xf7;
/** DHT, JPG and DAC share the range of the start-of-frame markers. */
const NOT_FRAMES = [0xc4, 0xc8, 0xcc];

/** Reads the segments up to the first scan; a refusal is a predicate to put after the frame's name. */
export function readJpegHead(bytes: Uint8Array): Result<JpegHead> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return fail('is not a JPEG image');
  let head: ReturnType<typeof frameHead> | null = null;
  let [jfif, adobeTransform]: [boolean, number | null] = [false, null];
  const colourSegments: { start: number; end: number }[] = [];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return fail('has a damaged JPEG header');
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SOS)
      return head === null ? fail('has a damaged JPEG header') : ok({ ...head, jfif, adobeTransform, colourSegments });
    const end = at + 2 + word(bytes, at + 2);
    const body = bytes.subarray(at + 4, end);
    if (marker === JPEG_LS || (marker >= 0xc0 && marker <= 0xcf && !NOT_FRAMES.includes(marker)))
      head = frameHead(marker, body);
    if (marker === APP0 && begins(body, 'JFIF')) jfif = true;
    if (marker === APP14 && begins(body, 'Adobe')) adobeTransform = body[11] ?? 0;
    if ((marker === APP0 && begins(body, 'JFIF')) || (marker === APP14 && begins(body, 'Adobe')))
      colourSegments.push({ start: at, end });
    at = end;
  }
  return fail('ends early');
}

/**
 * How a stream's own statement contradicts the header, as a predicate to put after the frame's name; null when it does
 * not. `mostSamples` is what the stream's bytes can stand for at most.
 */
export function contradiction(
  { precision, rows, columns, components }: Pick<JpegHead, 'precision' | 'rows' | 'columns' | 'components'>,
  image: ImageFormat,
  mostSamples: number,
): string | null {
  if (precision > image.bitsAllocated || precision < 2) {
    return `has ${precision} bits per sample where its header states ${image.bitsAllocated}`;
  }
  if (rows !== image.rows || columns !== image.columns || components !== image.samplesPerPixel) {
    const inside = `${columns} × ${rows} pixels with ${components === 1 ? '1 component' : `${components} components`}`;
    return `has ${inside}, but its header states ${image.columns} × ${image.rows} with ${image.samplesPerPixel}`;
  }
  return rows * columns * components > mostSamples ? 'ends early' : null;
}

/** What three components are: the Adobe marker outranks JFIF and names of the components, these outrank a label. */
export function colourModel(head: JpegHead, label: string): string {
  if (head.adobeTransform !== null) return head.adobeTransform === 0 ? 'RGB' : 'YBR_FULL';
  if (head.jfif) return 'YBR_FULL';
  return head.namedRgb || label === 'RGB' ? 'RGB' : 'YBR_FULL';
}

function frameHead(process: number, body: Uint8Array) {
  const [precision = 0] = body;
  const components = body[5] ?? 0;
  const namedRgb = components === 3 && body[6] === 0x52 && body[9] === 0x47 && body[12] === 0x42;
  return { process, precision, rows: word(body, 1), columns: word(body, 3), components, namedRgb };
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
}

function begins(body: Uint8Array, name: string): boolean {
  return charactersOf(body.subarray(0, name.length)) === name;
}

/** An Adobe segment that says: these components are to be given out as they are. */
const UNTRANSFORMED = [0xff, APP14, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];

/** The same JPEG with its colour markers replaced, so that a decoder gives out the stored components without a colour transform. */
export function withoutColourTransform(bytes: Uint8Array, head: JpegHead): Uint8Array {
  const removed = head.colourSegments.reduce((sum, segment) => sum + segment.end - segment.start, 0);
  const out = new Uint8Array(bytes.length - removed + UNTRANSFORMED.length);
  out.set([0xff, SOI, ...UNTRANSFORMED]);
  let [from, to] = [2, 2 + UNTRANSFORMED.length];
  for (const { start, end } of [...head.colourSegments, { start: bytes.length, end: bytes.length }]) {
    out.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  return out;
}
