/** How much values grow from one to the next: the slope of the line of least squares through them. */
export function growth(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const across = values.reduce((sum, value, k) => sum + (k - middle) * (value - mean), 0);
  return across / values.reduce((sum, _, k) => sum + (k - middle) ** 2, 0);
}
