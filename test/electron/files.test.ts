import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { namedPaths } from '../../electron/arguments.ts';
import { filesBelow } from '../../electron/cli/files-below.ts';
import { openedFiles } from '../../electron/files.ts';
import { findFiles } from '../../electron/folders.ts';
import { opening } from '../../electron/opening.ts';
import { runsRemembered } from '../../electron/runs.ts';
import { newFolder } from './new-folder.ts';

/** A new folder with these files in it; each holds its own name. */
async function folderOf(...names: readonly string[]): Promise<string> {
  const folder = await newFolder();
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), basename(name));
  }
  return folder;
}

async function namesBelow(folder: string): Promise<string[]> {
  return (await findFiles([folder])).files.map((path) => relative(folder, path));
}

test('a folder gives everything below it, run 2 before run 10, without hidden files and litter', async () => {
  const folder = await folderOf(
    'run10.dcm',
    'run2.dcm',
    'DICOMDIR',
    'notes.txt',
    'left/IM0',
    '.hidden',
    '.git/x',
    'Thumbs.db',
  );
  expect(await namesBelow(folder)).toEqual(['DICOMDIR', 'left/IM0', 'notes.txt', 'run2.dcm', 'run10.dcm']);
});

test('a link back to the folder itself is not followed in circles; one to a file within it is followed', async () => {
  const folder = await folderOf('a/run.dcm', 'b/other.dcm');
  await symlink(folder, join(folder, 'a', 'back'));
  await symlink(join(folder, 'b', 'other.dcm'), join(folder, 'linked.dcm'));
  expect(await namesBelow(folder)).toEqual(['a/run.dcm', 'b/other.dcm', 'linked.dcm']);
});

test('links that lead out of the folder are not followed, in the window and on the command line, and that is said once', async () => {
  const folder = await folderOf('a/run.dcm');
  const elsewhere = await folderOf('other.dcm', 'more/third.dcm');
  await symlink(join(elsewhere, 'other.dcm'), join(folder, 'a', 'linked.dcm'));
  await symlink('/', join(folder, 'root'));
  const sentence = `${join(folder, 'a', 'linked.dcm')} and 1 more are links that lead out of ${folder} and were not followed: open what they lead to itself.`;
  const [window, line] = [await findFiles([folder]), await filesBelow([folder])];
  expect([window.files, window.problems]).toEqual([[join(folder, 'a', 'run.dcm')], [sentence]]);
  expect(line).toEqual({
    ok: true,
    value: { files: [join(folder, 'a', 'run.dcm')], searched: true, problems: [sentence] },
  });
});

test('a folder that is itself a link is searched: the operator chose it', async () => {
  const elsewhere = await folderOf('run.dcm');
  const link = join(await folderOf('x'), 'link');
  await symlink(elsewhere, link);
  expect((await findFiles([link])).files).toEqual([join(link, 'run.dcm')]);
  expect(await filesBelow([link])).toMatchObject({ value: { files: [join(link, 'run.dcm')], problems: [] } });
});

test('a file named twice, and once more by its folder, is opened once', async () => {
  const folder = await folderOf('run.dcm');
  const opened = await openedFiles().open([join(folder, 'run.dcm'), join(folder, 'run.dcm'), folder]);
  expect(opened.files.map(({ name, size }) => ({ name, size }))).toEqual([{ name: 'run.dcm', size: 'run.dcm'.length }]);
  expect(opened.problems).toEqual([]);
});

test('a path that is not there, a dangling link and a dropped thing without a place each give one sentence that names them', async () => {
  const folder = await folderOf('good.dcm');
  await symlink(join(folder, 'gone'), join(folder, 'dangling.dcm'));
  const opened = await openedFiles().open([join(folder, 'missing.dcm'), folder, '']);
  expect(opened.files.map((file) => file.name)).toEqual(['good.dcm']);
  expect(opened.problems).toEqual([
    `${join(folder, 'missing.dcm')} cannot be opened because it does not exist.`,
    `${join(folder, 'dangling.dcm')} cannot be opened because it does not exist.`,
    'The dropped item is not a file on this computer: save it to a folder first.',
  ]);
});

test('a folder with more files than the limit opens the first ones and says so once', async () => {
  const folder = await folderOf('1', '2', '3', '4', 'sub/5', 'sub/6');
  const opened = await openedFiles(3).open([folder]);
  expect(opened.files.map((file) => file.name)).toEqual(['1', '2', '3']);
  expect(opened.problems).toEqual(['Only the first 3 files were opened: choose a smaller folder.']);
});

test('a folder with exactly as many files as the limit opens them all without a word', async () => {
  const opened = await openedFiles(3).open([await folderOf('1', '2', 'sub/3')]);
  expect([opened.files.length, opened.problems]).toEqual([3, []]);
});

test('the command line names what stands after the program folder, switches left out, seen from the current folder', () => {
  const development = [
    '/opt/electron',
    '-r',
    '/x/loader.js',
    '--no-sandbox',
    '.',
    'run.dcm',
    '--flag',
    '../b',
    '/data/c.dcm',
  ];
  expect(namedPaths(development, '/home/me', '/home/me')).toEqual(['/home/me/run.dcm', '/home/b', '/data/c.dcm']);
  expect(namedPaths(['/opt/IVUS', '--type=x', 'run.dcm'], '/home/me', null)).toEqual(['/home/me/run.dcm']);
  expect(namedPaths(['/opt/IVUS'], '/home/me', null)).toEqual([]);
  // RFC 8089: as a desktop names what was double-clicked.
  const clicked = ['/opt/IVUS', 'file:///data/A%20%C3%9F/DICOMDIR', 'File:///c.dcm', 'file://%zz'];
  expect(namedPaths(clicked, '/home/me', null)).toEqual(['/data/A ß/DICOMDIR', '/c.dcm', '/home/me/file:/%zz']);
});

const surroundings = (sampleFolder: string) => ({
  files: openedFiles(),
  sampleFolder,
  hasOwnWork: async () => false,
  send: () => undefined,
});

test('nothing named opens the first sample study: its DICOM files only', async () => {
  const samples = await folderOf(
    'practice-02.dcm',
    'practice-01.dcm',
    'practice-01-venogram.dcm',
    'index.json',
    'old/practice-00.dcm',
  );
  const shown = await opening(surroundings(samples)).initial();
  expect(shown.files.map((file) => file.name).toSorted()).toEqual(['practice-01-venogram.dcm', 'practice-01.dcm']);
});

test('nothing named opens nothing once work of one’s own is kept: the list of sessions comes first', async () => {
  const samples = await folderOf('practice-01.dcm');
  const shown = await opening({ ...surroundings(samples), hasOwnWork: async () => true }).initial();
  expect(shown).toEqual({ files: [], problems: [] });
});

test('looking through folders can be given up: then nothing is opened', async () => {
  const folder = await folderOf(...Array.from({ length: 30 }, (_, k) => `${k}/run.dcm`));
  const opened = opening(surroundings(folder));
  const shown = opened.open([folder]);
  opened.cancel();
  expect(await shown).toEqual({ files: [], problems: ['Opening was cancelled; nothing was changed.'] });
  expect((await opened.open([folder])).files.length).toBe(30);
});

test('a sample study that was never made gives a sentence instead of files', async () => {
  const shown = await opening(surroundings(join(await folderOf(), 'none'))).initial();
  expect([shown.files, shown.problems.length]).toEqual([[], 1]);
});

test('paths handed over before the window asks come first; later ones are sent to it', async () => {
  const folder = await folderOf('first.dcm', 'second.dcm', 'sample.dcm');
  const sent: string[] = [];
  const opened = opening({
    ...surroundings(folder),
    send: (_event, payload) => sent.push(...('files' in payload ? payload.files.map((file) => file.name) : [])),
  });
  await opened.handOver([join(folder, 'first.dcm')]);
  expect((await opened.initial()).files.map((file) => file.name)).toEqual(['first.dcm']);
  await opened.handOver([join(folder, 'second.dcm')]);
  expect(sent).toEqual(['second.dcm']);
});

test('a window that starts anew gets what it had opened last, and is told why', async () => {
  const folder = await folderOf('sample.dcm', 'work/run.dcm');
  const opened = opening(surroundings(folder));
  await opened.initial();
  await opened.open([join(folder, 'work')]);
  opened.arrived();
  opened.again('The window was started again.');
  const shown = await opened.initial();
  expect(shown.files.map((file) => file.name)).toEqual(['run.dcm']);
  expect([shown.problems, shown.notice]).toEqual([[], 'The window was started again.']);
  expect((await opened.initial()).notice).toBeUndefined();
  // What came in stays; what was being opened when the window died does not come again by itself.
  opened.arrived();
  await opened.open([join(folder, 'killer.dcm')]);
  opened.again('The window was started again.');
  const { files, notice } = await opened.initial();
  expect([files.map(({ name }) => name).includes('killer.dcm'), notice]).toEqual([
    false,
    'The window was started again. killer.dcm was being opened then: it is not opened again by itself.',
  ]);
});

test('a run is found where it was last seen, in the next start too, else beside its session, else named as missing', async () => {
  const folder = await folderOf('archive/run.dcm', 'case/work.ivus.json', 'case/moved.dcm', 'secret.dcm');
  const memory = join(folder, 'runs.json');
  const before = openedFiles();
  const seen = await before.open([join(folder, 'archive', 'run.dcm')]);
  await runsRemembered(memory, before).remember(seen.files.map(({ token }) => ({ sopInstanceUid: '1.2.3', token })));

  const files = openedFiles();
  const session = await files.open([join(folder, 'case', 'work.ivus.json')]);
  const found = await runsRemembered(memory, files).find({
    token: session.files[0]?.token ?? null,
    runs: [
      { sopInstanceUid: '1.2.3', fileName: 'renamed.dcm' },
      { sopInstanceUid: '1.2.4', fileName: 'D:\\export\\moved.dcm' },
      { sopInstanceUid: '1.2.5', fileName: '../secret.dcm' },
    ],
  });
  expect(found.files.map((file) => files.find(file.token)?.path)).toEqual([
    join(folder, 'archive', 'run.dcm'),
    join(folder, 'case', 'moved.dcm'),
  ]);
  expect(found.problems).toEqual(['../secret.dcm, a run of this session, was not found: open the file or its folder.']);
});

test('a damaged memory of runs is replaced, and the newest 20,000 runs stay in it', async () => {
  const folder = await folderOf('run.dcm');
  const memory = join(folder, 'runs.json');
  await writeFile(memory, '[["1.2.3", "/x"');
  const files = openedFiles();
  const token = (await files.open([join(folder, 'run.dcm')])).files[0]?.token ?? '';
  const uids = Array.from({ length: 20_001 }, (_, k) => `1.2.${k}`);
  await runsRemembered(memory, files).remember(uids.map((sopInstanceUid) => ({ sopInstanceUid, token })));
  const again = runsRemembered(memory, files);
  const ask = async (uid: string) =>
    (await again.find({ token: null, runs: [{ sopInstanceUid: uid, fileName: 'x' }] })).files.length;
  expect([await ask('1.2.0'), await ask('1.2.1'), await ask('1.2.20000')]).toEqual([0, 1, 1]);
});

test('a file that grows after it was opened keeps the size it was opened with', async () => {
  const folder = await folderOf('run.dcm');
  const files = openedFiles();
  const { token = '' } = (await files.open([folder])).files[0] ?? {};
  await truncate(join(folder, 'run.dcm'), 100);
  expect(files.find(token)?.size).toBe('run.dcm'.length);
});
