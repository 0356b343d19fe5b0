import { fail, ok, type Result } from '../../result.ts';
import type { ImageFormat, StoredFrame } from '../run.ts';
import { type DifferenceCode, differenceAt, differenceCode, readDifferences } from './differences.ts';
import { type EntropySegment, entropySegment } from './entropy.ts';
import { contradiction, type JpegHead } from './jpeg-markers.ts';
import { DAMAGED_JPEG, decodeScans, type Scan } from './jpeg-scans.ts';
import { type Plane, undoFirstRow, undoRow } from './prediction.ts';
import { fitted, labelled } from './samples.ts';

/** Each sample takes at least one bit. */
const SAMPLES_PER_BYTE = 8;
/** Bits behind the last sample: the rest of its byte, and a byte that some writers add. */
const LONGEST_PADDING = 15;
/** The place of a bit is counted in 32 bits. */
const MOST_BYTES = 2 ** 28;

/** JPEG lossless (ITU-T T.81 process 14, .57 and .70): 2 to 16 bits, predictors 1 to 7, point transform, restarts, one or three components. */
export function decodeJpegLossless(bytes: Uint8Array, head: JpegHead, image: ImageFormat): Result<StoredFrame> {
  if (bytes.length > MOST_BYTES) return fail('has more data than a lossless JPEG picture can have');
  const mismatch = contradiction(head, image, bytes.length * SAMPLES_PER_BYTE);
  if (mismatch !== null) return fail(mismatch);
  const count = image.rows * image.columns * image.samplesPerPixel;
  const samples = head.precision > 8 ? new Uint16Array(count) : new Uint8Array(count);
  const read = decodeScans(bytes, (scan) => decodeScan(bytes, scan, samples));
  return read.ok ? ok({ samples: fitted(samples, image), photometric: labelled(image) }) : read;
}

function decodeScan(bytes: Uint8Array, scan: Scan, samples: Uint8Array | Uint16Array): Result<number> {
  const { rows, columns, components, precision } = scan.frame;
  const codes = scan.parts.flatMap(({ dc }) => (dc === null ? [] : [differenceCode(dc)]));
  const plain = components.every(({ sampling }) => sampling === 0x11 || components.length === 1);
  const sound = codes.length === scan.parts.length && scan.selection >= 1 && scan.selection <= 7;
  // T.81 H.1.1: a restart interval is a whole number of rows.
  const rowsTogether = scan.restartInterval === 0 ? rows : scan.restartInterval / columns;
  if (!sound || !plain || !Number.isInteger(rowsTogether) || scan.pointTransform >= precision) {
    return fail(DAMAGED_JPEG);
  }
  const planes = scan.parts.map(
    ({ component }): Plane => ({
      first: component,
      step: components.length,
      stride: columns * components.length,
      columns,
    }),
  );
  let at = scan.start;
  for (let row = 0; row < rows; row += rowsTogether) {
    const segment = entropySegment(bytes, at);
    const end = Math.min(rows, row + rowsTogether);
    if (!decodeRows(segment, codes, planes, samples, { row, end, scan })) return fail('ends early');
    at = end < rows ? segment.end + 2 : segment.end;
  }
  if (scan.pointTransform > 0) for (const plane of planes) raise(samples, plane, scan.pointTransform);
  return ok(at);
}

interface Rows {
  readonly row: number;
  readonly end: number;
  readonly scan: Scan;
}

/** One restart interval; false when its bits end early or make no sense. */
function decodeRows(
  segment: EntropySegment,
  codes: readonly DifferenceCode[],
  planes: readonly Plane[],
  samples: Uint8Array | Uint16Array,
  { row: first, end, scan }: Rows,
): boolean {
  const start = 2 ** (scan.frame.precision - scan.pointTransform - 1);
  const bits = 8 * segment.length;
  let place = 0;
  for (let row = first; row < end; row++) {
    place = readRow(segment, place, codes, planes, samples, row);
    if (place < 0 || place > bits) return false;
    for (const plane of planes) {
      if (row === first) undoFirstRow(samples, plane, row, start);
      else undoRow(samples, plane, row, scan.selection);
    }
  }
  // Codes that make sense to the last sample and leave bytes over are those of another picture.
  return bits - place <= LONGEST_PADDING;
}

/** The place behind a row's bits; −1 where they make no sense or end early. */
function readRow(
  segment: EntropySegment,
  place: number,
  codes: readonly DifferenceCode[],
  planes: readonly Plane[],
  samples: Uint8Array | Uint16Array,
  row: number,
): number {
  const [plane, code] = [planes[0], codes[0]];
  if (plane === undefined || code === undefined) return -1;
  const from = plane.first + row * plane.stride;
  const stretch = { from, to: from + plane.stride, step: plane.step };
  if (planes.length === 1) return readDifferences(segment, place, code, samples, stretch);
  let at = place;
  for (let pixel = row * plane.stride, end = pixel + plane.stride; pixel < end; pixel += plane.step) {
    for (let part = 0; part < codes.length; part++) {
      const next = differenceAt(segment, at, codes[part] ?? code);
      if (next === 0) return -1;
      samples[pixel + (planes[part]?.first ?? 0)] = next >> 8;
      at += next & 0xff;
    }
  }
  return at;
}

/** The point transform left out the lowest bits. */
function raise(samples: Uint8Array | Uint16Array, { first, step }: Plane, bits: number): void {
  for (let i = first; i < samples.length; i += step) samples[i] = (samples[i] ?? 0) << bits;
}
