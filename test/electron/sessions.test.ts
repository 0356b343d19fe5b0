import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Operator } from '../../electron/operator.ts';
import { saveCopy } from '../../electron/sessions.ts';
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
  const save = (asking: typeof request) =>
    saveCopy(operator, join(folder, 'folders.json'), join(folder, 'Documents'), asking);
  return { folder, save, offered, asked };
}

const request = { suggestedName: 'run 7', text: '{"a":1}' };

test('a new session is offered in Documents under its run, then where the last one went', async () => {
  const { folder, save, offered } = await desk('cases/first');
  const { path } = await save(request);
  await save(request);
  expect(path).toBe(join(folder, 'cases', 'first.ivus.json'));
  expect(offered).toEqual([join(folder, 'Documents', 'run 7.ivus.json'), join(folder, 'cases', 'run 7.ivus.json')]);
});

test('a cancelled dialog saves nothing and is no problem', async () => {
  const { save } = await desk(null);
  expect(await save(request)).toEqual({ path: null, problem: null });
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

test('the copy has the name of a session whatever is typed: a run, and any other file, is never overwritten', async () => {
  const { folder, save } = await desk('run.dcm');
  await writeFile(join(folder, 'run.dcm'), 'a run');
  expect(await save(request)).toEqual({ path: join(folder, 'run.dcm.ivus.json'), problem: null });
  expect(await readFile(join(folder, 'run.dcm'), 'utf8')).toBe('a run');
});

test('a text that is cut short is not written, with a sentence', async () => {
  const { save } = await desk('work');
  expect(await save({ ...request, text: '{"a":' })).toMatchObject({
    path: null,
    problem: expect.stringContaining('incomplete'),
  });
});
