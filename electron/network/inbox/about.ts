import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keep } from '../../autosaves.ts';

const aboutSchema = z.object({
  format: z.literal('ivus-inbox-study/1'),
  /** Where it was fetched from. */
  from: z.string().optional(),
  /** When it was last opened, ms since 1970. */
  used: z.number().optional(),
});

/** What its files do not say of a study of the inbox. */
export type About = Omit<z.infer<typeof aboutSchema>, 'format'>;

const NAME = 'about.json';

/** What is known of the study in a folder; nothing where nothing was noted. */
export async function readAbout(folder: string): Promise<About> {
  try {
    return aboutSchema.parse(JSON.parse(await readFile(join(folder, NAME), 'utf8')));
  } catch {
    return {};
  }
}

/** Notes something more of the study in a folder. */
export async function noteAbout(folder: string, more: About): Promise<void> {
  const all = { format: 'ivus-inbox-study/1', ...(await readAbout(folder)), ...more };
  await keep(join(folder, NAME), JSON.stringify(all), 0o600);
}
