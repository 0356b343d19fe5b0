import type { ByteSource } from '../../../core/dicom/bytes/source.ts';
import { BLOCK, blockMemory } from '../../../renderer/decoding/block-memory.ts';
import { type AlongSource, inPieces } from '../../../renderer/decoding/pieces.ts';

export const KIB = 1024;
export const MIB = 1024 * KIB;
export const SIZE = 40 * MIB + 300 * KIB;

/** The file. */
export const WHOLE = new Uint8Array(SIZE).map((_, at) => (at * 31 + (at >> 10) * 7) & 255);

export function bytesAt(offset: number, length: number): Uint8Array<ArrayBuffer> {
  return WHOLE.slice(offset, offset + length);
}

/** A file that notes what was read of it, in KiB. */
interface Disk extends ByteSource {
  readonly reads: (readonly [from: number, length: number])[];
}

export function disk(
  read: (offset: number, length: number) => Promise<Uint8Array> = async (...range) => bytesAt(...range),
) {
  const reads: (readonly [number, number])[] = [];
  return {
    name: 'run.dcm',
    size: SIZE,
    reads,
    read: (offset, length) => {
      reads.push([offset / KIB, length / KIB]);
      return read(offset, length);
    },
  } satisfies Disk;
}

export function reading(from: AlongSource, memory = blockMemory((96 * MIB) / BLOCK)) {
  return inPieces(from, memory, 1);
}

export const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
