import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PACKAGING_PACKAGES } from '../../../electron/packaging/tools.ts';
import { outcomeOf } from '../../../electron/runtime/command.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { ensureSystemLibraries, WINDOW_PACKAGES } from '../../../electron/runtime/system.ts';
import { ensureTestDisplay } from '../../test-display.ts';

declare module 'vitest' {
  interface ProvidedContext {
    appImage: string;
    deb: string;
    packageDisplay: string;
  }
}

/** Packs the program once, quickly, where an ordinary user can read it, and brings a display for it. */
export async function setup(project: TestProject): Promise<() => void> {
  const system = await ensureSystemLibraries(
    [...WINDOW_PACKAGES, ...PACKAGING_PACKAGES, 'fuse3', 'xvfb', 'xdotool'],
    console.error,
  );
  if (!system.ok) throw new Error(system.problem);
  const folder = mkdtempSync(join(tmpdir(), 'ivus-package-'));
  chmodSync(folder, 0o755);
  const words = ['tsx', 'electron/runtime/package.ts', '--quick', '--out', folder];
  const { code, stderr } = await outcomeOf('npx', ['--prefix', projectFolder, ...words]);
  if (code !== 0) throw new Error(`The package could not be made:\n${stderr}`);
  const display = await ensureTestDisplay();
  if (!display.ok) throw new Error(display.problem);
  const made = (ending: string) => join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? ending);
  project.provide('appImage', made('.AppImage'));
  project.provide('deb', made('.deb'));
  project.provide('packageDisplay', display.value.display);
  return () => {
    display.value.stop();
    rmSync(folder, { recursive: true });
  };
}
