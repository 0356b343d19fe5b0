import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './project.mjs';

/** Gives the Electron in `runtime` the archive it starts with, which opens the project folder named on its command line; free when it has it. */
export async function ensureDefaultApp(runtime: string): Promise<void> {
  const source = join(projectFolder, 'electron', 'runtime', 'open-folder.mjs');
  const archive = join(runtime, 'resources', 'default_app.asar');
  if (existsSync(archive) && holds(readFileSync(archive), readFileSync(source))) return;
  const { createPackage } = await import('@electron/asar');
  const folder = await mkdtemp(join(tmpdir(), 'ivus-default-app-'));
  await cp(source, join(folder, 'main.mjs'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'open-folder', main: 'main.mjs' }));
  await createPackage(folder, archive);
  await rm(folder, { recursive: true });
}

/** Whether an archive has these bytes as its main.mjs: it keeps files as they are and writes their lengths into its head. Its library takes a tenth of a start to load. */
function holds(archive: Buffer, file: Buffer): boolean {
  return archive.includes(`"main.mjs":{"size":${file.length},`) && archive.includes(file);
}
