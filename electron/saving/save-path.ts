import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileName } from '../../core/file-name.ts';
import type { FileKind, Operator } from '../operator.ts';

/** The longest name that file systems take, ending included, bytes. */
const LONGEST = 255;

function named(name: string, { ending }: FileKind): string {
  return fileName(name, ending, LONGEST);
}

/**
 * Asks where to save; null when the operator changed their mind. The path always has the kind's ending, so that nothing but
 * a file of this kind can be overwritten.
 */
export async function choosePath(
  operator: Operator,
  folder: string,
  suggestedName: string,
  kind: FileKind,
): Promise<string | null> {
  const chosen = await operator.chooseWhereToSave(join(folder, named(basename(suggestedName), kind)), kind);
  if (chosen === null) return null;
  const path = join(dirname(chosen), named(basename(chosen), kind));
  // The dialog asked about the name that was typed, not about the one with the ending.
  if (path === chosen || !existsSync(path)) return path;
  const replace = { message: `${basename(path)} already exists. Replace it?`, yes: 'Replace', no: 'Cancel' };
  return (await operator.agrees(replace)) ? path : null;
}
