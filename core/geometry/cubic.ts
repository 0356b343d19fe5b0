/** A member of a ring, counted on past its end and back before its beginning; throws on an empty one. */
export function cyclic<T>(values: readonly T[], index: number): T {
  const value = values[(index + values.length) % values.length];
  if (value === undefined) throw new Error('an empty ring has no members');
  return value;
}

/** Solves the symmetric tridiagonal system whose off-diagonal entry between rows i and i+1 is `beside[i]`. */
export function tridiagonal(
  diagonal: readonly number[],
  beside: readonly number[],
  right: readonly number[],
): number[] {
  const pivots: number[] = [];
  const reduced: number[] = [];
  for (const [i, value] of diagonal.entries()) {
    const ratio = i === 0 ? 0 : cyclic(beside, i - 1) / cyclic(pivots, i - 1);
    pivots.push(i === 0 ? value : value - ratio * cyclic(beside, i - 1));
    reduced.push(cyclic(right, i) - (i === 0 ? 0 : ratio * cyclic(reduced, i - 1)));
  }
  const solution: number[] = [];
  for (let i = diagonal.length - 1; i >= 0; i -= 1) {
    const after = i === diagonal.length - 1 ? 0 : cyclic(beside, i) * (solution[0] ?? 0);
    solution.unshift((cyclic(reduced, i) - after) / cyclic(pivots, i));
  }
  return solution;
}
