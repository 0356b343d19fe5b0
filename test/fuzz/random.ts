/** A whole number from 0 to below the limit. */
export type Random = (below: number) => number;

/** Numbers that repeat from run to run for one seed (mulberry32). */
export function random(seed: number): Random {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of the values. */
export function oneOf<T>(values: readonly T[], below: Random): T {
  const value = values[below(values.length)];
  if (value === undefined) throw new Error('there is nothing to choose from');
  return value;
}
