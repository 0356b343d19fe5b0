import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Identity } from '../../../../core/dicom/header/identity.ts';
import { inStudy, keysOf, patientDifference, setApart } from '../../../../core/session/document/apart.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { newRecord, type OpenRun, studyOf } from '../../../../core/session/document/identity.ts';
import { projectFolder } from '../../../../electron/runtime/project.mjs';
import { openedRun } from '../../../renderer/viewer/run.ts';
import { sessionWith } from '../fixture.ts';

type Person = Partial<Pick<Identity, 'patientId' | 'patientBirthDate' | 'patientName'>>;

const { run: RUN } = openedRun();
const NOBODY = { patientId: '', patientBirthDate: '', patientName: '' };

/** A run of the study 1.2 of this person; another content is another file. */
function runOf(person: Person, digest: string): OpenRun {
  const identity = { ...RUN.identity, studyInstanceUid: '1.2', sopInstanceUid: `1.2.${digest}`, ...NOBODY, ...person };
  return { run: { ...RUN, identity }, digest };
}

const ANN = { patientId: 'P-1', patientBirthDate: '19500101', patientName: 'Muster^Anna' };

test.each<[string, Person, Person, ReturnType<typeof patientDifference>]>([
  ['another ID', ANN, { ...ANN, patientId: 'P-2' }, 'patient ID'],
  ['another birth date', ANN, { ...ANN, patientBirthDate: '19510101' }, 'birth date'],
  ['another name under one ID: she has married', ANN, { ...ANN, patientName: 'Meier^Anna' }, null],
  ['another name without an ID', { patientName: 'Muster^Anna' }, { patientName: 'Meier^Anna' }, 'name'],
  ['another name where one ID is blank', ANN, { patientName: 'Meier^Anna' }, 'name'],
  ['the same person in other letters', ANN, { ...ANN, patientId: 'p-1 ', patientName: 'MUSTER^ANNA^^^' }, null],
  ['a run that says nothing of its patient', ANN, {}, null],
])('%s: what a session tells of another run', (_, first, second, expected) => {
  const session = { runs: [newRecord(runOf(first, 'a'))] };
  expect(patientDifference(session, [runOf(second, 'b')])).toBe(expected);
});

test('a run that the session was made on is of its patient, whatever the header says by now', () => {
  const session = { runs: [newRecord(runOf(ANN, 'a'))] };
  expect(patientDifference(session, [runOf({ patientId: 'P-2' }, 'a')])).toBe(null);
});

test('a session file holds no name, ID or birth date', () => {
  const text = writeSession({ ...sessionWith(), runs: [newRecord(runOf(ANN, 'a'))] });
  expect(text).not.toMatch(/P-1|1950|Muster/i);
});

test('a session of the second version opens as it was written; whose its runs are is unknown until one of them is open', async () => {
  const text = await readFile(join(projectFolder, 'test/core/session/saved/ivus-session-2.ivus.json'), 'utf8');
  const written = JSON.parse(text);
  const read = readSession(text, 'old.ivus.json');
  if (!read.ok) throw new Error(read.problem);
  const { runs, ...rest } = written;
  expect(read.value).toMatchObject({ ...rest, format: 'ivus-session/4' });
  expect(read.value.runs).toMatchObject([{ ...runs[0], patient: null }]);
  expect(patientDifference(read.value, [runOf(ANN, 'b')])).toBe('unknown');
  const { sopInstanceUid, digest } = runs[0];
  const record = newRecord(runOf(ANN, digest));
  const known = apply(read.value, { type: 'addRuns', runs: [{ ...record, sopInstanceUid }] });
  expect(known.runs.map(({ patient }) => patient)).toEqual([record.patient]);
  expect(patientDifference(known, [runOf({ ...ANN, patientId: 'P-2' }, 'b')])).toBe('patient ID');
  // Other content under the UID says nothing of the patient of the first.
  const other = apply(read.value, { type: 'addRuns', runs: [{ ...record, sopInstanceUid, digest: 'b' }] });
  expect(other).toBe(read.value);
});

test('work on a study is looked for under its UID and under a key of the patient’s own, also after the two were open together', () => {
  const [ann, bob] = [runOf(ANN, 'a'), runOf({ patientId: 'P-2' }, 'b')];
  const together = setApart([ann, bob], [])[1]?.opened ?? bob;
  expect(keysOf(ann.run)).toEqual(['1.2', expect.stringMatching(/^1\.2 patient [0-9a-f]{16}$/)]);
  expect(keysOf(together.run)).toEqual([studyOf(together.run), '1.2']);
  expect(keysOf(bob.run)).toEqual(['1.2', studyOf(together.run)]);
  expect(inStudy([bob], studyOf(together.run))).toEqual([together]);
  expect(inStudy([ann], '1.2')[0]).toBe(ann);
});
