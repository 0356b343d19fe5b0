import { expect, test } from 'vitest';
import type { SavedSession } from '../../../core/session/document/saved.ts';
import { entriesOf, matches } from '../../../renderer/sessions/entries.ts';
import { openedRun } from '../viewer/run.ts';

const session: SavedSession = {
  id: 'x.json',
  kind: 'working',
  study: '1.2',
  runs: [{ name: 'a.dcm', there: true }],
  modalities: ['IVUS', 'XA'],
  outlines: 2,
  changedMs: 0,
  preview: {
    patientName: 'Doe^Jane',
    patientId: '4711',
    studyDate: '20260331',
    studyTime: '104207',
    studyDescription: 'Legs',
    picture: null,
  },
  binned: false,
  problem: null,
};

const opened = (study: string) => {
  const { run, ...rest } = openedRun();
  const identity = { ...run.identity, studyInstanceUid: study, patientName: 'Roe^Ann', studyDate: '20250102' };
  return [{ ...rest, run: { ...run, file: 'b.dcm', identity } }];
};

test('a kept study says whose it is, description, date and time, modalities and runs; without a preview its files name it', () => {
  const bare = { ...session, id: 'y', preview: null, runs: [], modalities: [] };
  expect(entriesOf([], [session, bare]).map(({ text }) => text)).toEqual([
    { title: 'Doe, Jane · 4711', facts: ['Legs', '2026-03-31 10:42', 'IVUS, XA', '1 run'] },
    { title: 'Unknown study', facts: [] },
  ]);
});

test('a study that was opened and is kept stands there once, what was opened first, in its order', () => {
  const entries = entriesOf([opened('9'), opened('1.2')], [session, { ...session, id: 'old', kind: 'replaced' }]);
  expect(entries.map((entry) => [entry.study !== null, entry.session?.id ?? null])).toEqual([
    [true, null],
    [true, 'x.json'],
    [false, 'old'],
  ]);
});

test('no two entries read alike', () => {
  const entries = entriesOf([], [session, { ...session, id: 'old', kind: 'replaced' }]);
  expect(entries.map(({ text }) => text.facts.slice(4))).toEqual([
    ['10:42:07', 'a.dcm', 'no. 1'],
    ['10:42:07', 'a.dcm', 'no. 2'],
  ]);
});

test('typed words find a study by patient, date, modality, plan or file, all of them at once', () => {
  const [kept, other] = [entriesOf([], [session])[0], entriesOf([opened('9')], [])[0]];
  if (kept === undefined || other === undefined) throw new Error('nothing is listed');
  const plan = 'Stent plan: Zilver Vena 16 × 100 mm';
  const typed = ['jane', 'DOE zilver', '16 × 100 a.dcm', '2026-03 xa', '', 'john', 'jane b.dcm'];
  expect(typed.map((words) => matches(kept, plan, words))).toEqual([true, true, true, true, true, false, false]);
  expect(['ann ivus b.dcm', 'not planned', 'jane'].map((words) => matches(other, null, words))).toEqual([
    true,
    true,
    false,
  ]);
});
