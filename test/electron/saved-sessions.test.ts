import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSession } from '../../core/session/document/file.ts';
import { autosavePath, previewPath } from '../../electron/autosaves.ts';
import { openedFiles } from '../../electron/files.ts';
import { runsRemembered } from '../../electron/runs.ts';
import { idOf, savedSessions } from '../../electron/saved-sessions.ts';
import { openAutosaves } from '../../electron/saving/working-copies.ts';
import { outline, run, sessionWith } from '../core/session/fixture.ts';
import { COVER } from './cover.ts';
import { newFolder } from './new-folder.ts';

const work = (study: string) => writeSession({ ...sessionWith(outline({ id: 'a' })), study });

async function desk() {
  const userData = await newFolder();
  const files = openedFiles();
  const runs = runsRemembered(join(userData, 'runs.json'), files);
  return { userData, files, runs, sessions: savedSessions(userData, runs), kept: openAutosaves(userData) };
}

test('the list says whose each session is, what was done, and whether its file is still there, the last changed first', async () => {
  const { userData, files, runs, sessions, kept } = await desk();
  const path = join(userData, 'pullback.dcm');
  await writeFile(path, 'a run');
  const [token = ''] = (await files.open([path])).files.map((file) => file.token);
  await runs.remember([{ sopInstanceUid: run.sopInstanceUid, token }]);
  await kept.write('1.2', writeSession({ ...sessionWith(), study: '1.2' }));
  await kept.write('3.4', work('3.4'));
  await sessions.savePreview('3.4', COVER);
  await utimes(autosavePath(userData, '1.2'), 1000, 1000);
  const common = {
    kind: 'working',
    runs: [{ name: 'pullback.dcm', there: true }],
    modalities: ['IVUS'],
    binned: false,
    problem: null,
  };
  expect(await sessions.list()).toEqual([
    {
      ...common,
      id: idOf('3.4'),
      study: '3.4',
      outlines: 1,
      changedMs: expect.any(Number),
      preview: COVER,
    },
    { ...common, id: idOf('1.2'), study: '1.2', outlines: 0, changedMs: 1_000_000, preview: null },
  ]);
});

test('the plan of a session is told in one line, and not where nothing is traced', async () => {
  const { sessions, kept } = await desk();
  await kept.write('1.2', writeSession({ ...sessionWith(), study: '1.2' }));
  await kept.write('3.4', work('3.4'));
  const ids = [idOf('3.4'), idOf('1.2'), '../3.4.json'];
  expect(await sessions.headlines(ids)).toEqual([expect.stringMatching(/^Not decided/), null, null]);
});

test('copies that were set aside are listed as what they are; a damaged one says that it cannot be opened', async () => {
  const { userData, sessions, kept } = await desk();
  await kept.write('1.2', work('1.2'));
  await kept.write('1.2 replaced', work('1.2'));
  await kept.write('1.2 damaged', JSON.stringify({ format: 'ivus-session/1', study: '1.2' }));
  await writeFile(`${autosavePath(userData, '1.2')}.damaged-99`, '{"half":');
  const kinds = (await sessions.list()).map(({ kind, study, problem }) => ({ kind, study, opens: problem === null }));
  expect(kinds.toSorted((a, b) => `${a.kind}${a.study}`.localeCompare(`${b.kind}${b.study}`))).toEqual([
    { kind: 'damaged', study: '1.2', opens: false },
    { kind: 'damaged', study: null, opens: false },
    { kind: 'replaced', study: '1.2', opens: true },
    { kind: 'working', study: '1.2', opens: true },
  ]);
});

test('a session kept apart from the one of its study, as an attempt at a practice study is, is not in the list', async () => {
  const { sessions, kept } = await desk();
  await kept.write('practice classic, Ann, 1', work('1.2'));
  expect(await sessions.list()).toEqual([]);
  await kept.write('1.2', work('1.2'));
  expect((await sessions.list()).map(({ id }) => id)).toEqual([idOf('1.2')]);
});

test('a deleted session lies in the bin to the last byte; put back over newer work, the newer work goes to the bin', async () => {
  const { userData, sessions, kept } = await desk();
  await kept.write('1.2', work('1.2'));
  const { id } = await sessions.bin(idOf('1.2'));
  expect((await sessions.list()).map(({ binned }) => binned)).toEqual([true]);
  expect(await kept.read('1.2')).toEqual({ text: null, problem: null });
  await kept.write('1.2', writeSession(sessionWith()));
  expect(await sessions.putBack(id ?? '')).toBeNull();
  expect(await kept.read('1.2')).toEqual({ text: work('1.2'), problem: null });
  const [binned = ''] = await readdir(join(userData, 'sessions', 'bin'));
  expect(await readFile(join(userData, 'sessions', 'bin', binned), 'utf8')).toBe(writeSession(sessionWith()));
});

test('no id leads out of the folder of sessions', async () => {
  const { userData, sessions } = await desk();
  await writeFile(join(userData, 'window.json'), '{}');
  for (const id of ['../window.json', `bin/../../window.json`, '/etc/passwd', `bin/1-../../window.json`]) {
    expect([await sessions.bin(id), await sessions.putBack(id), await sessions.read(id)]).toEqual([
      { id: null, problem: expect.any(String) },
      expect.any(String),
      { text: null, problem: expect.any(String) },
    ]);
  }
  expect(await readdir(userData)).toContain('window.json');
});

test('work on the samples alone still begins with the sample; work on anything else with the list', async () => {
  const { userData, files, runs, sessions, kept } = await desk();
  const samples = join(userData, 'samples');
  await mkdir(samples);
  await writeFile(join(samples, 'practice-01.dcm'), 'a sample');
  const [token = ''] = (await files.open([samples])).files.map((file) => file.token);
  await runs.remember([{ sopInstanceUid: run.sopInstanceUid, token }]);
  expect(await sessions.concernMoreThan(samples)).toBe(false);
  await kept.write('1.2', work('1.2'));
  expect(await sessions.concernMoreThan(samples)).toBe(false);
  await kept.write('9', writeSession({ ...sessionWith(), study: '9', runs: [{ ...run, sopInstanceUid: '9.9' }] }));
  expect(await sessions.concernMoreThan(samples)).toBe(true);
});

test('a cover lies in a file of its own beside the working copy', () => {
  expect(previewPath('/data', 'abc')).toBe(autosavePath('/data', 'abc').replace('.json', '.cover.json'));
});

test('a copy that is set aside takes the place of none: the one before goes to the bin, and the same copy is kept once', async () => {
  const { sessions } = await desk();
  const [first, second] = [work('1.2'), writeSession({ ...sessionWith(), study: '1.2' })];
  for (const text of [first, second, second]) expect(await sessions.setAside('1.2', 'replaced', text)).toBe(null);
  const list = await sessions.list();
  expect(list.map(({ kind }) => kind)).toEqual(['replaced', 'replaced']);
  const texts = async (inBin: boolean) => {
    const ids = list.filter(({ binned }) => binned === inBin).map(({ id }) => id);
    return (await Promise.all(ids.map((id) => sessions.read(id)))).map(({ text }) => text);
  };
  expect([await texts(false), await texts(true)]).toEqual([[second], [first]]);
});
