import { link, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RequestOf } from '../../core/contract.ts';
import { openedFiles } from '../../electron/files.ts';
import type { Operator } from '../../electron/operator.ts';
import { saveFiles } from '../../electron/saving/save-files.ts';
import { newFolder } from './new-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Saving by an operator who names `chosen`, and answers a question with `yes`. */
async function desk(chosen: string | null, yes = false) {
  const folder = await newFolder();
  const asked: string[] = [];
  const operator: Operator = {
    chooseFiles: async () => [],
    chooseFolder: async () => (chosen === null ? [] : [folder]),
    chooseWhereToSave: async () => (chosen === null ? null : join(folder, chosen)),
    async agrees({ message }) {
      asked.push(message);
      return yes;
    },
  };
  const opened = openedFiles();
  const save = (request: RequestOf<'saveFiles'>) =>
    saveFiles(operator, opened, join(folder, 'folders.json'), folder, request);
  return { folder, asked, opened, save };
}

const PDF = { kind: 'pdf', files: [{ name: 'a-report.pdf', bytes: bytes('pdf') }] } as const;
const TWO = {
  kind: 'csv',
  files: [
    { name: 'a-lumens.csv', bytes: bytes('lumens') },
    { name: '../a-plan.csv', bytes: bytes('plan') },
  ],
} as const;

test('one file goes where it is named, under its ending, byte for byte, and the place is told', async () => {
  const { folder, save } = await desk('mine');
  expect(await save({ ...PDF, files: [...PDF.files] })).toEqual({ place: join(folder, 'mine.pdf'), problem: null });
  expect(await readFile(join(folder, 'mine.pdf'), 'utf8')).toBe('pdf');
});

test('several files go into a folder and nowhere else', async () => {
  const { folder, save } = await desk('');
  expect(await save({ ...TWO, files: [...TWO.files] })).toEqual({ place: folder, problem: null });
  expect((await readdir(folder)).toSorted()).toEqual(['a-lumens.csv', 'a-plan.csv']);
});

test('files that are there are asked about by name, and stay where the answer is no', async () => {
  const { folder, asked, save } = await desk('');
  await writeFile(join(folder, 'a-plan.csv'), 'older');
  expect(await save({ ...TWO, files: [...TWO.files] })).toEqual({ place: null, problem: null });
  expect(asked).toEqual([`Already in ${folder}: a-plan.csv. Replace?`]);
  expect([await readdir(folder), await readFile(join(folder, 'a-plan.csv'), 'utf8')]).toEqual([
    ['a-plan.csv'],
    'older',
  ]);
});

test('a file that is open is never written over, by no other name either, and then nothing is written', async () => {
  const { folder, opened, save } = await desk('', true);
  await writeFile(join(folder, 'run.dcm'), 'a run');
  await link(join(folder, 'run.dcm'), join(folder, 'a-plan.csv'));
  await opened.open([join(folder, 'run.dcm')]);
  const { place, problem } = await save({ ...TWO, files: [...TWO.files] });
  expect([place, problem]).toEqual([
    null,
    `${join(folder, 'a-plan.csv')} is open and was not overwritten: choose another name.`,
  ]);
  expect(await readdir(folder)).not.toContain('a-lumens.csv');
  expect(await readFile(join(folder, 'run.dcm'), 'utf8')).toBe('a run');
});

test('cancelling writes nothing and is no problem', async () => {
  const { folder, save } = await desk(null);
  expect(await save({ ...PDF, files: [...PDF.files] })).toEqual({ place: null, problem: null });
  expect(await save({ ...TWO, files: [...TWO.files] })).toEqual({ place: null, problem: null });
  expect(await readdir(folder)).toEqual([]);
});
