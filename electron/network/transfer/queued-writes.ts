/** Writes that go on while their caller fetches more. */
export interface QueuedWrites {
  /**
   * Takes bytes, which are not changed from now on; resolves at once while little waits, else when some of it is written. Throws what a
   * write before it failed with, and ever after.
   */
  add(bytes: Uint8Array): Promise<void>;
  /** Resolves when all that was taken is written; throws where some of it was not. */
  drained(): Promise<void>;
  /** Forgets what waits; resolves when no write is in flight. */
  stopped(): Promise<void>;
}

/** So many bytes are written at a time, and so many are held, with the piece on top that reaches the bound: holding more takes longer, for memory that is always new. */
const [AT_A_TIME, MOST] = [512 * 1024, 2 * 1024 * 1024];
/** So many pieces are held: tiny ones take more memory than their bytes. */
const MOST_PIECES = 1024;

/** Writes pieces in their order, several by one call of `write`, which gets them once at a time. */
export function queuedWrites(write: (pieces: readonly Uint8Array[]) => Promise<void>): QueuedWrites {
  let [waiting, held, pieces] = [[] as Uint8Array[], 0, 0];
  let running: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;
  const check = () => {
    if (failure !== null) throw failure.error;
  };
  const begin = () => {
    const batch = waiting.splice(0, countWithin(waiting));
    if (batch.length === 0) return;
    running = write(batch)
      .catch((error: unknown) => {
        failure = { error };
        waiting = [];
      })
      .finally(() => {
        running = null;
        held -= bytesIn(batch);
        pieces -= batch.length;
        begin();
      });
  };
  return {
    add: async (bytes) => {
      check();
      if (bytes.length === 0) return;
      waiting.push(bytes);
      held += bytes.length;
      pieces += 1;
      if (running === null) begin();
      while (running !== null && (held > MOST || pieces > MOST_PIECES)) await running;
      check();
    },
    drained: async () => {
      while (running !== null) await running;
      check();
    },
    stopped: async () => {
      waiting = [];
      while (running !== null) await running;
    },
  };
}

/** How many of the first pieces are written together: at least one. */
function countWithin(waiting: readonly Uint8Array[]): number {
  let [count, bytes] = [0, 0];
  while (count < waiting.length && bytes < AT_A_TIME) bytes += waiting[count++]?.length ?? 0;
  return count;
}

function bytesIn(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, one) => sum + one.length, 0);
}
