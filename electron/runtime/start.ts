import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { ensureBuilt } from './built.mjs';
import { hasDisplay } from './display.ts';
import { ensureElectron } from './electron.ts';
import { projectFolder } from './project.mjs';
import { ensureSamples } from './sample-files.ts';
import { sandboxSwitches } from './sandbox.ts';
import { ensureSystemLibraries, WINDOW_PACKAGES } from './system.ts';

/** An Electron that can show the window here, with the switches it needs. */
type Opener = { readonly executable: string; readonly switches: readonly string[] };

await start(process.argv.slice(2));

/** `npm start [PATH…]` opens the window, `npm run web` serves it as a page; the first is the second where no window can be had. */
async function start(words: readonly string[]): Promise<void> {
  await ensureBuilt();
  const samples = await ensureSamples();
  if (!samples.ok) {
    say(samples.problem);
    process.exitCode = 1;
    return;
  }
  const paths = words.filter((word) => !word.startsWith('-'));
  if (words.includes('--web')) return servePage(paths);
  const opener = await findOpener();
  if (opener.ok) return openWindow(opener.value, paths);
  say(opener.problem);
  return servePage(paths);
}

async function findOpener(): Promise<Result<Opener>> {
  if (!hasDisplay())
    return fail('There is no display for a window (DISPLAY is not set), so the program is served as a web page.');
  const libraries = await ensureSystemLibraries(WINDOW_PACKAGES, say);
  if (!libraries.ok) return libraries;
  const electron = await ensureElectron(say);
  if (!electron.ok) return electron;
  const switches = sandboxSwitches(electron.value.folder);
  return switches.ok ? ok({ executable: electron.value.executable, switches: switches.value }) : switches;
}

function openWindow({ executable, switches }: Opener, paths: readonly string[]): void {
  // npm runs this in the project folder, but the operator named the files from somewhere else.
  const { INIT_CWD = process.cwd() } = process.env;
  const named = paths.map((path) => resolve(INIT_CWD, path));
  const window = spawn(executable, [...switches, projectFolder, ...named], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => window.kill(signal));
  window.once('error', (error) => {
    say(`${executable} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  window.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function servePage(paths: readonly string[]): Promise<void> {
  if (paths.length > 0) say('A web page cannot open paths from the command line: open or drop the files in the page.');
  // What a page needs takes longer to load than all else that a start does, and a window needs none of it.
  const page = await import('./page.ts');
  await page.servePage();
}

function say(line: string): void {
  console.error(line);
}
