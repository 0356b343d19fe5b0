import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { newestElectron, wanted } from '../../electron/runtime/electron.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';

afterEach(() => vi.unstubAllEnvs());

test('the pinned Electron is the one of the lock file', () => {
  const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'));
  expect(wanted().version).toBe(lock.packages['node_modules/electron'].version);
});

test.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
  'GitHub that could not be reached is not asked again on the same day, and nobody waits for it',
  async () => {
    const cache = mkdtempSync(join(tmpdir(), 'ivus-cache-'));
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
    vi.stubEnv('XDG_CACHE_HOME', cache);
    mkdirSync(join(cache, 'ivus-planner'));
    writeFileSync(join(cache, 'ivus-planner', `electron-${wanted().version}-asked`), '');
    const said: string[] = [];
    const newest = await newestElectron((line) => said.push(line));
    expect(said).toEqual([]);
    // Where it is installed, it is not asked for either.
    if (!newest.ok) expect(newest.problem).toContain('within the last day');
  },
);
