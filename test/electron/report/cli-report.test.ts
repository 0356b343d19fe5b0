import { link, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReport } from '../../../core/report/json.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { perfect, study } from '../../core/practice/perfect.ts';
import { ivus } from '../../ivus.ts';
import { newFolder } from '../new-folder.ts';

/** A folder with a saved session of the classic study, whose run is not beside it. */
async function prepared() {
  const folder = await newFolder();
  const session = join(folder, 'case.ivus.json');
  await writeFile(session, writeSession(perfect(study('classic-left-nivl'))));
  return { folder, session };
}

test('the text goes to the terminal; a run that is not at hand is said', async () => {
  const { session } = await prepared();
  const { code, out, err } = await ivus('report', session);
  expect(code).toBe(0);
  expect(out).toMatch(/^IVUS LEFT ILIAC VEIN - STENT PLAN \(DRAFT\)\n/);
  expect(out).toContain('min 4.4 mm');
  expect(err).toMatch(/, a run of this session, was not found: name its file or folder with --runs\./);
});

test('the same session gives the same bytes in every form, whenever it is printed', async () => {
  const { folder, session } = await prepared();
  await utimes(session, 1_700_000_000, 1_700_000_000);
  const print = async (name: string) => {
    const out = join(folder, name);
    const { code } = await ivus('report', session, '--text', '--csv', '--json', '--pdf', '--out', out);
    expect(code).toBe(0);
    const names = (await readdir(out)).toSorted();
    return { names, files: await Promise.all(names.map((each) => readFile(join(out, each)))) };
  };
  const [one, two] = [await print('one'), await print('two')];
  expect(one.names).toEqual([
    'case-issued.json',
    'case-lumens.csv',
    'case-plan.csv',
    'case-report.json',
    'case-report.pdf',
    'case-report.txt',
  ]);
  for (const [index, bytes] of one.files.entries())
    expect(bytes.equals(two.files[index] ?? Buffer.alloc(0))).toBe(true);
  const report = readReport(String(one.files[3]), 'case-report.json');
  expect(report.ok && Date.parse(report.value.header.issuedAt)).toBe(1_700_000_000_000);
});

test('a signed report is no draft and names its reader', async () => {
  const { session } = await prepared();
  const { out } = await ivus('report', session, '--json', '--signed', 'Dr Example', '--comment', 'Repeat in a year.');
  const report = readReport(out, 'out');
  expect(report.ok && [report.value.header.draft, report.value.header.reader, report.value.comment]).toEqual([
    false,
    'Dr Example',
    'Repeat in a year.',
  ]);
});

test('an output that is the session by another name is refused, and the session stays', async () => {
  const { folder, session } = await prepared();
  await link(session, join(folder, 'case-report.json'));
  const { code, err } = await ivus('report', session, '--csv', '--json', '--out', folder);
  expect(code).toBe(1);
  expect((await readdir(folder)).toSorted()).toEqual(['case-report.json', 'case.ivus.json']);
  expect(err).toContain('was not written because it is the input');
  expect(await readFile(session, 'utf8')).toBe(writeSession(perfect(study('classic-left-nivl'))));
});

test('a list of issues that cannot be read is refused and stays; the session and the other files are not touched', async () => {
  const { folder, session } = await prepared();
  const issued = join(folder, 'out', 'case-issued.json');
  await mkdir(join(folder, 'out'));
  await writeFile(issued, '{"format":"ivus-issued/1","iss');
  const { code, err } = await ivus('report', session, '--json', '--out', join(folder, 'out'));
  expect([code, err.includes(`${issued} is no list of issued reports`)]).toEqual([1, true]);
  expect(await readdir(join(folder, 'out'))).toEqual(['case-issued.json']);
  expect(await readFile(issued, 'utf8')).toBe('{"format":"ivus-issued/1","iss');
});

test('words that make no sense are refused with the usage', async () => {
  const { session } = await prepared();
  const codes = await Promise.all([
    ivus('report'),
    ivus('report', session, '--paper', 'a3'),
    ivus('report', session, '--pdf'),
    ivus('report', session, '--signed', 'A', '--reader', 'B'),
    ivus('report', session, '--issued', 'yesterday'),
  ]);
  expect(codes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
  expect((await ivus('report', join('nowhere', 'x.json'))).code).toBe(1);
  expect(JSON.parse((await ivus('report', '--schema')).out)).toMatchObject({ type: 'object' });
});
