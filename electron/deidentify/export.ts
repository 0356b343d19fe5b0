import { readdir, realpath, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { substitutesBy } from '../../core/dicom/deidentify/substitutes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { SESSION_ENDING } from '../../core/session/document/file.ts';
import { failureReason } from '../failure.ts';
import { makeFolder } from '../make-folder.ts';
import { fileSink } from './file-sink.ts';
import { type Copied, type CopyItem, oneCopy } from './one-copy.ts';
import { sessionCopy } from './session-copy.ts';

/** What is to be copied, and where to. */
export interface ExportWish {
  readonly items: readonly CopyItem[];
  /** Saved sessions on the runs among the items. */
  readonly sessions: readonly { readonly fileName: string; readonly text: string }[];
  readonly out: string;
  /** 32 random bytes: another key gives other UIDs, names and dates. */
  readonly key: Uint8Array;
}

/** Somebody who waits for an export and may have enough. */
export interface ExportWatch {
  readonly signal: AbortSignal;
  /** Item `item` (from 0) is done to this share, 0 to 1. */
  progress(item: number, share: number): void;
}

/** What an export left: copies in the order of the items, sessions, and one sentence for whatever was not copied. */
export interface Exported {
  readonly copies: readonly Copied[];
  readonly sessions: readonly string[];
  /** Files that hold no run. */
  readonly others: readonly string[];
  readonly problems: readonly string[];
}

const OWN_NAME = /^(run-\d{4}\.dcm|session(-\d+)?\.ivus\.json)(\.part)?$/;

/** Writes the copies; every one has proved itself. Refused, and nothing left, where the folder cannot be used or it was cancelled. */
export async function exportCopies(wish: ExportWish, watch: ExportWatch): Promise<Result<Exported>> {
  const usable = await folderProblem(wish);
  if (usable !== null) return fail(usable);
  const made: string[] = [];
  const wasThere = await isFolder(wish.out);
  try {
    await makeFolder(wish.out);
    return ok(await exported(wish, watch, made));
  } catch (failure) {
    for (const path of made) await rm(path, { force: true });
    if (!wasThere) await rmdir(wish.out).catch(() => undefined);
    if (watch.signal.aborted) return fail('De-identifying was cancelled; no copy was left.');
    return fail(`${wish.out} cannot be written because ${failureReason(failure)}; no copy was left.`);
  }
}

async function exported(wish: ExportWish, watch: ExportWatch, made: string[]): Promise<Exported> {
  const substitutes = substitutesBy(wish.key);
  const copies: Copied[] = [];
  const sessions: string[] = [];
  const others: string[] = [];
  const problems: string[] = [];
  for (const [index, item] of wish.items.entries()) {
    const path = join(wish.out, `run-${String(copies.length + 1).padStart(4, '0')}.dcm`);
    const outcome = await oneCopy(item, path, substitutes, (done, all) => {
      watch.signal.throwIfAborted();
      watch.progress(index, done / Math.max(1, all));
    });
    watch.signal.throwIfAborted();
    if (outcome.kind === 'copied') {
      copies.push(outcome.copy);
      made.push(path);
    } else (outcome.kind === 'no run' ? others : problems).push(outcome.problem);
  }
  for (const { fileName, text } of wish.sessions) {
    const copy = await sessionCopy(text, fileName, copies);
    watch.signal.throwIfAborted();
    if (!copy.ok) {
      problems.push(copy.problem);
      continue;
    }
    const path = join(wish.out, `session${sessions.length === 0 ? '' : `-${sessions.length + 1}`}${SESSION_ENDING}`);
    await writtenText(path, copy.value);
    sessions.push(path);
    made.push(path);
  }
  return { copies, sessions, others, problems };
}

async function writtenText(path: string, text: string): Promise<void> {
  const sink = await fileSink(path);
  try {
    await sink.write(new TextEncoder().encode(text));
    await sink.finish();
    await sink.keep();
  } finally {
    await sink.discard();
  }
}

/** Why copies must not be written into a folder: originals or other copies are in it. */
async function folderProblem({ out, items }: ExportWish): Promise<string | null> {
  if (!(await isFolder(out))) return (await exists(out)) ? `${out} is a file: name a folder for the copies.` : null;
  const taken = (await readdir(out)).find((name) => OWN_NAME.test(name));
  if (taken !== undefined) return `${out} holds ${taken} already: name an empty folder for the copies.`;
  const folder = await realpath(out);
  for (const { path } of items)
    if ((await realpath(dirname(path)).catch(() => null)) === folder)
      return `${out} holds the originals: name another folder for the copies.`;
  return null;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
