/** True of lists that hold the same ones (`===`) in the same order. */
export function isSameList(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, k) => one === others[k]);
}
