import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFile } from '../data.ts';
import { damaged, type Original, original } from './damage.ts';
import { oneOf, random } from './random.ts';

const LARGEST = 1_200_000;
const REAL = [['dicom'], ['ivus', 'derived-dicom']];
const ODD = [
  ['dicom', 'fuzz'],
  ['dicom', 'fuzz-us'],
];

/** The small DICOM files of the shared data: those of real devices, and those that were odd from the start. */
export interface Originals {
  readonly real: readonly Original[];
  readonly odd: readonly Original[];
}

/** Reads them all, in the order of their names. */
export function originals(): Originals {
  return { real: inFolders(REAL), odd: inFolders(ODD) };
}

function inFolders(folders: readonly (readonly string[])[]): readonly Original[] {
  return folders.flatMap((parts) => {
    const folder = sharedFile('data', ...parts);
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith('.dcm') && statSync(path).size <= LARGEST)
      .map((path) => original(path, readFileSync(path)));
  });
}

/** Input `index` of a seed: a damaged copy of one of the originals, always the same. */
export function input({ real, odd }: Originals, seed: number, index: number): { name: string; bytes: Uint8Array } {
  const below = random(Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca6b));
  const chosen = oneOf(below(6) === 0 ? odd : real, below);
  return { name: chosen.name, bytes: damaged(chosen, below) };
}
