import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Description } from '../../samples/phantom/description.ts';
import { makeSamples, makeStudy, readDescription, studyDigest } from '../../samples/phantom/study.ts';
import { small } from './small-study.ts';

const tiny: Description = { ...small, picture: { ...small.picture, rows: 64, columns: 80 } };
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-samples-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('a case becomes a DICOM file, its truth and an entry in the index, and nothing is left half written', async () => {
  const lines: string[] = [];
  await writeFile(join(folder, 'case.json'), JSON.stringify(tiny));
  const out = join(folder, 'out');
  expect((await makeSamples(folder, out, (line) => lines.push(line))).ok).toBe(true);
  expect(await readdir(out)).toEqual(['index.json', 'small-study.dcm', 'small-study.truth.json']);
  expect(lines).toEqual(
    ['small-study.dcm', 'small-study.truth.json', 'index.json'].map((name) => `${join(out, name)} written`),
  );
  expect(JSON.parse(await readFile(join(out, 'index.json'), 'utf8'))).toEqual([
    {
      id: 'small-study',
      title: tiny.title,
      teachingPoint: tiny.teachingPoint,
      history: tiny.history,
      file: 'small-study.dcm',
      truth: 'small-study.truth.json',
    },
  ]);
});

test('a second run leaves the files alone; a changed description or a lost file makes them anew', async () => {
  const out = join(folder, 'out');
  const written = async (): Promise<readonly string[]> => {
    const lines: string[] = [];
    await makeSamples(folder, out, (line) => lines.push(line));
    return lines.filter((line) => line.endsWith('written'));
  };
  await writeFile(join(folder, 'case.json'), JSON.stringify(tiny));
  await written();
  const before = await stat(join(out, 'small-study.dcm'));
  expect(await written()).toEqual([]);
  expect((await stat(join(out, 'small-study.dcm'))).mtimeMs).toBe(before.mtimeMs);
  await rm(join(out, 'small-study.dcm'));
  expect(await written()).toHaveLength(2);
  await writeFile(join(folder, 'case.json'), JSON.stringify({ ...tiny, seed: 5 }));
  expect(await written()).toHaveLength(2);
});

test('every fact of the description is part of the digest', () => {
  const other = { ...tiny, artery: { ...tiny.artery, gapMm: 1.3 } };
  expect(studyDigest(other)).not.toBe(studyDigest(tiny));
});

test('a case that cannot be drawn is refused with the file, the place and the reason', async () => {
  const [first, ...others] = tiny.stations;
  if (first === undefined) throw new Error('no station');
  const upright = { ...tiny, stations: [{ ...first, semiAxesMm: [8.3, 10.2] }, ...others] };
  const short = { ...tiny, pullback: { kind: 'manual', path: tiny.pullback.path.slice(0, 3) } };
  const path = join(folder, 'case.json');
  expect(await refusal(path, JSON.stringify(upright))).toBe(`${path}: stations: the longer semi-axis comes first.`);
  expect(await refusal(path, JSON.stringify(short))).toBe(
    `${path}: pullback.path: must run from frame 1 to the last frame.`,
  );
  expect(await refusal(path, '{')).toMatch(/case\.json cannot be read: /);
});

test('a lumen too narrow for the catheter is refused with the frame', () => {
  const fat = { ...tiny, catheter: { ...tiny.catheter, radiusMm: 2.3 } };
  expect(makeStudy(fat)).toEqual({
    ok: false,
    problem: "small-study: in frame 4 the catheter does not fit into the lumen; move the lumen's centre.",
  });
});

test('a lumen that leaves the field is refused with the frame', () => {
  const near = { ...tiny, picture: { ...tiny.picture, fieldMm: 22 } };
  expect(makeStudy(near)).toEqual({
    ok: false,
    problem: 'small-study: in frame 1 the lumen leaves the field; enlarge the field.',
  });
});

async function refusal(path: string, text: string): Promise<string> {
  await writeFile(path, text);
  const read = await readDescription(path);
  return read.ok ? '' : read.problem;
}
