/** Values kept by key up to a limit in bytes; what was used longest ago goes first. */
export interface ByteCache<Value> {
  /** The value, counted as used now; undefined when it is not kept. */
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** Keeps a value of so many bytes. One larger than the whole limit is not kept. */
  put(key: string, value: Value, bytes: number): void;
  /** Forgets a value. */
  drop(key: string): void;
  /** Sets another limit in bytes; what no longer fits goes at once. */
  limitTo(bytes: number): void;
  /** Bytes kept now. */
  bytes(): number;
}

/** An empty cache with a limit in bytes. */
export function byteCache<Value>(firstLimit: number): ByteCache<Value> {
  let limit = firstLimit;
  // A Map remembers the order of insertion, so its first key is the one used longest ago.
  const cached = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let total = 0;
  const drop = (key: string): void => {
    total -= cached.get(key)?.bytes ?? 0;
    cached.delete(key);
  };
  const shrink = (): void => {
    for (const oldest of cached.keys()) {
      if (total <= limit) break;
      drop(oldest);
    }
  };
  return {
    get: (key) => {
      const found = cached.get(key);
      if (found === undefined) return undefined;
      cached.delete(key);
      cached.set(key, found);
      return found.value;
    },
    has: (key) => cached.has(key),
    put: (key, value, bytes) => {
      drop(key);
      if (bytes > limit) return;
      cached.set(key, { value, bytes });
      total += bytes;
      shrink();
    },
    drop,
    limitTo: (bytes) => {
      limit = bytes;
      shrink();
    },
    bytes: () => total,
  };
}
