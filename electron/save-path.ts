import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileKind, Operator } from './operator.ts';

/** The longest name that file systems take, ending included, bytes. */
const LONGEST = 255;

/** The name with the kind's ending, once, no longer than a file system takes, and without signs that stand for bytes of another name. */
function named(given: string, { ending }: FileKind): string {
  const name = given.replaceAll('\uFFFD', '_');
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name.replace(/\.json$/i, '');
  const written = name.toLowerCase().endsWith(ending) ? name.slice(-ending.length) : ending;
  return `${shortened(stem, LONGEST - bytesOf(ending))}${written}`;
}

/** As much of the beginning as fits into so many bytes, whole characters only: an accent or a part of a sign is never left over. */
function shortened(text: string, bytes: number): string {
  if (bytesOf(text) <= bytes) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (bytesOf(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept.trimEnd();
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
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
