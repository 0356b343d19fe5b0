import { expect, test } from 'vitest';
import { newRecord } from '../../../core/session/document/identity.ts';
import type { StudyRun } from '../../../renderer/state/store.ts';
import { seriesOf } from '../../../renderer/study/series.ts';
import { openedRun } from '../viewer/run.ts';

const run = (uid: string, series: string, instance: string): StudyRun => {
  const opened = openedRun();
  const identity = {
    ...opened.run.identity,
    sopInstanceUid: uid,
    seriesInstanceUid: `s${series}`,
    seriesNumber: series,
    seriesDescription: series === '2' ? 'Pullback' : '',
    instanceNumber: instance,
  };
  return { ...opened, run: { ...opened.run, identity } };
};

test('series stand in the order of their numbers, runs in that of theirs, what is not at hand last', () => {
  const open = [run('a', '10', '1'), run('b', '2', '11'), run('c', '2', '9')];
  const records = [newRecord(run('gone', '1', '1')), ...open.map(newRecord)];
  const listed = seriesOf(records, open).map(({ title, runs }) => [
    title,
    runs.map(({ record }) => record.sopInstanceUid),
  ]);
  expect(listed).toEqual([
    ['Series 2 · Pullback', ['c', 'b']],
    ['Series 10', ['a']],
    ['Files not open', ['gone']],
  ]);
});
