import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { formerKeys } from '../../core/practice/key.ts';
import { autosavePath, moveSaved } from '../autosaves.ts';
import type { Autosaves } from '../saving/working-copies.ts';

/** The same working copies; an attempt that was begun while its study had an id that told the answer is found and kept under its present key. */
export function withFormerAttempts(autosaves: Autosaves, userData: string, cases: string): Autosaves {
  return {
    ...autosaves,
    async read(key) {
      const kept = await autosaves.read(key);
      if (kept.text !== null || kept.problem !== null) return kept;
      for (const former of formerKeys(key, await idsIn(cases))) {
        const problem = await moveSaved(autosavePath(userData, former), autosavePath(userData, key));
        if (problem === null) return autosaves.read(key);
      }
      return kept;
    },
  };
}

/** The ids of the descriptions in a folder: their file names. */
async function idsIn(cases: string): Promise<readonly string[]> {
  return (await readdir(cases).catch(() => [])).map((name) => basename(name, '.json'));
}
