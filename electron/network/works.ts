/** Pieces of work that can be stopped by the names they were begun under. */
export function worksUnderWay(): {
  during<T>(work: string, does: (signal: AbortSignal) => Promise<T>): Promise<T>;
  stop(work: string): null;
} {
  const underWay = new Map<string, AbortController>();
  return {
    async during(work, does) {
      const stop = new AbortController();
      underWay.set(work, stop);
      try {
        return await does(stop.signal);
      } finally {
        if (underWay.get(work) === stop) underWay.delete(work);
      }
    },
    stop(work) {
      underWay.get(work)?.abort();
      return null;
    },
  };
}
