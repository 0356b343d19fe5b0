import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '../../electron/autosaves.ts';
import type { Operator } from '../../electron/operator.ts';
import { choosePath } from '../../electron/saving/save-path.ts';
import { newFolder } from './new-folder.ts';

const SESSIONS = { ending: '.ivus.json', title: 'Save session', name: 'IVUS Planner sessions' };

/** An operator who takes the proposed name, or types one of their own. */
const operator = (typed: string | null = null): Operator => ({
  chooseFiles: async () => [],
  chooseFolder: async () => [],
  chooseWhereToSave: async (proposed) => (typed === null ? proposed : join(proposed, '..', typed)),
  agrees: async () => true,
});

test.each([
  ['247 letters', `${'a'.repeat(247)}.ivus.json`, `${'a'.repeat(245)}.ivus.json`],
  ['letters of two bytes', 'ä'.repeat(200), `${'ä'.repeat(122)}.ivus.json`],
  ['letters of three bytes', '김'.repeat(100), `${'김'.repeat(81)}.ivus.json`],
  ['an accent of its own', `${'a'.repeat(243)}e\u0301x`, `${'a'.repeat(243)}.ivus.json`],
  ['a sign of several parts', `${'a'.repeat(240)}👩‍⚕️`, `${'a'.repeat(240)}.ivus.json`],
  ['a space where it is cut', `${'a'.repeat(244)} bcd`, `${'a'.repeat(244)}.ivus.json`],
  ['a name that just fits', 'a'.repeat(245), `${'a'.repeat(245)}.ivus.json`],
  ['a name that is not UTF-8', 'Ren\uFFFD.ivus.json', 'Ren_.ivus.json'],
  ['a short name', 'run.ivus.json', 'run.ivus.json'],
])('the name proposed for %s can be saved', async (_, suggested, name) => {
  const folder = await newFolder();
  const path = await choosePath(operator(), folder, suggested, SESSIONS);
  expect(path).toBe(join(folder, name));
  expect(Buffer.byteLength(basename(path ?? ''))).toBeLessThanOrEqual(255);
  expect(await writeWhole(path ?? '', 'work')).toBe(null);
  expect(await readFile(path ?? '', 'utf8')).toBe('work');
});

test('a typed name that gets too long with its ending is shortened as well', async () => {
  const folder = await newFolder();
  const path = await choosePath(operator('b'.repeat(255)), folder, 'run', SESSIONS);
  expect(path).toBe(join(folder, `${'b'.repeat(245)}.ivus.json`));
});

test('a name that is too long is said to be that, not sent to another folder', async () => {
  const path = join(await newFolder(), 'c'.repeat(256));
  expect(await writeWhole(path, 'work')).toBe(
    `${path} was not saved because its name is too long; any earlier version is unchanged. Save it under a shorter name.`,
  );
});
