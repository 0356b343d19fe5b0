import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ensureElectron } from '../../electron/runtime/electron.ts';

afterEach(() => vi.unstubAllEnvs());

const elsewhere = new Map([
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ['win32', 'electron.exe'],
]);
const program = elsewhere.get(process.platform) ?? 'electron';

test('the folder named in ELECTRON_OVERRIDE_DIST_PATH wins over every other Electron', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-electron-'));
  const executable = join(folder, program);
  mkdirSync(dirname(executable), { recursive: true });
  writeFileSync(executable, '');
  writeFileSync(join(folder, 'version'), 'v99.1.2\n');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  const said: string[] = [];
  expect(await ensureElectron((line) => said.push(line))).toEqual({
    ok: true,
    value: { folder, executable, version: '99.1.2', from: 'ELECTRON_OVERRIDE_DIST_PATH' },
  });
  expect(said).toEqual([]);
});

test('a wrong ELECTRON_OVERRIDE_DIST_PATH is named in one sentence and nothing is downloaded instead', async () => {
  const folder = join(tmpdir(), 'ivus-no-electron-here');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  const said: string[] = [];
  expect(await ensureElectron((line) => said.push(line))).toEqual({
    ok: false,
    problem: `ELECTRON_OVERRIDE_DIST_PATH points to ${folder}, which contains no ${program}: correct it or unset it.`,
  });
  expect(said).toEqual([]);
});
