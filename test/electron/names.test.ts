import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keep } from '../../electron/autosaves.ts';
import { dispatch } from '../../electron/cli/dispatch.ts';
import { openedFiles } from '../../electron/files.ts';
import { appAnswers } from '../../electron/protocol.ts';
import { runsRemembered } from '../../electron/runs.ts';
import { sharedFile } from '../data.ts';
import { newFolder } from './new-folder.ts';

async function ivus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await dispatch(args, { out: (text) => (out += `${text}\n`), err: (text) => (err += `${text}\n`) });
  return { code, out, err };
}

const control = () => readFile(sharedFile('data', 'reports', '00_control.dcm'));
/** A path below a folder, written in Latin-1: every letter one byte. */
const latin1 = (folder: string, name: string) =>
  Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);

// Other systems do not take such names.
const onLinux = test.runIf(process.platform === 'linux');

onLinux('a file whose name is not UTF-8 opens, named or by its folder, and its bytes are read', async () => {
  const folder = await newFolder();
  await writeFile(latin1(folder, 'René.dcm'), await control());
  const shown = join(folder, 'Ren\uFFFD.dcm');
  for (const path of [folder, shown]) {
    const files = openedFiles();
    const { files: opened, problems } = await files.open([path]);
    expect([opened.map(({ name }) => name), problems]).toEqual([['Ren\uFFFD.dcm'], []]);
    const answer = await appAnswers(folder, files.find)(new Request(opened[0]?.url ?? ''));
    expect(Buffer.from(await answer.arrayBuffer()).equals(await control())).toBe(true);
    const { out } = await ivus('inspect', path, '--json');
    expect(JSON.parse(out)).toMatchObject([{ file: shown, opens: true }]);
  }
  const to = join(folder, 'frame.raw');
  expect(await ivus('frame', shown, '--frame', '1', '--raw', to)).toMatchObject({ code: 0, out: '' });
  expect((await readFile(to)).length).toBe(64 * 64);
});

onLinux('a folder whose name is not UTF-8 is searched, and what is in it opens', async () => {
  const folder = await newFolder();
  await mkdir(latin1(folder, 'Zoë'));
  await writeFile(latin1(folder, 'Zoë/run é.dcm'), await control());
  await writeFile(latin1(folder, 'Zoë/plain.dcm'), await control());
  const { files, problems } = await openedFiles().open([folder]);
  expect([files.map(({ name }) => name).toSorted(), problems]).toEqual([['plain.dcm', 'run \uFFFD.dcm'], []]);
  expect((await ivus('inspect', join(folder, 'Zo\uFFFD'))).out).toContain('2 of 2 open');
});

onLinux('names that cannot be told from each other are said to be unreadable, never to be missing', async () => {
  const folder = await newFolder();
  for (const name of ['run é.dcm', 'run è.dcm']) await writeFile(latin1(folder, name), await control());
  const path = join(folder, 'run \uFFFD.dcm');
  const sentence = `${path} cannot be opened because its name cannot be read here: rename it.`;
  expect(await openedFiles().open([folder])).toMatchObject({ files: [], problems: [sentence] });
  expect(await openedFiles().open([path])).toMatchObject({ files: [], problems: [sentence] });
  expect((await ivus('inspect', folder, '--json')).out).toContain(sentence);
  expect((await ivus('inspect', path)).err).toBe(`${sentence}\n`);
});

onLinux('a run whose name is not UTF-8 is found again, and nothing is saved under a name made up for it', async () => {
  const folder = await newFolder();
  await writeFile(latin1(folder, 'é.dcm'), await control());
  const files = openedFiles();
  const seen = await files.open([folder]);
  const runs = runsRemembered(join(folder, 'runs.json'), files);
  await runs.remember(seen.files.map(({ token }) => ({ sopInstanceUid: '1.2.3', token })));
  const again = runsRemembered(join(folder, 'runs.json'), openedFiles());
  const found = await again.find({ token: null, runs: [{ sopInstanceUid: '1.2.3', fileName: 'é.dcm' }] });
  expect([found.files.length, found.problems]).toEqual([1, []]);
  const path = join(folder, '\uFFFD.ivus.json');
  expect(await keep(path, '{}')).toContain('was not saved because its name cannot be read here: rename it');
});
