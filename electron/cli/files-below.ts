import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { append } from '../../core/extremes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { failureReason } from '../failure.ts';
import { liesIn, linksOut } from '../lies-in.ts';
import { onDisk } from '../names.ts';

/** What paths amount to. */
export interface Below {
  readonly files: readonly string[];
  /** True when a folder was among the paths. */
  readonly searched: boolean;
  /** One sentence for each folder with links that lead out of it. */
  readonly problems: readonly string[];
}

interface Search {
  readonly files: string[];
  readonly seen: Set<string>;
  /** The folder that was named. */
  readonly chosen: string;
  readonly linksOut: string[];
}

/**
 * Every file of the paths, folders searched to the bottom in the order of their names; a folder reached twice is searched once, a link
 * that leads out of the named folder is not followed. Refused where a path cannot be reached.
 */
export async function filesBelow(paths: readonly string[]): Promise<Result<Below>> {
  const files: string[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const search: Search = { files, seen, chosen: path, linksOut: [] };
    try {
      await stat(await onDisk(path));
      await visit(path, search);
    } catch (failure) {
      return fail(`${path} cannot be opened because ${failureReason(failure)}.`);
    }
    append(problems, linksOut(path, search.linksOut));
  }
  return ok({ files, searched: seen.size > 0, problems });
}

async function visit(path: string, search: Search): Promise<void> {
  const place = await onDisk(path);
  const found = await stat(place).catch(() => null);
  // What cannot be looked at inside a folder is reported among the files, with the reason, when it is opened.
  if (!found?.isDirectory()) {
    search.files.push(path);
    return;
  }
  const real = (await realpath(place, { encoding: 'buffer' })).toString('latin1');
  if (search.seen.has(real)) return;
  search.seen.add(real);
  const entries = await readdir(place, { withFileTypes: true });
  for (const entry of entries.sort(byName)) {
    const below = join(path, entry.name);
    if (entry.isFile()) search.files.push(below);
    else if (entry.isSymbolicLink() && !(await liesIn(search.chosen, below))) search.linksOut.push(below);
    else await visit(below, search);
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
