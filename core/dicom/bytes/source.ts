import type { ByteRange } from '../pixels/pixel-index.ts';

/**
 * Bytes that can be read in ranges: a file handle, a Blob, an HTTP resource, memory. Never the whole file at once.
 * `read` gives exactly `length` bytes, fewer only at the end of the source; it throws when the source itself fails.
 */
export interface ByteSource {
  /** The name shown to the operator in every sentence about this file. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Several short ranges, one after the other in one piece; only where this costs less than to read each. */
  readTogether?(ranges: readonly ByteRange[]): Promise<Uint8Array>;
}

/** The sentence on a file that has lost bytes since it was opened. */
export function shortened(name: string): string {
  return `${name} has become shorter since it was opened; open it again.`;
}

/** A ByteSource over bytes already in memory. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(bytes.length, offset + length)),
  };
}
