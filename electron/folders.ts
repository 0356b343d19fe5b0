import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { append } from '../core/extremes.ts';
import { failureReason } from './failure.ts';
import { liesIn, linksOut } from './lies-in.ts';
import { onDisk } from './names.ts';

/** So many files are opened at once at most; a study has some hundreds, a whole archive belongs in a PACS. */
export const fileLimit = 20_000;

/** Absolute paths of the files found, in reading order, and one sentence for each path that could not be followed. */
export interface Found {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** Somebody who waits for a search: is told how many files were found so far, and may have enough. */
export interface Watch {
  readonly signal: AbortSignal;
  found(files: number): void;
}

interface Search {
  readonly files: Set<string>;
  readonly problems: string[];
  /** Folders already seen, by real path: a link back to one of them would never end. */
  readonly folders: Set<string>;
  /** The folder that the operator named; links out of it are not followed. */
  chosen: string;
  readonly linksOut: string[];
  readonly limit: number;
  readonly watch: Watch | undefined;
}

const naturalOrder = new Intl.Collator('en', { numeric: true });
const litter = new Set(['thumbs.db', 'desktop.ini']);

function unreadable(path: string, error: unknown): string {
  return `${path} cannot be opened because ${failureReason(error)}.`;
}

async function kindOf(path: string, entry: Dirent): Promise<'file' | 'folder' | 'other'> {
  const node = entry.isSymbolicLink() ? await stat(await onDisk(path)) : entry;
  if (node.isFile()) return 'file';
  return node.isDirectory() ? 'folder' : 'other';
}

async function searchEntry(path: string, entry: Dirent, search: Search): Promise<void> {
  try {
    if (entry.isSymbolicLink() && !(await liesIn(search.chosen, path))) {
      search.linksOut.push(path);
      return;
    }
    const kind = await kindOf(path, entry);
    if (kind === 'file') search.files.add(path);
    search.watch?.found(search.files.size);
    if (kind === 'folder') await searchFolder(path, search);
  } catch (error) {
    search.problems.push(unreadable(path, error));
  }
}

async function searchFolder(folder: string, search: Search): Promise<void> {
  const place = await onDisk(folder);
  const real = (await realpath(place, { encoding: 'buffer' })).toString('latin1');
  if (search.folders.has(real)) return;
  search.folders.add(real);
  const entries = await readdir(place, { withFileTypes: true });
  entries.sort((a, b) => naturalOrder.compare(a.name, b.name));
  for (const entry of entries) {
    if (search.files.size > search.limit || search.watch?.signal.aborted) return;
    if (entry.name.startsWith('.') || litter.has(entry.name.toLowerCase())) continue;
    await searchEntry(join(folder, entry.name), entry, search);
  }
}

async function searchChosen(folder: string, search: Search): Promise<void> {
  search.chosen = folder;
  search.linksOut.length = 0;
  await searchFolder(folder, search);
  append(search.problems, linksOut(folder, search.linksOut));
}

async function searchNamed(path: string, search: Search): Promise<void> {
  if (!isAbsolute(path)) {
    search.problems.push(
      `${basename(path) || 'The dropped item'} is not a file on this computer: save it to a folder first.`,
    );
    return;
  }
  try {
    const named = await stat(await onDisk(path));
    if (named.isDirectory()) await searchChosen(path, search);
    else if (named.isFile()) search.files.add(path);
    else
      search.problems.push(`${path} is neither a file nor a folder: choose a DICOM file or a folder of DICOM files.`);
  } catch (error) {
    search.problems.push(unreadable(path, error));
  }
}

/**
 * The files behind absolute `paths`: a file as itself, a folder with everything below it in natural name order, without hidden
 * files and without following a link in circles or out of the folder; no file twice, at most `limit`; `searched` where a folder was among them. Stops early when `watch` has enough.
 */
export async function findFiles(
  paths: readonly string[],
  limit: number = fileLimit,
  watch: Watch | undefined = undefined,
): Promise<Found & { readonly searched: boolean }> {
  const search: Search = { files: new Set(), problems: [], folders: new Set(), chosen: '', linksOut: [], limit, watch };
  for (const path of paths) await searchNamed(path, search);
  if (search.files.size > limit) {
    search.problems.push(`Only the first ${limit.toLocaleString('en')} files were opened: choose a smaller folder.`);
  }
  const searched = search.folders.size > 0;
  return { files: [...search.files].slice(0, limit), problems: search.problems, searched };
}
