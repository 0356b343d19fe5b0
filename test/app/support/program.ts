import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { sandboxSwitches } from '../../../electron/runtime/sandbox.ts';

const require = createRequire(import.meta.url);

/** How to start the program: the folder for its own data, the paths on its command line, the size of the page in pixels. */
export type Launch = {
  readonly userData: string;
  readonly args?: readonly string[];
  readonly size?: { readonly width: number; readonly height: number };
};

/** The running program and its first window. */
export type LaunchedWindow = { readonly app: ElectronApplication; readonly page: Page };

/** What the program runs on: the folder of an Electron, and the display its window is on. */
export type Ground = { readonly electronFolder: string; readonly display: string };

/** How long a test waits for what has to come, ms: no statement about speed, only an end to waiting for what never comes. */
export const PATIENCE = 60_000;

/** Starts the program, and waits for its window. */
export async function startProgram(
  { electronFolder, display }: Ground,
  { userData, args = [], size }: Launch,
): Promise<LaunchedWindow> {
  // Playwright asks the electron package for the executable, and only then starts it so that no early window is missed.
  Object.assign(process.env, { ELECTRON_OVERRIDE_DIST_PATH: electronFolder });
  // The package finds it once, and the next test may want another one.
  delete require.cache[require.resolve('electron')];
  const switches = sandboxSwitches(electronFolder);
  if (!switches.ok) throw new Error(switches.problem);
  const env = { ...inherited(), DISPLAY: display, IVUS_USER_DATA: userData };
  const app = await electron.launch({ args: [...switches.value, projectFolder, ...args], env, timeout: PATIENCE });
  return firstWindow(app, size);
}

/** Waits for the window of a program that was just started; one that shows none is ended. */
export async function firstWindow(app: ElectronApplication, size: Launch['size']): Promise<LaunchedWindow> {
  try {
    const page = await app.firstWindow({ timeout: PATIENCE });
    page.setDefaultTimeout(PATIENCE);
    if (size !== undefined) await resize(app, page, size);
    return { app, page };
  } catch (error) {
    await kill(app);
    throw error;
  }
}

/** Gives the page of the window a size in pixels. */
export async function resize(
  app: ElectronApplication,
  page: Page,
  size: { width: number; height: number },
): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((shown, { width, height }) => shown.setContentSize(width, height), size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

/** Ends the program as a crash would, and waits until it is gone. */
export function kill(app: ElectronApplication): Promise<void> {
  return killed(app.process());
}

/** Kills a process and waits until it is gone; nothing when it has ended already. */
export async function killed(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}

/** The environment of this process. */
export function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
