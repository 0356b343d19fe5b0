import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs another program to its end and gives what it printed; rejects when it is not installed or fails. */
export async function run([program = '', ...args]: readonly string[]): Promise<string> {
  return (await execute(program, args, { maxBuffer: 2 ** 24 })).stdout;
}

/** Milliseconds of `run`, the best of `times`; null when the program is not there or cannot do it. */
export async function programMs(command: readonly string[], times = 2): Promise<number | null> {
  try {
    const took: number[] = [];
    for (let i = 0; i < times; i++) {
      const began = performance.now();
      await run(command);
      took.push(performance.now() - began);
    }
    return Math.min(...took);
  } catch {
    return null;
  }
}

/** What a Python peer prints as milliseconds, its own start not counted; null when Python or a package is not there. */
export async function pythonMs(script: string, path: string): Promise<number | null> {
  try {
    const ms = Number((await run(['/usr/bin/python3', '-c', script, path])).trim());
    return Number.isFinite(ms) ? ms : null;
  } catch {
    return null;
  }
}
