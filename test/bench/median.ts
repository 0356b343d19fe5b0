/** The middle one of some figures, the upper one of two. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

/** Median of the milliseconds that `work` takes, over `times` runs after one to warm up. */
export async function medianMs(times: number, work: () => unknown): Promise<number> {
  await work();
  const took: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const begin = performance.now();
    await work();
    took.push(performance.now() - begin);
  }
  return median(took);
}
