import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openedFiles } from '../../electron/files.ts';
import type { Operator } from '../../electron/operator.ts';
import { sessionSaving } from '../../electron/sessions.ts';
import { newFolder } from './new-folder.ts';

/** A folder, and saving in it by an operator who answers the save dialog with `chosen` and every question with `agrees`. */
async function desk(chosen: string | null, agrees = false) {
  const folder = await newFolder();
  const offered: string[] = [];
  const asked: string[] = [];
  const operator: Operator = {
    chooseFiles: async () => [],
    chooseFolder: async () => [],
    async chooseWhereToSave(defaultPath) {
      offered.push(defaultPath);
      return chosen === null ? null : join(folder, chosen);
    },
    async agrees({ message }) {
      asked.push(message);
      return agrees;
    },
  };
  const files = openedFiles();
  const save = sessionSaving(operator, files, join(folder, 'folders.json'), join(folder, 'Documents'));
  return { folder, files, save, offered, asked };
}

const request = { token: null, suggestedName: 'run 7', text: '{"a":1}' };

test('a new session is offered in Documents under its run, then where the last one went', async () => {
  const { folder, save, offered } = await desk('cases/first');
  const { file } = await save(request);
  await save(request);
  expect(file?.name).toBe('first.ivus.json');
  expect(offered).toEqual([join(folder, 'Documents', 'run 7.ivus.json'), join(folder, 'cases', 'run 7.ivus.json')]);
});

test('a cancelled dialog saves nothing and is no problem', async () => {
  const { save } = await desk(null);
  expect(await save(request)).toEqual({ file: null, problem: null });
});

test('a name that grows into that of another session is asked about before it is replaced', async () => {
  for (const agrees of [false, true]) {
    const { folder, save, asked } = await desk('old.json', agrees);
    await writeFile(join(folder, 'old.ivus.json'), '{"old":1}');
    await save(request);
    expect(asked).toEqual(['old.ivus.json already exists. Replace it?']);
    expect(await readFile(join(folder, 'old.ivus.json'), 'utf8')).toBe(agrees ? '{"a":1}' : '{"old":1}');
  }
});

test('a run, and any other file that is no session, is never overwritten', async () => {
  const { folder, files, save } = await desk('x');
  await mkdir(join(folder, 'study'));
  await writeFile(join(folder, 'study', 'run.dcm'), 'a run');
  const token = (await files.open([join(folder, 'study')])).files[0]?.token ?? null;
  expect((await save({ ...request, token })).problem).toContain('is not a saved session');
  expect((await save({ ...request, token: 'never given out' })).problem).toContain('is not a saved session');
  expect(await readFile(join(folder, 'study', 'run.dcm'), 'utf8')).toBe('a run');
});

test('a session that a colleague has saved in the meantime is not overwritten', async () => {
  const { folder, save } = await desk('shared');
  const token = (await save(request)).file?.token ?? null;
  expect((await save({ ...request, token, text: '{"mine":1}' })).problem).toBeNull();
  await writeFile(join(folder, 'shared.ivus.json'), '{"theirs":true}');
  expect((await save({ ...request, token, text: '{"mine":2}' })).problem).toContain(
    'has been changed by another program',
  );
  expect(await readFile(join(folder, 'shared.ivus.json'), 'utf8')).toBe('{"theirs":true}');
});

test('of three saves in a hurry the last one stays', async () => {
  const { folder, save } = await desk('work');
  const token = (await save(request)).file?.token ?? null;
  const replies = await Promise.all(
    [1, 2, 3].map((k) => save({ ...request, token, text: JSON.stringify({ outlines: Array(k).fill(k) }) })),
  );
  expect(replies.map(({ problem }) => problem)).toEqual([null, null, null]);
  expect(await readFile(join(folder, 'work.ivus.json'), 'utf8')).toBe('{"outlines":[3,3,3]}');
});
