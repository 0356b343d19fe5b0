import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readTruth, type Truth } from '../../core/practice/truth.ts';
import { fail, type Result } from '../../core/result.ts';
import { textOf } from './text.ts';

/**
 * The truth that a case names: a truth file, the folder of a teacher's study, FOLDER/ID for a study made into that folder,
 * or the id of a study in the project's own folder.
 */
export async function truthOfCase(name: string): Promise<Result<Truth>> {
  const file = placesOf(name).find((place) => existsSync(place) && statSync(place).isFile());
  if (file === undefined) {
    return fail(
      `No truth was found for "${name}": name its file, or a practice study that has been made ("ivus samples list" lists them, "ivus samples make ${basename(name)}" makes one).`,
    );
  }
  const text = await textOf(file);
  return text.ok ? readTruth(text.value, file) : text;
}

function placesOf(name: string): readonly string[] {
  const own = [name, join(name, 'truth.json'), join(dirname(name), 'truth', `${basename(name)}.json`)];
  return name === basename(name) ? [...own, ...MADE.map((folder) => join(folder, 'truth', `${name}.json`))] : own;
}

/** Where studies are made: seen from out/main, from a piece of it in a folder of its own, from the sources, and from where the command was given. */
const MADE = [
  join(process.cwd(), 'samples', 'generated'),
  ...[join('..', '..'), join('..', '..', '..')].map((up) => join(import.meta.dirname, up, 'samples', 'generated')),
];
