import { expect, test } from 'vitest';
import { stackDigest, stackedRun } from '../../../../core/dicom/stack/stacked-run.ts';
import { asRecorded } from '../../../../core/session/document/apart.ts';
import { emptySession } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { historyOf, perform } from '../../../../core/session/document/history.ts';
import { newRecord, type OpenRun, strangers } from '../../../../core/session/document/identity.ts';
import { framesOf } from '../../dicom/stack/single-frames.ts';

/** The run of these frames of one series of six, by their names a to f, in the order of their numbers. */
const all = await framesOf(['1', '2', '3', '4', '5', '6']);
function stack(names: string): OpenRun {
  const frames = all.filter(({ file }) => names.includes(file));
  const run = stackedRun(
    frames.map((one) => ({ run: one, size: 100 })),
    [],
  );
  return { run, digest: stackDigest(frames.map(({ file }) => `digest of ${file}`)) };
}

const session = (names: string) =>
  perform(historyOf(emptySession('1.2.3')), { type: 'addRuns', runs: [newRecord(stack(names))] }).present;

test('a record lists the files of its frames, and is read again from the file of the session', () => {
  const [record] = session('abc').runs;
  expect(record?.files?.map(({ fileName }) => fileName)).toEqual(['a', 'b', 'c']);
  const read = readSession(writeSession(session('abc')), 'x.ivus.json');
  expect(read.ok && read.value).toEqual(session('abc'));
});

test('the record of a run in one file lists none, as in sessions from before', () => {
  const [run] = all;
  if (run === undefined) throw new Error('there is a first file');
  expect('files' in newRecord({ run, digest: 'x' })).toBe(false);
});

test('the same files are the same run', () => {
  const opened = asRecorded(stack('abcdef'), session('abcdef'));
  expect(strangers(session('abcdef'), [opened])).toEqual([]);
});

test('a missing file is told by its name, whichever frame it holds, and the session is read-only', () => {
  for (const [missing, rest] of [
    ['a', 'bcdef'],
    ['d', 'abcef'],
    ['f', 'abcde'],
  ] as const) {
    const opened = asRecorded(stack(rest), session('abcdef'));
    expect(opened.run.identity.sopInstanceUid).toBe(session('abcdef').runs[0]?.sopInstanceUid);
    expect(strangers(session('abcdef'), [opened])).toEqual([
      expect.stringContaining(`${missing} is missing: the session is read-only; open the same 6 files together.`),
    ]);
  }
});

test('a new file is told as well', () => {
  const opened = asRecorded(stack('abcdef'), session('abcde'));
  expect(strangers(session('abcde'), [opened])).toEqual([expect.stringContaining('f is not among its files before')]);
});

test('half of the files or fewer are another run', () => {
  const opened = asRecorded(stack('abc'), session('abcdef'));
  expect(opened.run.identity.sopInstanceUid).not.toBe(session('abcdef').runs[0]?.sopInstanceUid);
});
