import { expect, test } from 'vitest';
import type { ByteSource } from '../../../core/dicom/bytes/source.ts';
import type { Run } from '../../../core/dicom/run.ts';
import { SYNTAXES } from '../../../core/pictures/kinds.ts';
import { readIssued } from '../../../core/report/issued.ts';
import { madeReport, type ReportAsked } from '../../../core/report/making.ts';
import { momentAt } from '../../../core/report/moment.ts';
import { NO_NOTES, readNotes } from '../../../core/report/notes.ts';
import { runFile } from '../../../core/report/run-file.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { perfect, study } from '../practice/perfect.ts';

const ASKED: ReportAsked = {
  forms: ['json'],
  paper: 'a4',
  reader: '',
  signed: false,
  institution: '',
  comment: '',
  keyFrames: null,
  issued: null,
};
const [NOON, LATER] = ['2026-01-31T12:00:00+01:00', '2026-02-01T08:00:00+01:00'];
const session = perfect(study('classic-left-nivl'));

function none() {
  const read = readIssued(null, '');
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function issue(asked: Partial<ReportAsked>, known = none(), moment = NOON, of: Session = session) {
  const made = madeReport(of, [], { ...ASKED, ...asked }, known, moment);
  if (!made.ok) throw new Error(made.problem);
  return made.value;
}

test('an unchanged report is the same issue whenever it is made again, with its first moment', () => {
  const first = issue({});
  const again = issue({}, first.issued, LATER);
  expect([first.numbered.number, first.content.header.issuedAt]).toEqual([1, NOON]);
  expect(again.numbered).toEqual(first.numbered);
  expect(again.content).toEqual(first.content);
});

test('another comment, reader, paper or choice of key frames is another issue', () => {
  const first = issue({});
  const ids = first.content.lumens.map(({ id }) => id).slice(0, 1);
  for (const change of [{ comment: 'again' }, { reader: 'Dr B' }, { paper: 'letter' }, { keyFrames: ids }] as const) {
    const second = issue(change, first.issued, LATER);
    expect([second.numbered.number, second.content.header.issuedAt]).toEqual([2, LATER]);
  }
  expect(issue({ keyFrames: ids }).content.keyFrames).toEqual(ids);
});

test('DICOM objects are refused where no file of a run is at hand; other forms are not', () => {
  const refused = madeReport(session, [], { ...ASKED, forms: ['sr'] }, none(), NOON);
  expect(refused.ok ? '' : refused.problem).toBe('no DICOM object can be made without the file of a run');
});

test('a picture file says nothing of a patient: its report has no names, and no DICOM object is made of it', async () => {
  const unread: ByteSource = { name: 'still.png', size: 1, read: () => Promise.reject(new Error('read')) };
  const picture = { file: 'still.png', transferSyntax: SYNTAXES.png, identity: { sopInstanceUid: '1.2' } } as Run;
  const file = await runFile(unread, picture);
  if (!file.ok) throw new Error(file.problem);
  expect([file.value.header.patientName, file.value.patient, file.value.lossy]).toEqual(['', [], null]);
  const refused = madeReport(session, [file.value], { ...ASKED, forms: ['sr'] }, none(), NOON);
  expect(refused.ok ? '' : refused.problem).toContain('still.png is no DICOM file');
});

test('a moment is written with its offset from UTC', () => {
  const at = Date.UTC(2026, 0, 31, 12, 0, 0);
  expect(momentAt(at, 60)).toBe('2026-01-31T13:00:00+01:00');
  expect(momentAt(at, -210)).toBe('2026-01-31T08:30:00-03:30');
  expect(Date.parse(momentAt(at, -210))).toBe(at);
});

test('notes come back as they were kept; none is none, and what is no notes is refused', () => {
  const notes = { ...NO_NOTES, comment: 'Zeile 1\nline 2', keyFrames: ['a', 'b'] };
  const read = readNotes(JSON.stringify(notes));
  expect(read.ok && read.value).toEqual(notes);
  expect(readNotes(null)).toEqual({ ok: true, value: NO_NOTES });
  expect(['{', '[]', '{"format":"ivus-report-notes/1"}'].map((text) => readNotes(text).ok)).toEqual([
    false,
    false,
    false,
  ]);
});
