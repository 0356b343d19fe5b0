import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { faultOf, faultText } from '../core/fault.ts';

const largest = 1024 * 1024;

/** Notes what went wrong in a text file, with the time: words of the program, or of an error what may be written down (core/fault.ts). The file before it is kept once as `<path>.old`. Never throws. */
export function log(path: string, what: string, error: unknown): void {
  const text = typeof error === 'string' ? `${what}: ${error}` : faultText(faultOf(what, error));
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.old`);
    appendFileSync(path, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
  } catch {
    console.error(text);
  }
}
