import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { dispatch } from '../../electron/cli/dispatch.ts';
import type { Operator } from '../../electron/operator.ts';
import { chooseTexts } from '../../electron/texts.ts';
import { sharedFile } from '../data.ts';
import { newFolder } from './new-folder.ts';

/** The control run in a gzip archive of this name. */
async function archive(name: string): Promise<string> {
  const path = join(await newFolder(), name);
  await writeFile(path, gzipSync(await readFile(sharedFile('data', 'reports', '00_control.dcm'))));
  return path;
}

async function ivus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await dispatch(args, { out: (text) => (out += `${text}\n`), err: (text) => (err += `${text}\n`) });
  return { code, out, err };
}

test.each([
  [['inspect', 'FILE']],
  [['frame', 'FILE', '--frame', '1', '--raw', 'unwritten']],
  [['plan', 'FILE']],
  [['plan', '--batch', 'FILE']],
  [['measure', 'FILE']],
  [['score', '--record', 'FILE']],
])('%j says that an archive is to be unpacked first', async (args) => {
  const file = await archive('run.dcm.gz');
  const { out, err } = await ivus(...args.map((word) => (word === 'FILE' ? file : word)));
  const said = `${out}${err}`.trim().split('\n');
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/run\.dcm\.gz .*is a gzip archive; unpack it first and open the files in it\.$/);
});

test('a text that is chosen in the window and is an archive is to be unpacked first', async () => {
  const file = await archive('work.ivus.json');
  const operator: Operator = {
    chooseFiles: async () => [file],
    chooseFolder: async () => [],
    chooseWhereToSave: async () => null,
    agrees: async () => false,
  };
  expect(await chooseTexts(operator, '.ivus.json')).toEqual({
    texts: [],
    problems: [`${file} is a gzip archive; unpack it first and open the files in it.`],
  });
});
