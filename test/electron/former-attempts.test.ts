import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attemptKey } from '../../core/practice/key.ts';
import { autosavePath } from '../../electron/autosaves.ts';
import { withFormerAttempts } from '../../electron/practice/former-attempts.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { openAutosaves } from '../../electron/saving/working-copies.ts';
import { newFolder } from './new-folder.ts';

test('an attempt begun while its study’s id told the answer goes on, and is kept under the present one from then on', async () => {
  const userData = await newFolder();
  const autosaves = openAutosaves(userData);
  const old = attemptKey('Dr A', 'exactly-at-the-gate', 2);
  const key = attemptKey('Dr A', 'practice-03', 2);
  await autosaves.write(old, '{"begun":1}');
  const found = withFormerAttempts(autosaves, userData, join(projectFolder, 'samples', 'cases'));
  expect(await found.read(attemptKey('Dr A', 'practice-03', 1))).toEqual({ text: null, problem: null });
  expect(await found.read(key)).toEqual({ text: '{"begun":1}', problem: null });
  expect(await readFile(autosavePath(userData, key), 'utf8')).toBe('{"begun":1}');
  expect(await autosaves.read(old)).toEqual({ text: null, problem: null });
});
