/** Median of the milliseconds that `work` takes, over `times` runs after one to warm up. */
export async function medianMs(times: number, work: () => unknown): Promise<number> {
  await work();
  const took: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const begin = performance.now();
    await work();
    took.push(performance.now() - begin);
  }
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}
