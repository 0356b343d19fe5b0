import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Configuration } from 'electron-builder';
import { fail, ok, type Result } from '../../core/result.ts';
import { canDownloadTools, ownTools, PACKAGING_PACKAGES } from '../packaging/tools.ts';
import { ensureBuilt } from './built.mjs';
import { type ElectronRuntime, ensureElectron } from './electron.ts';
import { ensureSamples } from './sample-files.ts';
import { ensureSystemLibraries } from './system.ts';

process.exitCode = await makePackage(process.argv.slice(2));

/**
 * `npm run package`: puts the program and its Electron into dist/ as what is installed on this system: AppImage and .deb on Linux, an
 * installer on Windows, a disk image on macOS. `--folder`: only the folder that starts here; `--quick`: packed in seconds instead of
 * small; `--out FOLDER`: elsewhere than into dist/.
 */
async function makePackage(words: readonly string[]): Promise<number> {
  await ensureBuilt();
  const samples = await ensureSamples();
  const electron = await ensureElectron(say);
  for (const part of [samples, electron]) if (!part.ok) say(part.problem);
  if (!samples.ok || !electron.ok) return 1;
  const tools = mkdtempSync(join(tmpdir(), 'ivus-tools-'));
  try {
    const dir = words.includes('--folder');
    const quick = words.includes('--quick');
    const chosen = dir ? ok(undefined) : await chooseTools(tools, quick);
    if (chosen.ok) await build({ dir, config: configuration(electron.value, quick, wordAfter(words, '--out')) });
    else say(chosen.problem);
    return chosen.ok ? 0 : 1;
  } finally {
    rmSync(tools, { recursive: true });
  }
}

function wordAfter(words: readonly string[], word: string): string | undefined {
  const at = words.indexOf(word);
  return at === -1 ? undefined : words[at + 1];
}

/** What is said here and not in electron-builder.yml: which Electron, where to, how small. */
function configuration(electron: ElectronRuntime, quick: boolean, out: string | undefined): Configuration {
  return {
    electronDist: electron.folder,
    electronVersion: electron.version,
    // It names the folder in /opt, and Chromium's sandbox helper does not start below one with a space.
    ...(process.platform === 'linux' ? { productName: 'ivus-planner' } : {}),
    ...(quick ? { deb: { compression: 'zst' } } : {}),
    ...(out === undefined ? {} : { directories: { output: out } }),
    // What opens a project folder has no business in an installed program.
    afterPack: ({ appOutDir }) => rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  };
}

/** electron-builder's own tools where they can be downloaded, else, on 64-bit Linux, those of electron/packaging/. */
async function chooseTools(folder: string, quick: boolean): Promise<Result<void>> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || (await canDownloadTools())) return ok(undefined);
  say('GitHub cannot be reached: dpkg-deb, mksquashfs and a runtime of this project pack the program.');
  const system = await ensureSystemLibraries(PACKAGING_PACKAGES, say);
  if (!system.ok) return system;
  const tools = await ownTools(folder, quick);
  if (!tools.ok) return fail(tools.problem);
  Object.assign(process.env, tools.value);
  return ok(undefined);
}

function say(line: string): void {
  console.error(line);
}
