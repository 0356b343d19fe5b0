import { compressed, dicomFile, encapsulated, imageElements, itemBytes, joined } from '../core/dicom/build.ts';

const RLE = '1.2.840.10008.1.2.5';

/** How the frames of a run are cut and found: pieces a frame, and its offset table (by default none). */
export interface Cut {
  readonly pieces?: 1 | 2;
  readonly table?: (offsets: readonly number[]) => readonly number[];
}

/** An RLE run of `frames` square grey frames; pixel i of frame k is (k + i) modulo 251. */
export function fragmentsRun(frames: number, side: number, { pieces = 1, table = () => [] }: Cut = {}): Uint8Array {
  const elements = imageElements(side, side, [[0x00280008, 'IS', String(frames)]]);
  const parts = Array.from({ length: frames }, (_, k) => inPieces(literalRle(k, side * side), pieces));
  const offsets: number[] = [];
  let offset = 0;
  for (const part of parts) {
    offsets.push(offset);
    offset += part.length;
  }
  const end = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);
  return joined([dicomFile(compressed(RLE), elements), encapsulated(table(offsets), [], false), ...parts, end]);
}

function inPieces(frame: Uint8Array, pieces: 1 | 2): Uint8Array {
  const cut = pieces === 1 ? 0 : 2 * Math.floor(frame.length / 5);
  return cut === 0 ? itemBytes(frame) : joined([itemBytes(frame.subarray(0, cut)), itemBytes(frame.subarray(cut))]);
}

/** One RLE segment of literal stretches. */
function literalRle(k: number, pixels: number): Uint8Array {
  const stretches = Math.ceil(pixels / 128);
  const out = new Uint8Array(2 * Math.ceil((64 + pixels + stretches) / 2));
  new DataView(out.buffer).setUint32(0, 1, true);
  new DataView(out.buffer).setUint32(4, 64, true);
  for (let pixel = 0, at = 64; pixel < pixels; pixel++) {
    if (pixel % 128 === 0) out[at++] = Math.min(128, pixels - pixel) - 1;
    out[at++] = (k + pixel) % 251;
  }
  return out;
}
