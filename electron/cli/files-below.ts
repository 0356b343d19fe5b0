import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { failureReason } from '../failure.ts';
import { onDisk } from '../names.ts';

/** What paths amount to. */
export interface Below {
  readonly files: readonly string[];
  /** True when a folder was among the paths. */
  readonly searched: boolean;
}

/**
 * Every file of the paths, folders searched to the bottom in the order of their names; a folder reached twice is searched once. Refused
 * where a path cannot be reached.
 */
export async function filesBelow(paths: readonly string[]): Promise<Result<Below>> {
  const files: string[] = [];
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    const found = await stat(await onDisk(path)).catch(() => null);
    // What cannot be looked at inside a folder is reported among the files, with the reason, when it is opened.
    if (!found?.isDirectory()) {
      files.push(path);
      return;
    }
    const place = await onDisk(path);
    const real = (await realpath(place, { encoding: 'buffer' })).toString('latin1');
    if (seen.has(real)) return;
    seen.add(real);
    for (const name of (await readdir(place)).sort()) await visit(join(path, name));
  };
  for (const path of paths) {
    try {
      await stat(await onDisk(path));
      await visit(path);
    } catch (failure) {
      return fail(`${path} cannot be opened because ${failureReason(failure)}.`);
    }
  }
  return ok({ files, searched: seen.size > 0 });
}
