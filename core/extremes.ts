/** The least of numbers, however many there are: a list that a file made long would not fit into the arguments of a call. NaN where one is; Infinity without any. */
export function leastOf(values: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < found || Number.isNaN(value)) found = value;
  return found;
}

/** The greatest of numbers, however many there are. NaN where one is; −Infinity without any. */
export function greatestOf(values: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > found || Number.isNaN(value)) found = value;
  return found;
}

/** Puts more values at the end of a list, however many there are. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const value of more) list.push(value);
}
