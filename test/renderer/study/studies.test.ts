import { expect, test } from 'vitest';
import { firstRun } from '../../../renderer/study/first-run.ts';
import { studyRows } from '../../../renderer/study/rows.ts';
import { groupedByStudy, joined } from '../../../renderer/study/studies.ts';
import { openedRun } from '../viewer/run.ts';

const run = (uid: string, modality: string, frames: number, study = '1.2', time = '') => {
  const opened = openedRun();
  const identity = { ...opened.run.identity, sopInstanceUid: uid, modality, studyInstanceUid: study, studyTime: time };
  const spacing = { ...opened.run.spacing, modality };
  return { ...opened, run: { ...opened.run, identity, spacing, image: { ...opened.run.image, frames } } };
};

test.each([
  ['IVUS before all else', ['US 30', 'XA 20', 'IVUS 1'], 'IVUS 1'],
  ['an IVUS cine before an IVUS still', ['IVUS 1', 'IVUS 90'], 'IVUS 90'],
  ['X-ray before ultrasound', ['US 30', 'OT 1', 'XA 1'], 'XA 1'],
  ['an ultrasound cine before stills', ['OT 1', 'US 1', 'US 30'], 'US 30'],
  ['any cine before stills', ['OT 1', 'OT 40'], 'OT 40'],
  ['the first where none is better', ['US 1', 'OT 1'], 'US 1'],
])('a study opens on %s', (_, runs, expected) => {
  const open = runs.map((name) => run(name, name.split(' ')[0] ?? '', Number(name.split(' ')[1])));
  expect(firstRun(open)?.run.identity.sopInstanceUid).toBe(expected);
});

test('of several studies that with an IVUS run is opened first', () => {
  const studies = groupedByStudy([run('a', 'US', 30, 'one'), run('b', 'XA', 20, 'two'), run('c', 'IVUS', 90, 'two')]);
  expect(studies.map((study) => study.length)).toEqual([2, 1]);
});

test('two studies of one patient on one day never read alike', () => {
  const at = (study: string, time: string) => [run(study, 'IVUS', 9, study, time)];
  const facts = studyRows([at('a', '101501'), at('b', '101533'), at('c', '101533'), at('d', '1130')]).map((row) =>
    row.facts.join(' · '),
  );
  expect(facts).toEqual([
    '10:15 · IVUS · 1 run · 10:15:01',
    '10:15 · IVUS · 1 run · 10:15:33 · run.dcm · no. 1',
    '10:15 · IVUS · 1 run · 10:15:33 · run.dcm · no. 2',
    '11:30 · IVUS · 1 run',
  ]);
});

test('opened studies keep their order, whichever gets more runs', () => {
  const before = [[run('a', 'US', 1, 'one')], [run('b', 'US', 1, 'two')]];
  const uids = joined(joined(before, [run('c', 'IVUS', 9, 'one')]), [run('b', 'US', 1, 'two')]).map((study) =>
    study.map((one) => one.run.identity.sopInstanceUid),
  );
  expect(uids).toEqual([['a', 'c'], ['b']]);
});
