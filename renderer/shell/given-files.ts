import type { FileRef } from '../../core/contract-files.ts';
import { append } from '../../core/extremes.ts';
import { GIVEN_FILES } from '../../core/program.ts';

/** So many files are taken at a time: each costs the window's thread a tenth of a millisecond. */
const AT_ONCE = 200;

let element: HTMLInputElement | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Files that the shell has opened as real files of the browser, which reads them several times as fast as through the shell; null
 * for one that cannot be had so. `give` has the shell put those of the tokens into the page's element.
 */
export function givenFiles(
  refs: readonly FileRef[],
  give: (tokens: readonly string[]) => Promise<boolean>,
): Promise<readonly (File | null)[]> {
  // One after the other: there is one element.
  const given = last.then(() => inBatches(refs, give));
  last = given.catch(() => undefined);
  return given;
}

async function inBatches(
  refs: readonly FileRef[],
  give: (tokens: readonly string[]) => Promise<boolean>,
): Promise<readonly (File | null)[]> {
  const files: (File | null)[] = [];
  for (let at = 0; at < refs.length; at += AT_ONCE) {
    const batch = refs.slice(at, at + AT_ONCE);
    const input = shownNowhere();
    const taken = (await give(batch.map(({ token }) => token))) ? [...(input.files ?? [])] : [];
    input.value = '';
    const inOrder = taken.length === batch.length;
    append(
      files,
      batch.map((ref, i) => same(ref, inOrder ? taken[i] : undefined)),
    );
  }
  return files;
}

/** A file that is no longer as long as when it was opened is read through the shell, which says so. */
function same(ref: FileRef, file: File | undefined): File | null {
  return file?.size === ref.size ? file : null;
}

function shownNowhere(): HTMLInputElement {
  if (element !== null) return element;
  element = document.createElement('input');
  Object.assign(element, { id: GIVEN_FILES, type: 'file', multiple: true, hidden: true });
  document.body.append(element);
  return element;
}
