import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ensureSystemLibraries } from '../../electron/runtime/system.ts';

afterEach(() => vi.unstubAllEnvs());

test('a Linux without apt-get is told in one sentence which programs are missing; other systems need none', async () => {
  vi.stubEnv('PATH', mkdtempSync(join(tmpdir(), 'ivus-no-programs-')));
  const problem =
    'This system is missing xvfb chromium (Debian package names): install with your package manager and start again.';
  const expected = process.platform === 'linux' ? { ok: false, problem } : { ok: true };
  const said: string[] = [];
  expect(await ensureSystemLibraries(['xvfb', 'chromium'], (line) => said.push(line))).toEqual(expected);
  expect(said).toEqual([]);
});
