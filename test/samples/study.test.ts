import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openedTruth } from '../../core/practice/sealed.ts';
import type { Description } from '../../samples/phantom/description.ts';
import { madeSample, makeSamples, readCases, readDescription } from '../../samples/phantom/library.ts';
import { makeStudy, studyDigest } from '../../samples/phantom/study.ts';
import { caseOf, small } from './small-study.ts';

const tiny: Description = { ...small, picture: { ...small.picture, rows: 64, columns: 80 } };
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-samples-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Makes cases into the folder's `out`; gives the lines it said, without the path before the file's name. */
async function make(cases: readonly Description[], wanted = (_: Description) => true): Promise<readonly string[]> {
  const lines: string[] = [];
  const out = join(folder, 'out');
  const made = await makeSamples(cases, wanted, out, (line) => lines.push(line.replace(`${out}/`, '')));
  if (!made.ok) throw new Error(made.problem);
  return lines;
}

test('a case becomes a DICOM file that says nothing of it, its truth apart, and an entry in the index', async () => {
  expect(await make([tiny])).toEqual(
    ['practice-01.dcm', 'truth/practice-01.json', 'index.json'].map((name) => `${name} written`),
  );
  expect((await readdir(join(folder, 'out'), { recursive: true })).toSorted()).toEqual([
    'index.json',
    'practice-01.dcm',
    'truth',
    'truth/practice-01.json',
  ]);
  const { lesionBehaviour, ...given } = tiny.findings;
  expect(lesionBehaviour).toBe('fixed');
  expect(JSON.parse(await readFile(join(folder, 'out', 'index.json'), 'utf8'))).toEqual([
    {
      id: 'practice-01',
      number: 1,
      title: tiny.title,
      history: tiny.history,
      trains: tiny.trains,
      findings: given,
      lengths: {
        axis: { method: 'marker-catheter', straightEivStartMm: 66, straightEivEndMm: 114 },
        positions: expect.arrayContaining([{ frame: 1, mm: -26 }]),
        sentences: [],
      },
      ivus: 'practice-01.dcm',
      venogram: null,
      truth: 'truth/practice-01.json',
    },
  ]);
});

test('a second run leaves the files alone; a changed description or a lost file makes them anew', async () => {
  await make([tiny]);
  const path = join(folder, 'out', 'practice-01.dcm');
  const before = await stat(path);
  expect(await make([tiny])).toEqual(['practice-01.dcm is up to date']);
  expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  await rm(path);
  expect(await make([tiny])).toHaveLength(2);
  expect(await make([{ ...tiny, seed: 5 }])).toHaveLength(2);
});

test('a new title or teaching point leaves pictures and UIDs alone, so that attempts go on; the index and the truth say the new one', async () => {
  await make([tiny]);
  const file = (name: string) => readFile(join(folder, 'out', name));
  const before = await file('practice-01.dcm');
  const said: Description = { ...tiny, title: 'Another title', teachingPoint: 'Another point.', trains: ['stenosis'] };
  await make([said]);
  expect((await file('practice-01.dcm')).equals(before)).toBe(true);
  expect(JSON.parse(openedTruth(String(await file('truth/practice-01.json'))) ?? '')).toMatchObject({
    teachingPoint: 'Another point.',
    trains: ['stenosis'],
  });
  expect(JSON.parse(String(await file('index.json')))).toMatchObject([{ title: 'Another title' }]);
});

test('no name of a file and nothing of the index tells what a study shows, also where an older version named its truth so', async () => {
  const telling: Description = { ...tiny, id: 'exactly-at-the-gate' };
  await make([tiny]);
  await writeFile(join(folder, 'out', 'truth', 'exactly-at-the-gate.json'), '{}');
  await make([telling]);
  const names = await readdir(join(folder, 'out'), { recursive: true });
  const index = await readFile(join(folder, 'out', 'index.json'), 'utf8');
  expect([...names, index].join('\n')).not.toContain('exactly-at-the-gate');
});

test('only the wanted cases are made; the index lists those that are there', async () => {
  const second: Description = { ...tiny, id: 'second', number: 2 };
  await make([tiny, second], ({ number }) => number === 2);
  const list = JSON.parse(await readFile(join(folder, 'out', 'index.json'), 'utf8'));
  expect(list.map(({ ivus }: { ivus: string }) => ivus)).toEqual(['practice-02.dcm']);
  expect((await madeSample(tiny, join(folder, 'out'))).made).toBe(false);
});

test('a study with a venogram has both files, and is made anew when one is lost', async () => {
  const both: Description = { ...tiny, venogram: { frames: 1, markerEveryMm: 10, mmPerPixel: 0.5 } };
  expect(await make([both])).toHaveLength(4);
  await rm(join(folder, 'out', 'practice-01-venogram.dcm'));
  expect(await make([both])).toContain('practice-01-venogram.dcm written');
});

test('every fact of the description is part of the digest', () => {
  const artery = { crossingMm: 14, radiusMm: 5, gapMm: 1.3, slidePerMm: 0.8 };
  expect(studyDigest({ ...tiny, artery })).not.toBe(studyDigest(tiny));
});

test('a case that cannot be drawn is refused with the file, the place and the reason', async () => {
  const [first, ...others] = tiny.stations;
  if (first === undefined || tiny.pullback.kind !== 'manual') throw new Error('not the study that was meant');
  const upright = { ...tiny, stations: [{ ...first, semiAxesMm: [8.3, 10.2] }, ...others] };
  const short = { ...tiny, pullback: { kind: 'manual', path: tiny.pullback.path.slice(0, 3) } };
  const far = { ...tiny, pullback: { kind: 'motorised', fromMm: -20, speedMmPerS: 100 } };
  const dented = { ...tiny, stations: [{ ...first, dent: 0.2 }, ...others] };
  const path = join(folder, 'case.json');
  expect(await refusal(path, JSON.stringify(upright))).toBe(`${path}: stations: the longer semi-axis must come first.`);
  expect(await refusal(path, JSON.stringify(short))).toBe(
    `${path}: pullback.path: must run from frame 1 to the last frame.`,
  );
  expect(await refusal(path, JSON.stringify(far))).toBe(
    `${path}: pullback: must stay between the first and the last station.`,
  );
  expect(await refusal(path, JSON.stringify(dented))).toBe(`${path}: stations: a dent needs a mass to cause it.`);
  expect(await refusal(path, '{')).toMatch(/case\.json cannot be read: /);
});

test('two cases of one number are refused', async () => {
  for (const id of ['a', 'b']) await writeFile(join(folder, `${id}.json`), JSON.stringify({ ...tiny, id }));
  expect(await readCases(folder)).toEqual({
    ok: false,
    problem: `${join(folder, 'b.json')} has the same id or number as "a": give it its own.`,
  });
});

test('a lumen too narrow for the catheter is refused with the frame', () => {
  const fat = { ...tiny, catheter: { ...tiny.catheter, radiusMm: 2.3 } };
  expect(makeStudy(fat)).toEqual({
    ok: false,
    problem: 'small-study: in frame 4 the catheter does not fit into the lumen; move the centre of the lumen.',
  });
});

test('a lumen that leaves the field is refused with the frame', () => {
  const near = { ...tiny, picture: { ...tiny.picture, fieldMm: 22 } };
  expect(makeStudy(near)).toEqual({
    ok: false,
    problem: 'small-study: in frame 1 the lumen extends beyond the field; enlarge the field.',
  });
});

test('a case file that is read and written again is the same case', async () => {
  const path = join(folder, 'case.json');
  const mass = caseOf('mass-compression');
  await writeFile(path, JSON.stringify(mass));
  expect(await readDescription(path)).toEqual({ ok: true, value: mass });
});

async function refusal(path: string, text: string): Promise<string> {
  await writeFile(path, text);
  const read = await readDescription(path);
  return read.ok ? '' : read.problem;
}
