import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Operator } from '../../electron/operator.ts';
import { chooseTexts, savePdf, saveText } from '../../electron/texts.ts';
import { newFolder } from './new-folder.ts';

const request = {
  suggestedName: 'stents',
  text: '{"format":"ivus-catalogue/1"}',
  ending: '.ivus-catalogue.json',
} as const;

/** Saving a catalogue in a folder by an operator who answers the dialog with `chosen` and every question with no. */
async function desk(chosen: string | null) {
  const folder = await newFolder();
  const offered: string[] = [];
  const operator: Operator = {
    chooseFiles: async () => [],
    chooseFolder: async () => [],
    async chooseWhereToSave(defaultPath, { name }) {
      offered.push(`${name}: ${defaultPath}`);
      return chosen === null ? null : join(folder, chosen);
    },
    agrees: async () => false,
  };
  return { folder, offered, save: () => saveText(operator, join(folder, 'folders.json'), folder, request) };
}

test('a catalogue is offered under its own ending and always gets it', async () => {
  const { folder, offered, save } = await desk('mine.json');
  expect(await save()).toEqual({ saved: true, problem: null });
  expect(offered).toEqual([`IVUS Planner catalogues: ${join(folder, 'stents.ivus-catalogue.json')}`]);
  expect(await readFile(join(folder, 'mine.ivus-catalogue.json'), 'utf8')).toBe(request.text);
});

test('a run or a session named in the dialog is left as it is: the catalogue goes beside it', async () => {
  for (const name of ['run.dcm', 'work.ivus.json']) {
    const { folder, save } = await desk(name);
    await writeFile(join(folder, name), 'something else');
    expect((await save()).saved).toBe(true);
    expect(await readFile(join(folder, name), 'utf8')).toBe('something else');
  }
});

test('a name that grows into that of another catalogue is asked about; no is no, and cancelling is no problem', async () => {
  const { folder, save } = await desk('old');
  await writeFile(join(folder, 'old.ivus-catalogue.json'), '{"old":1}');
  expect(await save()).toEqual({ saved: false, problem: null });
  expect(await readFile(join(folder, 'old.ivus-catalogue.json'), 'utf8')).toBe('{"old":1}');
  expect(await (await desk(null)).save()).toEqual({ saved: false, problem: null });
});

test('a table is written as it is, a document as the PDF that was printed of it; a printer that fails says so', async () => {
  const folder = await newFolder();
  const operator: Operator = {
    chooseFiles: async () => [],
    chooseFolder: async () => [],
    chooseWhereToSave: async (path) => path,
    agrees: async () => false,
  };
  const folders = join(folder, 'folders.json');
  await saveText(operator, folders, folder, { suggestedName: 'Record', text: 'a,b\r\n', ending: '.csv' });
  expect(await readFile(join(folder, 'Record.csv'), 'utf8')).toBe('a,b\r\n');
  const document = { suggestedName: 'Record', title: 'Record', html: '<p>' };
  const print = async (title: string, html: string) => new TextEncoder().encode(`%PDF ${title} ${html}`);
  expect(await savePdf(operator, print, folders, folder, document)).toEqual({ saved: true, problem: null });
  expect(await readFile(join(folder, 'Record.pdf'), 'utf8')).toBe('%PDF Record <p>');
  const broken = async () => Promise.reject(new Error('the printer is gone'));
  const { saved, problem } = await savePdf(operator, broken, folders, folder, document);
  expect([saved, problem]).toEqual([
    false,
    `${join(folder, 'Record.pdf')} was not printed because the printer is gone.`,
  ]);
});

test('the texts of chosen files are given by name, with a sentence for one that is not there', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'a.ivus-practice.json'), '{}');
  const asked: string[] = [];
  const operator: Operator = {
    chooseFiles: async (kind) => {
      asked.push(kind?.name ?? '');
      return [join(folder, 'a.ivus-practice.json'), join(folder, 'b.json')];
    },
    chooseFolder: async () => [],
    chooseWhereToSave: async () => null,
    agrees: async () => false,
  };
  expect(await chooseTexts(operator, '.ivus-practice.json')).toEqual({
    texts: [{ name: 'a.ivus-practice.json', text: '{}' }],
    problems: [`${join(folder, 'b.json')} cannot be read because it does not exist.`],
  });
  expect(asked).toEqual(['IVUS Planner practice records']);
});
