import type { Strip } from './strip.ts';

/** How well two edges part a row, so many samples leftwards and rightwards of its middle: the share (0 to 1) of what the brightness varies by that is told by being inside or outside. */
type Parting = (left: number, right: number) => number;

/** How two edges part a row of a strip for a vessel darker (`sign` 1) or brighter (−1) than its surroundings; the criterion is Otsu's (IEEE Trans Syst Man Cybern 1979;9:62–66). */
export function partingOf({ across, values }: Strip, row: number, sign: 1 | -1): Parting {
  const half = (across - 1) / 2;
  const sums = new Float64Array(across + 1);
  const counts = new Float64Array(across + 1);
  let squares = 0;
  for (let k = 0; k < across; k++) {
    const value = values[row * across + k] ?? Number.NaN;
    const known = !Number.isNaN(value);
    sums[k + 1] = (sums[k] ?? 0) + (known ? value : 0);
    counts[k + 1] = (counts[k] ?? 0) + (known ? 1 : 0);
    if (known) squares += value * value;
  }
  const [sum, count] = [sums[across] ?? 0, counts[across] ?? 0];
  const variation = count === 0 ? 0 : squares - (sum * sum) / count;
  return (left, right) => {
    const [first, last] = [half - right, half + left + 1];
    const inside = (sums[last] ?? 0) - (sums[first] ?? 0);
    const within = (counts[last] ?? 0) - (counts[first] ?? 0);
    const without = count - within;
    if (within === 0 || without === 0 || variation <= 0) return 0;
    const apart = (sum - inside) / without - inside / within;
    return apart * sign <= 0 ? 0 : (((within * without) / count) * apart * apart) / variation;
  };
}
