import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { newerChromium } from './browser.ts';
import { ensureBuilt } from './built.mjs';
import { hasDisplay } from './display.ts';
import { ensureElectron, newestElectron, wanted } from './electron.ts';
import { projectFolder } from './project.mjs';
import { ensureSamples } from './sample-files.ts';
import { sandboxSwitches } from './sandbox.ts';
import { ensureSystemLibraries, WINDOW_PACKAGES } from './system.ts';
import { userDataHere } from './user-data.ts';

/** What can show the window here, with the switches it needs, and whether it shows the page that is served instead of the project folder. */
type Opener = { readonly executable: string; readonly switches: readonly string[]; readonly page: boolean };

await start(process.argv.slice(2));

/**
 * `npm start [PATH…]` opens the window, `npm run web` serves it as a page; the first is the second where no window can be had.
 * `--check` tries the program out instead; `--electron` takes the older Electron where a newer browser would be taken.
 */
async function start(words: readonly string[]): Promise<void> {
  await ensureBuilt();
  const samples = await ensureSamples();
  if (!samples.ok) {
    say(samples.problem);
    process.exitCode = 1;
    return;
  }
  if (words.includes('--check')) {
    const { check } = await import('./check.ts');
    process.exitCode = await check(say);
    return;
  }
  const paths = words.filter((word) => !word.startsWith('-'));
  if (words.includes('--web')) return servePage(paths, null);
  const opener = await findOpener(paths.length > 0 || words.includes('--electron'));
  if (opener.ok) return opener.value.page ? servePage(paths, opener.value) : openWindow(opener.value, paths);
  say(opener.problem);
  return servePage(paths, null);
}

/** The newest Electron; else a browser that is newer than the carried Electron, unless that is wanted or has kept work; else that. */
async function findOpener(mustBeElectron: boolean): Promise<Result<Opener>> {
  if (!hasDisplay())
    return fail('There is no display for a window (DISPLAY is not set), so the program is served as a web page.');
  const libraries = await ensureSystemLibraries(WINDOW_PACKAGES, say);
  if (!libraries.ok) return libraries;
  const newest = await newestElectron(say);
  const browser = newest.ok || mustBeElectron || hasKeptWork() ? undefined : await newerChromium();
  if (browser !== undefined) {
    say(
      `${browser.name} shows the window, since Electron ${wanted().version} cannot be had here (older: npm start -- --electron).`,
    );
    return ok({ executable: browser.executable, switches: browser.switches, page: true });
  }
  const electron = newest.ok ? newest : await ensureElectron(say);
  if (!electron.ok) return electron;
  if (!newest.ok)
    say(`The window opens in Electron ${electron.value.version}, which is old and gets no more security updates.`);
  const switches = sandboxSwitches(electron.value.folder);
  return switches.ok ? ok({ executable: electron.value.executable, switches: switches.value, page: false }) : switches;
}

/** Whether earlier starts of the desktop program kept work, which a browser would not show. */
function hasKeptWork(): boolean {
  const sessions = join(userDataHere(), 'sessions');
  return existsSync(sessions) && readdirSync(sessions).length > 0;
}

function openWindow({ executable, switches }: Opener, paths: readonly string[]): void {
  // npm runs this in the project folder, but the operator named the files from somewhere else.
  const { INIT_CWD = process.cwd() } = process.env;
  const named = paths.map((path) => resolve(INIT_CWD, path));
  run(executable, [...switches, projectFolder, ...named]);
}

/** Runs what shows the window; this process ends with it. */
function run(executable: string, words: readonly string[]): ChildProcess {
  const window = spawn(executable, words, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => window.kill(signal));
  window.once('error', (error) => {
    say(`${executable} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  window.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  return window;
}

/** Serves the window as a page, in `window` where there is one: the page ends with it. */
async function servePage(paths: readonly string[], window: Opener | null): Promise<void> {
  if (paths.length > 0) say('A web page cannot open paths from the command line: open or drop the files in the page.');
  // What a page needs takes longer to load than all else that a start does, and a window needs none of it.
  const page = await import('./page.ts');
  const served = await page.servePage();
  if (window === null) return;
  // Everybody on this computer can read the words of a process: without the token, the hospital's network stays out of this window.
  run(window.executable, [...window.switches, `--app=${served.url}`]).once('exit', () => {
    void served.server?.close().then(() => process.exit());
  });
}

function say(line: string): void {
  console.error(line);
}
