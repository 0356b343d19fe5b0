import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A part of the program that others wrote: its licence by its SPDX name, and the licence's text, empty where the part brings none. */
export type Licence = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

const entrySchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

/** Where the lock file's name of a licence is missing or points to a file: what that file says, read by a person. */
const READ: Readonly<Record<string, string>> = {
  'png-js': 'MIT',
  'dejavu-fonts-ttf': 'Bitstream Vera, Arev and public domain',
};
const FOLDER = 'node_modules/';

/** The libraries that are bundled into the program as package-lock.json in `project` names them, the fonts, and Electron; by name. */
export function thirdPartyLicences(project: string): readonly Licence[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));
  const bundled = Object.entries(packages)
    .filter(([path, { dev = false, optional = false }]) => path !== '' && !dev && !optional)
    .map(([path, entry]) => licenceOf(project, path, entry));
  const electron = packages[`${FOLDER}electron`];
  const fonts: Licence = {
    name: 'Noto Sans (Chinese, Japanese and Korean characters)',
    version: '',
    licence: 'OFL-1.1',
    text: readFileSync(join(project, 'core/report/pdf/fonts/OFL.txt'), 'utf8'),
  };
  const own = electron === undefined ? [] : [withChromium(licenceOf(project, `${FOLDER}electron`, electron))];
  return [...bundled, ...own, fonts].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function withChromium(electron: Licence): Licence {
  return {
    ...electron,
    text: `${electron.text}\n\nThe licences of Chromium lie beside the installed program: LICENSES.chromium.html.`,
  };
}

function licenceOf(project: string, path: string, { version = '', license }: z.infer<typeof entrySchema>): Licence {
  const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
  const licence = READ[name] ?? license;
  if (licence === undefined) throw new Error(`${path} names no licence: read it and add it to electron/packaging.`);
  return { name, version, licence, text: textIn(join(project, path)) };
}

function textIn(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const file = names.find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}
