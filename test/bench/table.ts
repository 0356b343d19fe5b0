/** One measured line: what, ours, and the peer's where there is one. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  readonly peer?: number;
  readonly unit: string;
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
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}

/** Prints lines as a table with the ratio of peer to ours. */
export function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  for (const { what, ours, peer, unit } of lines) {
    const figure = (value: number) => `${value.toPrecision(3)} ${unit}`.padStart(14);
    const beside = peer === undefined ? '' : `   peer ${figure(peer)}   peer/ours ${(peer / ours).toPrecision(3)}`;
    console.log(`  ${what.padEnd(58)} ${figure(ours)}${beside}`);
  }
}
