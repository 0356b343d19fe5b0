import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readCatalogue } from '../../core/plan/catalogue-file.ts';
import { keep, readSaved } from '../autosaves.ts';
import type { Answers } from '../ipc.ts';

const NATURE = {
  name: 'The stent catalogue of this computer',
  remedy: 'the built-in catalogue is used until you keep another one',
  isSound: (text: string) => readCatalogue(text, '').ok,
} as const;

/** The answers to the window's calls about this computer's catalogue, which lies in the application's data. */
export function catalogueAnswers(userData: string): Pick<Answers, 'readCatalogue' | 'keepCatalogue'> {
  const path = join(userData, 'catalogue.ivus-catalogue.json');
  return {
    readCatalogue: () => readComputersCatalogue(path),
    keepCatalogue: async ({ text }) => ({ problem: await keepComputersCatalogue(path, text) }),
  };
}

/** The stent catalogue that this computer keeps, as the text of a catalogue file; null when there is none. One that cannot be used is set aside, with a sentence. */
export function readComputersCatalogue(path: string): ReturnType<typeof readSaved> {
  return readSaved(path, NATURE);
}

/** Keeps a catalogue for this computer; a sentence when it could not. What stands there and cannot be used is set aside before, never written over. */
export async function keepComputersCatalogue(path: string, text: string): Promise<string | null> {
  const { problem } = await readComputersCatalogue(path);
  const stillThere = await access(path).then(
    () => true,
    () => false,
  );
  if (problem !== null && stillThere) return problem;
  return keep(path, text, 0o600);
}
