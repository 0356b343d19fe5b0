import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute paths of the files and folders named on the command line, relative ones seen from `cwd`; a desktop names them as file: addresses.
 * `appPath` is the project folder that a development Electron was started with, null in a packaged program; switches are left out.
 */
export function namedPaths(argv: readonly string[], cwd: string, appPath: string | null): readonly string[] {
  const own =
    appPath === null ? 0 : argv.findIndex((argument, k) => k > 0 && resolve(cwd, argument) === resolve(appPath));
  return argv
    .slice(Math.max(0, own) + 1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => pathIn(argument, cwd));
}

function pathIn(argument: string, cwd: string): string {
  if (!/^file:\/\//i.test(argument)) return resolve(cwd, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return resolve(cwd, argument);
  }
}
