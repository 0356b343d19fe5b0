import type { TestProject } from 'vitest/node';
import type { Result } from '../../../core/result.ts';
import { ensureBuilt } from '../../../electron/runtime/built.mjs';
import { type ElectronRuntime, ensureElectron } from '../../../electron/runtime/electron.ts';
import { ensureSamples } from '../../../electron/runtime/sample-files.ts';
import { ensureSystemLibraries, findChromium, TEST_PACKAGES } from '../../../electron/runtime/system.ts';
import { ensureDisplays } from './displays.ts';

declare module 'vitest' {
  interface ProvidedContext {
    electron: ElectronRuntime;
    chromium: string;
    displays: string[];
  }
}

/** Brings everything the tests of the real window need: system packages, an Electron, the build, the samples and the displays; throws what is missing. */
export async function setup(project: TestProject): Promise<() => void> {
  needed(await ensureSystemLibraries(TEST_PACKAGES, say));
  const electron = needed(await ensureElectron(say));
  await ensureBuilt();
  needed(await ensureSamples());
  const { displays, stop } = needed(await ensureDisplays());
  project.provide('electron', electron);
  project.provide('chromium', found(findChromium()));
  project.provide('displays', displays);
  return stop;
}

function needed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function found(browser: string | undefined): string {
  if (browser === undefined) throw new Error('No Chromium or Chrome is on the search path: install one for the tests.');
  return browser;
}

function say(line: string): void {
  console.error(line);
}
