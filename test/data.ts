import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the real files and worked cases are: beside the checkout, or where IVUS_SHARED says. */
export const sharedRoot = process.env['IVUS_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url));

/** Absolute path of a shared test file or folder; throws one clear sentence when it is not there, so that no test passes unseen. */
export function sharedFile(...parts: readonly string[]): string {
  const path = resolve(sharedRoot, ...parts);
  if (!existsSync(path))
    throw new Error(`${path} is missing: put the shared test data beside the checkout or set IVUS_SHARED.`);
  return path;
}
