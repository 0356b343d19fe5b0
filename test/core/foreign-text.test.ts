import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { csv } from '../../core/csv.ts';
import { memorySource } from '../../core/dicom/bytes/source.ts';
import { personText } from '../../core/dicom/header/person.ts';
import { openRun } from '../../core/dicom/study.ts';
import { fileName } from '../../core/file-name.ts';
import { cellText, isolated, plainText, shortText } from '../../core/foreign-text.ts';
import { ascii } from '../../core/report/ascii.ts';
import { textRuns } from '../../core/report/pdf/runs.ts';
import { readSession, writeSession } from '../../core/session/document/file.ts';
import { studyText } from '../../renderer/ui/patient-text.ts';
import { sharedFile } from '../data.ts';
import { outline, sessionWith } from './session/fixture.ts';

test('what acts on the words around a text is taken out; letters of every script, tabs and lines stay', () => {
  expect(plainText('\u001b[31mDoe\u202e^\u2067Jane\u2069\u0007\u009b2J')).toBe('[31mDoe^Jane2J');
  const kept = 'Müller^Ä\tيوحنا \u200fאברהם 山田\r\n२';
  expect(plainText(kept)).toBe(kept);
});

test.each(['rlo.dcm', 'esc.dcm'])('no text of %s holds an escape or turns what follows round', async (name) => {
  const run = await openRun(memorySource(name, readFileSync(sharedFile('data', 'hostile', name))));
  if (!run.ok) throw new Error(run.problem);
  const texts = [...Object.values(run.value.identity), ...run.value.warnings].join('\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect([texts.length > 20, /[\u0000-\u0008\u001b\u009b\u202a-\u202e\u2066-\u2069]/.test(texts)]).toEqual([
    true,
    false,
  ]);
});

test('a text on one line ends at a whole letter, and is left alone where it fits', () => {
  expect(shortText('left  leg', 9)).toBe('left  leg');
  expect(shortText('one\r\ntwo\tthree', 40)).toBe('one two three');
  // A letter with its accent, and a family of four, are one sign each.
  expect(shortText(`abc${'e\u0301'.repeat(9)}`, 8)).toBe('abce\u0301e\u0301…');
  expect(shortText(`ab👨‍👩‍👧‍👦👨‍👩‍👧‍👦`, 16)).toBe('ab👨‍👩‍👧‍👦…');
  expect(shortText('x'.repeat(40_000_000), 10)).toBe(`${'x'.repeat(9)}…`);
});

test('a lone carriage return, by which a terminal writes over its line, and other ends of lines become lines', () => {
  expect(plainText('4711\rOK\u2028a\fb\r\nc')).toBe('4711\nOK\na\nb\r\nc');
});

test('a name that runs from right to left keeps its direction to itself, any other stands as it is', () => {
  expect(isolated('אברהם')).toBe('\u2068אברהם\u2069');
  expect(isolated('Müller 12')).toBe('Müller 12');
});

// Excel in most of Europe parts cells at semicolons: whatever stands behind one is a cell of its own there.
test.each([
  ['=1+1', "'=1+1"],
  ['\t=1', "'\t'=1"],
  ['＝cmd', "'＝cmd"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM', "'＠SUM"],
  [' @SUM(A1)', "' @SUM(A1)"],
  ['\u0007=1', "'=1"],
  ['a;=cmd|x', "a;'=cmd|x"],
  ['a;"=cmd"', 'a;"\'=cmd"'],
  ['a\tb\t-2', "a\tb\t'-2"],
  ['a\n+1', "a\n'+1"],
  ['4.4 mm, -2', '4.4 mm, -2'],
  ['Lesion 1; end', 'Lesion 1; end'],
])('%j is no formula in a cell: %j', (text, cell) => {
  expect(cellText(text)).toBe(cell);
});

test('every cell is in quotes, also numbers and empty ones, and none is longer than a spreadsheet takes', () => {
  expect(csv([['a "b"', -0.25, null]])).toBe('"a ""b""","-0.25",""\r\n');
  expect(csv([['x'.repeat(100_000)]]).length).toBeLessThan(32_767);
});

test('no printer lets the marks of direction and the escapes through', () => {
  const name = 'a\u202e\u2066b\u001b]0;x\u0007';
  expect([ascii(name), csv([[name]]), fileName(name, '.pdf', 255)]).toEqual(['ab]0;x', '"ab]0;x"\r\n', 'ab]0;x.pdf']);
});

test('the numbers beside a name that runs from right to left keep their order, on the screen and on paper', () => {
  const study = { patientName: 'אברהם', patientId: '4711', studyDate: '20260331' };
  const [first, ...rest] = textRuns(studyText(study), () => 0);
  expect([first?.text, first?.rightToLeft]).toEqual(['אברהם', true]);
  expect(rest.map(({ text }) => text).join('')).toBe(' · 4711 · 2026-03-31');
  // Without the isolate the algorithm would write the ID to the left of the name.
  expect(textRuns('אברהם · 4711', () => 0)[0]?.text).not.toBe('אברהם');
  const [name, ...words] = textRuns(personText({ ...study, patientBirthDate: '19500331' }), () => 0);
  expect([name?.text, words.map(({ text }) => text).join('')]).toEqual(['אברהם', ' (ID 4711, born 1950-03-31)']);
});

test('a session that was made to mislead opens with plain names, and one of ours as it was written', () => {
  const hostile = outline({ id: 'L1', name: `Lesion\u202e\n${'x'.repeat(1_000_000)}` });
  const read = readSession(
    JSON.stringify({ ...sessionWith(hostile), notes: 'one\u001b[2J\r\ntwo' }),
    'session.ivus.json',
  );
  if (!read.ok) throw new Error(read.problem);
  const [name = ''] = read.value.outlines.map((one) => one.name);
  expect([name.slice(0, 9), name.length, name.at(-1), read.value.notes]).toEqual([
    'Lesion xx',
    255,
    '…',
    'one[2J\r\ntwo',
  ]);
  const ours = sessionWith(outline({ id: 'L1', name: ' Läsion  1 · אברהם ' }));
  expect(readSession(writeSession(ours), 'x')).toEqual({ ok: true, value: ours });
});
