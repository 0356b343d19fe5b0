import { type ByteSource, memorySource } from '../../../core/dicom/bytes/source.ts';
import {
  compressed,
  dicomFile,
  type Element,
  EXPLICIT,
  encapsulated,
  imageElements,
  joined,
  pixelData,
  type Syntax,
} from '../../core/dicom/build.ts';

export const NAME = 'hostile.dcm';

/** A grey picture of 8 × 8 with further elements. */
export function pictureWith(more: readonly Element[], syntax: Syntax = EXPLICIT): ByteSource {
  return memorySource(NAME, dicomFile(syntax, imageElements(8, 8, [...more, pixelData(new Array(64).fill(9))])));
}

/** Numbers as the text of a DS. */
export function decimals(count: number, value: (index: number) => number): string {
  return Array.from({ length: count }, (_, i) => value(i)).join('\\');
}

/** A compressed picture of the given size over fragments as they stand. */
export function compressedPicture(
  syntax: string,
  size: number,
  fragments: readonly Uint8Array[] | Uint8Array,
  more: readonly Element[] = [],
): ByteSource {
  const head = dicomFile(compressed(`1.2.840.10008.1.2.4.${syntax}`), imageElements(size, size, more));
  const pieces =
    fragments instanceof Uint8Array ? joined([encapsulated([], [], false), fragments]) : encapsulated([], fragments);
  return memorySource(NAME, joined([head, pieces]));
}

/** A file of which only the head is in memory: behind it come zeros, as many as the size asks for. */
export function followedByZeros(head: Uint8Array, size: number): ByteSource {
  return {
    name: NAME,
    size,
    read: async (offset, length) => {
      const out = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      out.set(head.subarray(Math.min(offset, head.length), Math.min(head.length, offset + out.length)));
      return out;
    },
  };
}

/** The same piece of bytes over and over. */
export function repeated(piece: Uint8Array, times: number): Uint8Array {
  const whole = Math.floor(times);
  const out = new Uint8Array(piece.length * whole);
  for (let i = 0; i < whole; i++) out.set(piece, i * piece.length);
  return out;
}

/** An element of 32-bit length in an explicit file, its value as it stands. */
export function longElement(tag: number, vr: string, value: Uint8Array, length = value.length): Uint8Array {
  const head = new DataView(new ArrayBuffer(12));
  head.setUint16(0, tag >>> 16, true);
  head.setUint16(2, tag & 0xffff, true);
  head.setUint8(4, vr.charCodeAt(0));
  head.setUint8(5, vr.charCodeAt(1));
  head.setUint32(8, length, true);
  return joined([new Uint8Array(head.buffer), value]);
}

/** A file whose elements up to `before` are those of a small picture, then `raw` bytes, then the rest of the picture. */
export function pictureAround(raw: Uint8Array, before: number, syntax: Syntax = EXPLICIT): ByteSource {
  const all = imageElements(8, 8, [pixelData(new Array(64).fill(9))]);
  const first = dicomFile(
    syntax,
    all.filter(([tag]) => tag < before),
  );
  const rest = dicomFile(
    syntax,
    all.filter(([tag]) => tag >= before),
  );
  const head = dicomFile(syntax, []).length;
  return memorySource(NAME, joined([first, raw, rest.subarray(head)]));
}
