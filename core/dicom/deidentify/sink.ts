/** Where a copy is written to, piece after piece. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  /** Writes again over what was written at a place, counted from the start of the copy. */
  patch(at: number, bytes: Uint8Array): Promise<void>;
}

/** A sink in memory, and all that was written to it. */
export function memorySink(): Sink & { bytes(): Uint8Array<ArrayBuffer> } {
  let held = new Uint8Array(64 * 1024);
  let size = 0;
  return {
    write: async (bytes) => {
      if (size + bytes.length > held.length) {
        const larger = new Uint8Array(Math.max(2 * held.length, size + bytes.length));
        larger.set(held.subarray(0, size));
        held = larger;
      }
      held.set(bytes, size);
      size += bytes.length;
    },
    patch: async (at, bytes) => held.set(bytes, at),
    bytes: () => held.subarray(0, size),
  };
}
