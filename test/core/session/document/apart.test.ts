import { expect, test } from 'vitest';
import { contentDigest } from '../../../../core/dicom/bytes/digest.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { asRecorded, setApart } from '../../../../core/session/document/apart.ts';
import { newRecord, type OpenRun } from '../../../../core/session/document/identity.ts';
import { openFileSource } from '../../../../electron/file-source.ts';
import { sharedFile } from '../../../data.ts';

async function opened(folder: string, ...files: readonly string[]): Promise<readonly OpenRun[]> {
  return Promise.all(
    files.map(async (file) => {
      const source = await openFileSource(sharedFile('data', 'reports', folder, file));
      if (!source.ok) throw new Error(source.problem);
      const run = await openRun(source.value);
      if (!run.ok) throw new Error(run.problem);
      const digest = await contentDigest(source.value, run.value);
      await source.value.close();
      return { run: { ...run.value, file }, digest };
    }),
  );
}

const uids = (runs: readonly { readonly opened: OpenRun }[]) =>
  runs.map(({ opened: { run } }) => [run.identity.studyInstanceUid, run.identity.sopInstanceUid]);
const sentences = (runs: readonly { readonly sentences: readonly string[] }[]) => runs.map(({ sentences: all }) => all);

test('two persons under one Study Instance UID are two studies, and the sentence names both', async () => {
  const files = await opened('twopat_same_name', 'one.dcm', 'two.dcm');
  const apart = setApart(files, []);
  const [[first], [second]] = uids(apart) as [[string], [string]];
  expect(first).toBe(files[0]?.run.identity.studyInstanceUid);
  expect(second).toMatch(new RegExp(`^${first} patient [0-9a-f]{16}$`));
  expect(sentences(apart)).toEqual([
    [],
    [
      'two.dcm and one.dcm have the same Study Instance UID, but another patient ID: TRIAL, SAME (ID P-TWO, born 1979-04-04) and TRIAL, SAME (ID P-ONE, born 1950-01-01). They are taken as two studies; check whose pictures these are.',
    ],
  ]);
});

test('opened later, the second person joins neither; opened once more, each goes where it was', async () => {
  const [one, two] = await opened('twopat_same_name', 'one.dcm', 'two.dcm');
  if (one === undefined || two === undefined) throw new Error('two files');
  const later = setApart([two], [one]);
  expect(later[0]?.sentences).toHaveLength(1);
  const open = [one, ...later.map((each) => each.opened)];
  const again = setApart([two, one], open);
  expect(uids(again)).toEqual(uids([...later, { opened: one }]));
  expect(sentences(again)).toEqual([[], []]);
});

test('one person spelt in two ways stays one study without a word', async () => {
  const files = await opened('onepat_spelling', 'one.dcm', 'two.dcm');
  const apart = setApart(files, []);
  expect(apart.map((each) => each.opened)).toEqual(files);
  expect(sentences(apart)).toEqual([[], []]);
});

test('one SOP Instance UID with other content is another run, and the sentence says so', async () => {
  const files = await opened('dup_same_count', 'first.dcm', 'second.dcm');
  const apart = setApart(files, []);
  const uid = files[0]?.run.identity.sopInstanceUid;
  expect(uids(apart).map(([, sop]) => sop)).toEqual([uid, `${uid} content ${files[1]?.digest}`]);
  expect(sentences(apart)).toEqual([
    [],
    [
      'second.dcm and first.dcm have the same SOP Instance UID, but different content. They are taken as two runs; check which of them is meant.',
    ],
  ]);
});

test('a byte-for-byte copy is the same run', async () => {
  const apart = setApart(await opened('dup_true_copy', 'copy.dcm', 'first.dcm'), []);
  expect(new Set(uids(apart).map(([, sop]) => sop)).size).toBe(1);
  expect(sentences(apart)).toEqual([[], []]);
});

test('in whatever order they are opened again, a session finds each run by its content', async () => {
  const files = await opened('dup_same_count', 'first.dcm', 'second.dcm');
  const session = { runs: setApart(files, []).map((each) => newRecord(each.opened)) };
  const names = (runs: readonly { readonly opened: OpenRun }[]) =>
    runs.map((each) => asRecorded(each.opened, session).run.identity.sopInstanceUid);
  const recorded = session.runs.map(({ sopInstanceUid }) => sopInstanceUid);
  expect(names(setApart(files, []))).toEqual(recorded);
  expect(names(setApart(files.toReversed(), []))).toEqual(recorded.toReversed());
  expect(names(setApart(files.slice(1), []))).toEqual(recorded.slice(1));
});
