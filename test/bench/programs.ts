import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './median.ts';

const execute = promisify(execFile);

/** Runs another program to its end and gives what it printed; rejects when it is not installed or fails. */
export async function run([program = '', ...args]: readonly string[]): Promise<string> {
  return (await execute(program, args, { maxBuffer: 2 ** 24 })).stdout;
}

/** Every figure of a comparison is the median of so many. */
export const TIMES = 5;

/** Milliseconds of `run`, the median; null when the program is not there or cannot do it. */
export async function programMs(command: readonly string[]): Promise<number | null> {
  return medianOrNull(async () => {
    const began = performance.now();
    await run(command);
    return performance.now() - began;
  });
}

async function medianOrNull(measure: () => Promise<number>): Promise<number | null> {
  try {
    const took: number[] = [];
    for (let i = 0; i < TIMES; i++) took.push(await measure());
    return took.every(Number.isFinite) ? median(took) : null;
  } catch {
    return null;
  }
}

/** What a Python peer prints as milliseconds, its own start not counted, the median; null when Python or a package is not there. */
export async function pythonMs(script: string, path: string): Promise<number | null> {
  return medianOrNull(async () => Number((await run(['/usr/bin/python3', '-c', script, path])).trim()));
}
