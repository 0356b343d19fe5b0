import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { jsonIn } from '../../core/json.ts';
import { openedTruth } from '../../core/practice/sealed.ts';
import { readTruth, type Truth } from '../../core/practice/truth.ts';
import { fail, type Result } from '../../core/result.ts';
import { textOf } from './text.ts';

const taughtSchema = z.object({ teacherId: z.string().nullish() }).nullable();

/**
 * The truth that a case names: a truth file, the folder of a teacher's study, FOLDER/CASE for a study made into that folder,
 * or a study in the project's own folder; CASE is "practice-03" or the id that teachers know it by.
 */
export async function truthOfCase(name: string): Promise<Result<Truth>> {
  const file = placesOf(name).find((place) => existsSync(place) && statSync(place).isFile()) ?? (await taughtAs(name));
  if (file === undefined) {
    return fail(
      `No truth was found for "${name}": name its file, or a practice study that has been made ("ivus samples list" lists them, "ivus samples make ${basename(name)}" makes one).`,
    );
  }
  const text = await textOf(file);
  return text.ok ? readTruth(text.value, file) : text;
}

function placesOf(name: string): readonly string[] {
  const made = foldersOf(name).map((folder) => join(folder, `${basename(name)}.json`));
  return [name, join(name, 'truth.json'), ...made];
}

/** The folders in which the truth of a named study may lie. */
function foldersOf(name: string): readonly string[] {
  const folders = name === basename(name) ? [dirname(name), ...MADE] : [dirname(name)];
  return folders.map((folder) => join(folder, 'truth'));
}

/** The truth file of the study that teachers know by this id. */
async function taughtAs(name: string): Promise<string | undefined> {
  for (const folder of foldersOf(name)) {
    for (const entry of await readdir(folder).catch(() => [])) {
      const kept = await textOf(join(folder, entry));
      const truth = taughtSchema.safeParse(jsonIn((kept.ok ? openedTruth(kept.value) : null) ?? '')).data;
      if (truth?.teacherId === basename(name)) return join(folder, entry);
    }
  }
  return undefined;
}

/** Where studies are made: seen from out/main, from a piece of it in a folder of its own, from the sources, and from where the command was given. */
const MADE = [
  join(process.cwd(), 'samples', 'generated'),
  ...[join('..', '..'), join('..', '..', '..')].map((up) => join(import.meta.dirname, up, 'samples', 'generated')),
];
