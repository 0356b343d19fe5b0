import { readdir, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type CopiesWish, copiesOf, type Exported, type ExportWatch } from '../../core/copies/copies.ts';
import type { MaskWish } from '../../core/dicom/deidentify/mask.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { failureReason } from '../failure.ts';
import { makeFolder } from '../make-folder.ts';
import { fileAt, folderPlace } from './folder-place.ts';

/** Files to be copied, and the folder where to. */
export interface ExportWish extends Omit<CopiesWish, 'items'> {
  readonly items: readonly { readonly path: string; readonly mask: MaskWish; readonly confirmed: boolean }[];
  readonly out: string;
}

const OWN_NAME = /^(run-\d{4}\.dcm|session(-\d+)?\.ivus\.json)(\.part)?$/;

/** Writes the copies; every one has proved itself. Refused, and nothing left, where the folder cannot be used or it was cancelled. */
export async function exportCopies(wish: ExportWish, watch: ExportWatch): Promise<Result<Exported>> {
  const usable = await folderProblem(wish);
  if (usable !== null) return fail(usable);
  const place = folderPlace(wish.out);
  const wasThere = await isFolder(wish.out);
  try {
    await makeFolder(wish.out);
    const items = wish.items.map(({ path, ...item }) => ({ ...item, file: fileAt(path) }));
    return ok(await copiesOf({ ...wish, items }, place, watch));
  } catch (failure) {
    await place.clear();
    if (!wasThere) await rmdir(wish.out).catch(() => undefined);
    if (watch.signal.aborted) return fail('De-identifying was cancelled; no copy was left.');
    return fail(`${wish.out} cannot be written because ${failureReason(failure)}; no copy was left.`);
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
