import { compressed, dicomFile, type Element, encapsulated, imageElements, joined } from '../build.ts';
import type { CodedFrame, Film } from './encode-h264.ts';

/** An H.264 stream wrapped as a run of so many frames, in pieces of the given size. */
export function filmFile(
  { columns, rows }: Film,
  frames: number,
  stream: Uint8Array,
  { uid = '1.2.840.10008.1.2.4.102', piece = stream.length, more = [] as readonly Element[] } = {},
): Uint8Array {
  const count = `${frames}`.length % 2 === 0 ? `${frames}` : `${frames} `;
  const usual: readonly Element[] = [
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'YBR_PARTIAL_420 '],
    [0x00280006, 'US', [0]],
    [0x00280008, 'IS', count],
  ];
  const replaced = new Set(more.map(([tag]) => tag));
  const elements = imageElements(rows, columns, [...usual.filter(([tag]) => !replaced.has(tag)), ...more]);
  const pieces = Array.from({ length: Math.ceil(stream.length / piece) }, (_, i) =>
    stream.subarray(piece * i, piece * (i + 1)),
  );
  return joined([dicomFile(compressed(uid), elements), encapsulated([], pieces)]);
}

/** A frame of a pattern that names its own number: brightness from 16 to 235. */
export function numbered(kind: CodedFrame['kind'], place: number, name: number, reference = true): CodedFrame {
  const sample = (x: number, y: number) => 16 + ((7 * name + (x >> 3) + 3 * (y >> 3)) % 220);
  return { kind, place, reference, sample, colour: [128, 128] };
}
