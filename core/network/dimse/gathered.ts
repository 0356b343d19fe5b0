/** Bytes that come in pieces and are wanted as a whole. */
export interface Gathered {
  /** Adds a piece; false, and nothing added, where the whole would be longer than the limit. */
  add(piece: Uint8Array): boolean;
  readonly length: number;
  /** The whole so far; what comes later begins anew. */
  take(): Uint8Array;
}

/** Gathers at most `limit` bytes; takes no more memory than twice what came. */
export function gathered(limit: number): Gathered {
  let held = new Uint8Array();
  let length = 0;
  return {
    add: (piece) => {
      const needed = length + piece.length;
      if (needed > limit) return false;
      if (needed > held.length) {
        const larger = new Uint8Array(Math.max(needed, Math.min(limit, 2 * held.length)));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(piece, length);
      length = needed;
      return true;
    },
    get length() {
      return length;
    },
    take: () => {
      const whole = held.subarray(0, length);
      held = new Uint8Array();
      length = 0;
      return whole;
    },
  };
}
