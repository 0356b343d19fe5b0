import { join } from 'node:path';
import { CARRIED_CHROMIUM } from './carried.ts';
import { outcomeOf } from './command.ts';
import { findChromium } from './system.ts';
import { userDataHere } from './user-data.ts';

/** A browser of this system that can show the window without tabs and address: what it calls itself, its program and the switches it needs. */
export type AppBrowser = { readonly name: string; readonly executable: string; readonly switches: readonly string[] };

/** The system's Chromium, if it is newer than the one in the carried Electron. It has a profile of its own and asks the network for nothing. */
export async function newerChromium(): Promise<AppBrowser | undefined> {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const { stdout } = await outcomeOf(executable, ['--version'], 20_000);
  const [name, major] = /^\D*?(\d+)\.[\d.]+/m.exec(stdout) ?? [];
  if (name === undefined || Number(major) <= CARRIED_CHROMIUM) return undefined;
  const profile = join(userDataHere(), 'browser');
  const quiet = [
    'background-networking',
    'component-update',
    'domain-reliability',
    'sync',
    'default-apps',
    'extensions',
  ];
  const switches = [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    ...quiet.map((part) => `--disable-${part}`),
    // Chromium gives root no sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return { name: name.trim(), executable, switches };
}
