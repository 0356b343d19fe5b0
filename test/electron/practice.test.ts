import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { text } from '../../core/dicom/write/element.ts';
import { EXPLICIT_LITTLE_ENDIAN, part10File } from '../../core/dicom/write/part10.ts';
import { emptyRecord, withAttempt, writeRecord } from '../../core/practice/records/record.ts';
import { sealedTruth } from '../../core/practice/sealed.ts';
import { openedFiles } from '../../electron/files.ts';
import { type MakerProcess, sampleMaker } from '../../electron/practice/maker.ts';
import { practiceAnswers } from '../../electron/practice/practice.ts';
import { newFolder } from './new-folder.ts';

const entry = {
  id: 'first',
  number: 1,
  title: 'Left leg',
  history: 'Swollen.',
  findings: {},
  lengths: null,
  trains: [],
  ivus: 'practice-01.dcm',
  venogram: null,
  truth: 'truth/first.json',
};

/** A desk whose sample maker lists one study, made in `made` folders, and makes for ever until it is stopped. */
async function desk(made: (folder: string) => boolean = () => true) {
  const userData = await newFolder();
  const started: string[][] = [];
  const start = (words: readonly string[]): MakerProcess => {
    started.push([...words]);
    const folder = words[words.indexOf('--out') + 1] ?? '';
    if (words[0] === 'list')
      return {
        ended: Promise.resolve({ code: 0, out: JSON.stringify([{ ...entry, made: made(folder) }]), err: '' }),
        stop: () => undefined,
      };
    let stop: () => void = () => undefined;
    const ended = new Promise<{ code: number; out: string; err: string }>((resolve) => {
      stop = () => resolve({ code: 143, out: '', err: '' });
    });
    return { ended, stop: () => stop() };
  };
  const files = openedFiles();
  const places = { made: join(userData, 'samples'), shipped: join(userData, 'shipped'), cases: null };
  const answers = practiceAnswers(sampleMaker(start), places, userData, files);
  return { userData, files, started, answers };
}

const NAMELESS = [text('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.3.1'), text('00080018', 'UI', '2.25.1')];

function dicom(attributes: typeof NAMELESS): Uint8Array {
  const meta = { sopClass: '1.2.840.10008.5.1.4.1.1.3.1', instance: '2.25.1', implementation: '2.25.2' };
  return part10File({ ...meta, transferSyntax: EXPLICIT_LITTLE_ENDIAN }, attributes);
}

test('the list of studies says nothing of what is true; a study that came with the program is opened where it is', async () => {
  const { answers, userData } = await desk((folder) => folder.endsWith('shipped'));
  await mkdir(join(userData, 'shipped', 'truth'), { recursive: true });
  await writeFile(join(userData, 'shipped', 'practice-01.dcm'), 'x');
  await writeFile(join(userData, 'shipped', 'truth', 'first.json'), '{"true":1}');
  const { ivus: _ivus, venogram: _venogram, truth: _truth, ...seen } = entry;
  expect(await answers.practiceStudies(null)).toEqual({ studies: [{ ...seen, made: true }], problems: [] });
  expect((await answers.openPracticeStudy({ id: 'first' })).files.map(({ name }) => name)).toEqual(['practice-01.dcm']);
  expect(await answers.practiceTruth({ id: 'first' })).toEqual({ text: '{"true":1}', problem: null });
});

test('making a study can be cancelled', async () => {
  const { answers, started } = await desk(() => false);
  const making = answers.makePracticeStudy({ id: 'first' });
  while (!started.some(([verb]) => verb === 'make')) await new Promise((resolve) => setTimeout(resolve, 1));
  await answers.cancelMaking(null);
  expect(await making).toEqual({ problem: 'Making practice studies was cancelled.' });
});

test('a trainee’s record is read as it was kept, one file for each trainee, whatever the name', async () => {
  const { answers, userData } = await desk();
  const [first, second] = ['A/../B', 'Dr C'].map((trainee) => writeRecord(emptyRecord(trainee)));
  await answers.keepRecord({ trainee: 'A/../B', text: first ?? '' });
  await answers.keepRecord({ trainee: 'Dr C', text: second ?? '' });
  expect(await answers.keepRecord({ trainee: 'Dr C', text: second ?? '' })).toEqual({ problem: null });
  const { records, problems } = await answers.practiceRecords(null);
  expect(records.map((each) => each.text).toSorted()).toEqual([first, second].toSorted());
  expect(problems).toEqual([]);
  expect(await readdir(join(userData, 'practice', 'trainees'))).toHaveLength(2);
});

test('a damaged record is set aside with a sentence about records, and the others are read', async () => {
  const { answers, userData } = await desk();
  await answers.keepRecord({ trainee: 'Dr C', text: writeRecord(emptyRecord('Dr C')) });
  const folder = join(userData, 'practice', 'trainees');
  await writeFile(join(folder, `${'0'.repeat(64)}.ivus-practice.json`), '{"format":"ivus-pr');
  const { records, problems } = await answers.practiceRecords(null);
  expect(records.map(({ text }) => text)).toEqual([writeRecord(emptyRecord('Dr C'))]);
  expect(problems).toEqual([
    expect.stringMatching(/^A practice record is damaged; it was set aside as .*: import the last exported record/),
  ]);
});

test('a record that another version wrote is set aside, not overwritten', async () => {
  const { answers, userData } = await desk();
  await answers.keepRecord({ trainee: 'Dr C', text: '{"format":"ivus-practice/9"}' });
  await answers.keepRecord({ trainee: 'Dr C', text: writeRecord(emptyRecord('Dr C')) });
  const folder = join(userData, 'practice', 'trainees');
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  expect(texts.toSorted()).toEqual([writeRecord(emptyRecord('Dr C')), '{"format":"ivus-practice/9"}'].toSorted());
});

test('a teacher’s study is a copy without the file’s name; one that names the patient is refused and leaves nothing', async () => {
  const { answers, userData, files } = await desk();
  const study = { id: 'own-1', title: 'Own', history: '', findings: {}, lengths: null, trains: [], truth: '{"t":1}' };
  const [good, bad] = [join(userData, 'muster-erika.dcm'), join(userData, 'named.dcm')];
  await writeFile(good, dicom(NAMELESS));
  await writeFile(bad, dicom([...NAMELESS, text('00100010', 'PN', 'MUSTER^ERIKA')]));
  const tokenOf = async (path: string) => (await files.open([path])).files[0]?.token ?? '';
  expect((await answers.addTeacherStudy({ ...study, tokens: [await tokenOf(bad)] })).problem).toContain(
    'Patient’s Name',
  );
  expect(await answers.addTeacherStudy({ ...study, tokens: [await tokenOf(good)] })).toEqual({ problem: null });
  const { studies } = await answers.practiceStudies(null);
  expect(studies.map(({ id, number, made }) => [id, number, made])).toEqual([
    ['first', 1, true],
    ['own-1', null, true],
  ]);
  const opened = await answers.openPracticeStudy({ id: 'own-1' });
  expect(opened.files.map(({ name }) => name)).toEqual(['run-1.dcm']);
  expect(await readFile(join(userData, 'practice/studies/own-1/run-1.dcm'))).toEqual(await readFile(good));
  expect((await answers.practiceTruth({ id: 'own-1' })).text).toBe('{"t":1}');
  const truth = join(userData, 'practice/studies/own-1/truth.json');
  expect(await readFile(truth, 'utf8')).not.toContain('"t"');
  // A study from before truths were sealed opens, a damaged one says so.
  await writeFile(truth, '{"t":2}');
  expect((await answers.practiceTruth({ id: 'own-1' })).text).toBe('{"t":2}');
  await writeFile(truth, sealedTruth('{"t":3}').replace(/sealed":"../, 'sealed":"AA'));
  expect((await answers.practiceTruth({ id: 'own-1' })).problem).toMatch(/^The truth of this study is damaged/);
  expect(await answers.removeTeacherStudy({ id: '../trainees' })).toEqual({
    problem: 'This study was not made by a teacher.',
  });
  expect(await answers.removeTeacherStudy({ id: 'own-1' })).toEqual({ problem: null });
  expect(await readdir(join(userData, 'practice', 'studies'))).toEqual([]);
});

test('attempts that a record has by now stay in it when one that does not know them is kept', async () => {
  const { answers } = await desk();
  const attempt = { durationS: null, truthDigest: 'd', teachingPoint: 'x', rows: [], repeats: [] };
  for (const [name, day] of [
    ['practice-01', 1],
    ['practice-02', 2],
  ] as const) {
    const at = `2026-01-0${day}T08:00:00Z`;
    const record = withAttempt(emptyRecord('Dr C'), { ...attempt, case: name, at });
    expect(await answers.keepRecord({ trainee: 'Dr C', text: writeRecord(record) })).toEqual({ problem: null });
  }
  const [kept] = (await answers.practiceRecords(null)).records;
  expect(JSON.parse(kept?.text ?? '').attempts.map((each: { case: string }) => each.case)).toEqual([
    'practice-01',
    'practice-02',
  ]);
});
