import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSession } from '../../core/session/document/file.ts';
import { autosavePath, besidePath, keep, readSaved } from '../../electron/autosaves.ts';
import { erasePreviews, eraseStudy, type Witnesses } from '../../electron/erasing.ts';
import { openedFiles } from '../../electron/files.ts';
import { runningMark } from '../../electron/running.ts';
import { runsRemembered } from '../../electron/runs.ts';
import { idOf, savedSessions } from '../../electron/saved-sessions.ts';
import { openAutosaves } from '../../electron/saving/working-copies.ts';
import { outline, run, sessionWith } from '../core/session/fixture.ts';
import { COVER } from './cover.ts';
import { newFolder } from './new-folder.ts';

const NOBODY: Witnesses = {
  forgetRuns: async () => undefined,
  forgetOpen: async () => undefined,
  forgetReceived: async () => null,
};
const work = (study: string, id = 'a') => writeSession({ ...sessionWith(outline({ id })), study });

/** A computer on which a study is kept in every way in which one can be, and another one besides. */
async function desk() {
  const userData = await newFolder();
  const files = openedFiles();
  const runs = runsRemembered(join(userData, 'runs.json'), files);
  const sessions = savedSessions(userData, runs);
  const kept = openAutosaves(userData);
  const dicom = join(userData, 'DOE_JANE.dcm');
  await writeFile(dicom, 'a run');
  const [token = ''] = (await files.open([dicom])).files.map((file) => file.token);
  await runs.remember([{ sopInstanceUid: run.sopInstanceUid, token }]);
  for (const study of ['1.2', '3.4']) {
    await kept.write(study, work(study, 'first'));
    await sessions.bin(idOf(study));
    await kept.write(study, work(study));
    await sessions.setAside(study, 'replaced', work(study, 'before'));
    await sessions.setAside(study, 'replaced', work(study, 'later'));
    await sessions.savePreview(study, COVER);
    await keep(besidePath(userData, study, 'issued'), '["Doe, Jane"]', 0o600);
    await keep(besidePath(userData, study, 'steps'), '{}', 0o600);
  }
  const aside = join(userData, 'sessions', `${idOf('1.2')}.damaged-5`);
  await writeFile(aside, '{"study":"1.2"');
  return { userData, files, runs, sessions, dicom };
}

const folderOf = (userData: string) => join(userData, 'sessions');

async function namesIn(userData: string): Promise<string[]> {
  const names = await readdir(folderOf(userData), { recursive: true });
  return names.filter((name) => name !== 'bin').toSorted();
}

test('what is erased of a study leaves no file of it, the bin and copies set aside included; another study keeps all of its files', async () => {
  const { userData, runs, dicom } = await desk();
  const before = await namesIn(userData);
  const ofOther = [idOf('3.4'), idOf('3.4 replaced')].map((id) => id.slice(0, 64));
  const others = before.filter((name) => ofOther.some((stem) => name.includes(stem)));
  expect([before.length, others.length]).toEqual([15, 7]);
  expect(await eraseStudy(userData, idOf('1.2'), { ...NOBODY, forgetRuns: runs.forget })).toBeNull();
  expect(await namesIn(userData)).toEqual(others);
  expect(await readFile(dicom, 'utf8')).toBe('a run');
});

test('the places of its files, what was open and what was received are forgotten too', async () => {
  const { userData, files, runs, dicom } = await desk();
  const mark = await runningMark(userData, async () => 1);
  await mark.nowOpen({ key: '1.2', name: 'Doe, Jane' });
  const received: string[] = [];
  const witnesses: Witnesses = {
    forgetRuns: runs.forget,
    forgetOpen: mark.forget,
    forgetReceived: async (study) => {
      received.push(study);
      return null;
    },
  };
  expect(await eraseStudy(userData, idOf('1.2'), witnesses)).toBeNull();
  expect(received).toEqual(['1.2']);
  const again = runsRemembered(join(userData, 'runs.json'), files);
  expect(await again.lastSeen(run.sopInstanceUid)).toBeUndefined();
  for (const name of ['runs.json', 'running.json'])
    expect(await readFile(join(userData, name), 'utf8')).not.toMatch(/Doe|DOE/);
  expect(await readFile(dicom, 'utf8')).toBe('a run');
});

test('a session in the bin takes its whole study with it; one that does not exist, or is no name of a session, gives a sentence', async () => {
  const { userData, sessions } = await desk();
  const binned = (await sessions.list()).find(({ study, binned: inBin }) => inBin && study === '1.2')?.id ?? '';
  expect(await eraseStudy(userData, binned, NOBODY)).toBeNull();
  expect((await sessions.list()).filter(({ study }) => study === '1.2')).toEqual([]);
  await mkdir(join(userData, 'x'));
  for (const id of [idOf('1.2'), '../runs.json', 'bin/../../runs.json'])
    expect(await eraseStudy(userData, id, NOBODY)).toBe('This session no longer exists: open the list again.');
  expect(await readdir(userData)).toContain('runs.json');
});

test('a damaged file of which nobody knows the study is erased alone', async () => {
  const { userData } = await desk();
  const before = await namesIn(userData);
  const path = autosavePath(userData, '5.6');
  await writeFile(path, 'not JSON');
  expect(await eraseStudy(userData, idOf('5.6'), NOBODY)).toBeNull();
  expect(await namesIn(userData)).toEqual(before);
});

test('previews go by themselves, and nothing else', async () => {
  const { userData } = await desk();
  const before = await namesIn(userData);
  expect(before.filter((name) => name.endsWith('.cover.json'))).toHaveLength(2);
  expect(await erasePreviews(userData)).toBeNull();
  expect(await namesIn(userData)).toEqual(before.filter((name) => !name.endsWith('.cover.json')));
  expect((await readSaved(autosavePath(userData, '1.2'))).text).toBe(work('1.2'));
});
