import { expect, test } from 'vitest';
import { newRecord } from '../../../core/session/document/identity.ts';
import type { StudyRun } from '../../../renderer/state/store.ts';
import { listedRuns } from '../../../renderer/study/listed.ts';
import { runRows } from '../../../renderer/study/rows.ts';
import { openedRun } from '../viewer/run.ts';

const run = (uid: string, series: string, instance: string, more: Partial<StudyRun['run']['identity']> = {}) => {
  const opened = openedRun();
  const identity = {
    ...opened.run.identity,
    sopInstanceUid: uid,
    seriesInstanceUid: `s${series}`,
    seriesNumber: series,
    seriesDescription: series === '2' ? 'Pullback' : '',
    instanceNumber: instance,
    ...more,
  };
  return { ...opened, run: { ...opened.run, file: `${uid}.dcm`, identity } };
};

const rows = (open: readonly StudyRun[]) => runRows(listedRuns(open.map(newRecord), open));

test('runs stand in the order of their series and of their numbers in it, what is not at hand last', () => {
  const open = [run('a', '10', '1'), run('b', '2', '11'), run('c', '2', '9')];
  const records = [newRecord(run('gone', '1', '1')), ...open.map(newRecord)];
  expect(listedRuns(records, open).map(({ record }) => record.sopInstanceUid)).toEqual(['c', 'b', 'a', 'gone']);
});

test('a row says description, modality, frames, time and number; without a description the file names the run', () => {
  const open = [run('a', '2', '9', { takenAt: '104207.250' }), run('b', '2', '11'), run('c', '10', '1')];
  expect(rows(open)).toEqual([
    { title: 'Pullback', facts: ['IVUS', '10 frames', '10:42:07', 'Series 2 no. 9'] },
    { title: 'Pullback', facts: ['IVUS', '10 frames', 'Series 2 no. 11'] },
    { title: 'c.dcm', facts: ['IVUS', '10 frames', 'Series 10'] },
  ]);
});

test('runs that read alike are told apart by their files, and files of one name by a number', () => {
  const alike = (uid: string, file: string) => {
    const one = run(uid, '2', '');
    return { ...one, run: { ...one.run, file } };
  };
  const facts = rows([alike('a', 'x.dcm'), alike('b', 'y.dcm'), alike('c', 'x.dcm')]).map((row) => row.facts.slice(3));
  expect(facts).toEqual([['x.dcm', 'no. 1'], ['y.dcm'], ['x.dcm', 'no. 2']]);
});
