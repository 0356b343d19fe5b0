import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const largest = 1024 * 1024;

/** Notes what went wrong in a text file, with the time; the file before it is kept once as `<path>.old`. Never throws. */
export function log(path: string, what: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.old`);
    appendFileSync(path, `${new Date().toISOString()} ${what}: ${text}\n`, { mode: 0o600 });
  } catch {
    console.error(what, text);
  }
}
