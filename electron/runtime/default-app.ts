import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractFile } from '@electron/asar';
import { projectFolder } from './project.mjs';

/** Gives the Electron in `runtime` the archive it starts with, which opens the project folder named on its command line; free when it has it. */
export async function ensureDefaultApp(runtime: string): Promise<void> {
  const source = join(projectFolder, 'electron', 'runtime', 'open-folder.mjs');
  const archive = join(runtime, 'resources', 'default_app.asar');
  if (existsSync(archive) && extractFile(archive, 'main.mjs').equals(readFileSync(source))) return;
  const folder = await mkdtemp(join(tmpdir(), 'ivus-default-app-'));
  await cp(source, join(folder, 'main.mjs'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'open-folder', main: 'main.mjs' }));
  await createPackage(folder, archive);
  await rm(folder, { recursive: true });
}
