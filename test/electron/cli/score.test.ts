import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyRecord, withAttempt, writeRecord } from '../../../core/practice/records/record.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { perfect, study } from '../../core/practice/perfect.ts';
import { ivus } from '../../ivus.ts';
import { newFolder } from '../new-folder.ts';

/** A folder with the truth of the classic study where its maker puts it, and sessions of two studies. */
async function prepared() {
  const folder = await newFolder();
  await mkdir(join(folder, 'truth'));
  const truth = join(folder, 'truth', 'practice-01.json');
  await writeFile(truth, JSON.stringify(study('classic-left-nivl').truth));
  const [own, other] = [join(folder, 'own.ivus.json'), join(folder, 'other.ivus.json')];
  await writeFile(own, writeSession(perfect(study('classic-left-nivl'))));
  await writeFile(other, writeSession(perfect(study('right-sided'))));
  return { folder, truth, own, other };
}

test('a perfect session is good in every line, and says that there is no grade', async () => {
  const { folder, truth, own } = await prepared();
  const text = await ivus('score', own, '--case', truth);
  expect([text.code, text.err]).toEqual([0, '']);
  const [, decision, , ...lines] = text.out.split('\n').slice(0, text.out.split('\n').indexOf('Not scored') - 1);
  expect(decision).toBe('Decision: stent 16 × 80 mm — true: stent 16 × 80 mm');
  expect(lines.filter((line) => !line.startsWith('good  '))).toEqual([]);
  expect(lines[0]).toBe('good        Decision: APPROPRIATE');
  expect(text.out).toContain(
    `${lines.length} of ${lines.length} good, 0 acceptable, 0 off, 0 not measured: Decision 3 of 3, Frames 6 of 6, Diameters 23 of 23, Landing 4 of 4, Answers 1 of 1. There is no overall grade`,
  );
  // By what trainees call it and by what teachers do.
  for (const name of ['practice-01', 'classic-left-nivl']) {
    const json = await ivus('score', own, '--case', join(folder, name), '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      format: 'ivus-score/1',
      case: 'practice-01',
      counts: { good: lines.length, acceptable: 0, off: 0, missed: 0 },
    });
  }
});

test('a session of another study, a study that is not there and a file that is none are refused with one sentence', async () => {
  const { truth, own, other, folder } = await prepared();
  expect(await ivus('score', other, '--case', truth)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/other\.ivus\.json: This session belongs to another study \(practice-09\.dcm\)/),
  });
  expect((await ivus('score', own, '--case', join(folder, 'nothing'))).err).toMatch(
    /^No truth was found for ".*nothing"/,
  );
  expect(await ivus('score', own, '--case', own, '--json')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^\{"error":/),
    err: expect.stringMatching(/own\.ivus\.json is not a truth that this version reads \(format: /),
  });
});

test('wrong words are wrong usage', async () => {
  for (const words of [
    ['a.json'],
    ['--case', 'x'],
    ['a.json', '--case', ''],
    ['a', '--case', 'x', '--csv'],
    ['--record'],
    ['--record', 'a', '--csv', '--json'],
  ]) {
    expect((await ivus('score', ...words)).code).toBe(2);
  }
  expect((await ivus('score', '--help')).out).toContain('ivus score --record');
});

test('records of two trainees give their bias side by side, and every reading as comma-separated values', async () => {
  const folder = await newFolder();
  const row = {
    key: 'lesion/outline-min',
    measure: 'outline-min',
    subject: 'lesion',
    unit: 'mm',
    truth: 4,
    band: 'good',
  } as const;
  const made = async (trainee: string, errors: readonly number[]) => {
    const record = errors.reduce(
      (all, error, day) =>
        withAttempt(all, {
          case: 'a',
          at: `2026-03-0${day + 1}T08:00:00Z`,
          durationS: null,
          truthDigest: 'd',
          teachingPoint: 'x',
          repeats: [],
          rows: [{ ...row, label: 'Lesion: shortest diameter', read: 4 + error, error }],
        }),
      emptyRecord(trainee),
    );
    const file = join(folder, `${trainee}.ivus-practice.json`);
    await writeFile(file, writeRecord(record));
    return file;
  };
  const [ann, bob] = [await made('Ann', [0.1, 0.2, 0.3]), await made('Bob', [-0.2])];
  const text = await ivus('score', '--record', ann, bob);
  // The deviation of 0.1, 0.2 and 0.3 is 0.1: limits 0.2 ± 0.196.
  expect(text.out).toContain('  Ann: n 3, bias +0.20, SD 0.10, 95 % of errors between 0.00 and +0.40; 3 good');
  expect(text.out).toContain('  Bob: n 1, bias unknown (fewer than 3 readings); 1 good');
  const csv = await ivus('score', '--record', ann, bob, '--csv');
  expect(csv.out.split('\r\n').map((line) => line.split(',')[0])).toEqual(
    ['trainee', 'Ann', 'Ann', 'Ann', 'Bob'].map((name) => `"${name}"`),
  );
  const broken = await ivus('score', '--record', join(folder, 'nobody.json'));
  expect([broken.code, broken.err]).toEqual([
    1,
    `${join(folder, 'nobody.json')} cannot be read because it does not exist.`,
  ]);
});

test('a teacher’s session becomes a study on the command line, against which sessions are scored', async () => {
  const { folder, own, other } = await prepared();
  const out = join(folder, 'teacher.json');
  const words = ['--id', 'our-run', '--teaches', 'A run of our own.', '--trains', 'stenosis', '--out', out];
  expect(await ivus('samples', 'teach', own, ...words)).toEqual({
    code: 0,
    out: `${out} written: 3 frames from 1 reader`,
    err: '',
  });
  const score = await ivus('score', own, '--case', out);
  expect([score.code, score.out.split('\n')[0]]).toEqual([0, 'our-run: A run of our own.']);
  expect(await ivus('samples', 'teach', own, other, ...words)).toMatchObject({
    code: 1,
    err: 'Reader 2 measured a different run from Reader 1: a consensus needs sessions of the same run.',
  });
  expect((await ivus('samples', 'teach', own, '--id', 'our-run')).code).toBe(2);
  expect((await ivus('samples', 'teach', '--help')).out).toContain('with the spread of every diameter');
});
