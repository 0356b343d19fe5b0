/** How far repeated measurements of one thing lie apart; with one there is no standard deviation. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** With n − 1 in the denominator; null with fewer than two. */
  readonly deviation: number | null;
}

/** A standard deviation with the degrees of freedom it rests on; Infinity where it is given and not estimated. */
export interface Deviation {
  readonly deviation: number;
  readonly freedom: number;
}

/** The spread of some measurements, at least one. */
export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, deviation: count < 2 ? null : Math.sqrt(squares / (count - 1)) };
}

/** The standard deviation that several repeated things share, each about its own mean; null when none was repeated. */
export function pooledDeviation(groups: readonly (readonly number[])[]): Deviation | null {
  const parts = groups.map(spreadOf).filter(({ deviation }) => deviation !== null);
  const freedom = parts.reduce((sum, { count }) => sum + count - 1, 0);
  if (freedom === 0) return null;
  const squares = parts.reduce((sum, { count, deviation }) => sum + (count - 1) * (deviation ?? 0) ** 2, 0);
  return { deviation: Math.sqrt(squares / freedom), freedom };
}

/** The deviation of a sum of independent parts, with Welch and Satterthwaite's degrees of freedom. */
export function combined(parts: readonly Deviation[]): Deviation {
  const variance = parts.reduce((sum, { deviation }) => sum + deviation ** 2, 0);
  const share = parts.reduce((sum, { deviation, freedom }) => sum + deviation ** 4 / freedom, 0);
  return { deviation: Math.sqrt(variance), freedom: share === 0 ? Number.POSITIVE_INFINITY : variance ** 2 / share };
}

/** Student's t below which 97.5 % lie, for 1 to 10 degrees of freedom. */
const T_975 = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281] as const;

/** The normal distribution's own. */
const Z_975 = 1.959964;

/**
 * Half the width of a 95 % interval in standard deviations: with few repeats much more than 2. Degrees of freedom
 * between two whole numbers count as the smaller one.
 */
export function coverage(freedom: number): number {
  const listed = T_975[Math.max(1, Math.floor(freedom)) - 1];
  if (listed !== undefined) return listed;
  // The first terms of the expansion of t in 1/freedom: from 11 degrees on right to the third decimal.
  const z = Z_975;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}
