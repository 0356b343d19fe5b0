import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFile } from '../../data.ts';
import { oneOf, random } from '../random.ts';
import { mutated } from './mutations.ts';
import { type StrictFile, strictFile } from './strict-elements.ts';
import { joined, writtenNodes } from './tree.ts';

const LARGEST = 300_000;
const FOLDERS = [['dicom'], ['ivus', 'derived-dicom'], ['reports']];

/** A real file whose header a strict reader reads to the end. */
export interface HeaderOriginal {
  readonly name: string;
  readonly file: StrictFile;
}

/** The small files of the shared data with such a header, in the order of their names. */
export function headerOriginals(): readonly HeaderOriginal[] {
  const found = FOLDERS.flatMap((parts) => {
    const folder = sharedFile('data', ...parts);
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => path.endsWith('.dcm') && statSync(path).size <= LARGEST);
  });
  return found.flatMap((name) => {
    const file = strictFile(readFileSync(name));
    return file === null ? [] : [{ name, file }];
  });
}

/** Input `index` of a seed: one of the files with another header, always the same. */
export function headerInput(
  all: readonly HeaderOriginal[],
  seed: number,
  index: number,
): { readonly name: string; readonly bytes: Uint8Array } {
  const below = random(Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca6b));
  const { name, file } = oneOf(all, below);
  const nodes = mutated(file.nodes, file.form, below);
  return { name, bytes: joined([file.front, writtenNodes(nodes, file.form), file.tail]) };
}
