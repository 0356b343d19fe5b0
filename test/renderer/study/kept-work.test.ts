import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptySession, type Session } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import type { SavedSession } from '../../../core/session/document/saved.ts';
import { shell } from '../../../renderer/shell/shell.ts';
import { type StudyRun, useApp } from '../../../renderer/state/store.ts';
import { keptWork } from '../../../renderer/study/kept-work.ts';
import { openedRun } from '../viewer/run.ts';

/** What the shell keeps, by key. */
const kept = new Map<string, string>();
/** Whose the covers of the list say that the work under a key is. */
const covers = new Map<string, { patientName: string; patientId: string }>();

beforeEach(() => {
  kept.clear();
  covers.clear();
  useApp.setState({ notices: [] });
  vi.spyOn(shell, 'readAutosave').mockImplementation(async (key) => {
    const text = kept.get(key) ?? null;
    return { text, revision: text === null ? null : 'r', problem: null };
  });
  vi.spyOn(shell, 'listSessions').mockImplementation(async () => [...covers].map(listed));
});

afterEach(() => vi.restoreAllMocks());

function listed([study, person]: readonly [string, { patientName: string; patientId: string }]): SavedSession {
  const preview = { ...person, studyDate: '', studyTime: '', studyDescription: '', picture: null };
  const about = { modalities: [], outlines: 0, changedMs: null, binned: false, problem: null };
  return { id: study, kind: 'working', study, runs: [], preview, ...about };
}

/** A run of study 1.2 of a person of this ID. */
function runOf(patientId: string): StudyRun {
  const { run, ...rest } = openedRun();
  const identity = { ...run.identity, patientId, patientName: `Name^${patientId}`, sopInstanceUid: `1.2.${patientId}` };
  return { ...rest, digest: `digest of ${patientId}`, run: { ...run, identity } };
}

/** Keeps work on a run under a key, as this version or an older one does. */
function keep(key: string, run: StudyRun, version: 'now' | 'before' = 'now'): Session {
  const record = newRecord(run);
  const session = {
    ...emptySession(key),
    runs: [version === 'now' ? record : { ...record, patient: null }],
    notes: `of ${run.run.identity.patientId}`,
  };
  kept.set(key, writeSession(session));
  return session;
}

const notices = () => useApp.getState().notices;

test('work of the same patient is gone on with, whichever of the study’s runs it was done on', async () => {
  const session = keep('1.2', runOf('A'));
  const other = { ...runOf('A'), digest: 'the venogram' };
  expect(await keptWork([other], null)).toEqual({ key: '1.2', working: session, revision: 'r' });
  expect(notices()).toEqual([]);
});

test('work of another patient under the UID is left alone and told with both names; the second one has a place that stays', async () => {
  keep('1.2', runOf('A'));
  covers.set('1.2', { patientName: 'Name^A', patientId: 'A' });
  const first = await keptWork([runOf('B')], null);
  expect(first).toEqual({ key: expect.stringMatching(/^1\.2 patient /), working: null, revision: null });
  expect(notices()).toEqual([
    'Saved work with this Study Instance UID belongs to another patient (different patient ID), Name, A (ID A). It was left alone, and Name, B (ID B) starts with new work: check whose pictures these are.',
  ]);
  const session = keep(first.key, runOf('B'));
  expect(await keptWork([runOf('B')], null)).toEqual({ key: first.key, working: session, revision: 'r' });
  expect((await keptWork([runOf('A')], null)).working?.notes).toBe('of A');
});

test('whoever came first has the UID, and is found there when the other is open beside', async () => {
  keep('1.2', runOf('A'));
  const { run, ...rest } = runOf('A');
  const besideB = { ...rest, run: { ...run, identity: { ...run.identity, studyInstanceUid: '1.2 patient abc' } } };
  expect(await keptWork([besideB], null)).toMatchObject({ key: '1.2', working: { notes: 'of A' } });
  expect(notices()).toEqual([]);
});

test('work from before patients were written down is told by its cover, and gone on with where nothing speaks against it', async () => {
  keep('1.2', runOf('A'), 'before');
  expect((await keptWork([runOf('B')], null)).working?.notes).toBe('of A');
  covers.set('1.2', { patientName: 'Name^A', patientId: 'A' });
  expect((await keptWork([runOf('B')], null)).working).toBe(null);
  expect((await keptWork([runOf('A')], null)).working?.notes).toBe('of A');
});

test('a session file of one patient does not take the place of another’s work', async () => {
  keep('1.2', runOf('A'));
  expect(await keptWork([runOf('B')], '1.2')).toEqual({
    key: expect.stringMatching(/^1\.2 patient /),
    working: null,
    revision: null,
  });
});
