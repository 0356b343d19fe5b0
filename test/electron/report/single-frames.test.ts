import { copyFile, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentDigest } from '../../../core/dicom/bytes/digest.ts';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { stackDigest, stackedRun } from '../../../core/dicom/stack/stacked-run.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { writeSession } from '../../../core/session/document/file.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { runOf } from '../../core/dicom/report-files.ts';
import { ellipse, UNSAID } from '../../core/session/fixture.ts';
import { sharedFile } from '../../data.ts';
import { ivus } from '../../ivus.ts';
import { newFolder } from '../new-folder.ts';

/** The reported single frames by name in the order of their Instance Numbers, and their SOP Instance UIDs. */
const NAMES = ['IM000', 'IM001', 'IM002', 'IM003', 'IM004', 'IM005'];
const UIDS = ['6', '7', '8', '9', '10', '11'].map((end) => `2.25.7700${end.padStart(2, '0')}`);

/** A session as the window saves it of these frames, with a lesion of 1.4 mm on the fourth and a reference of 2 mm on the first; the frames lie in a folder of their own. */
async function prepared(frames = 'run') {
  const folder = await newFolder();
  await mkdir(join(folder, frames), { recursive: true });
  const opened = await Promise.all(
    NAMES.map(async (name) => {
      const from = sharedFile('data', 'reports', 'stack', name);
      await copyFile(from, join(folder, frames, name));
      const bytes = await readFile(from);
      const run = await runOf(bytes, name);
      return { run, size: bytes.length, digest: await contentDigest(memorySource(name, bytes), run) };
    }),
  );
  const record = newRecord({ run: stackedRun(opened, []), digest: stackDigest(opened.map(({ digest }) => digest)) });
  const of = { ...UNSAID, run: record.sopInstanceUid } as const;
  // The picture has 64 × 64 pixels of 0.05 mm; the ellipse is about (250, 250) at 0.1 mm.
  const about = (mm: number) => ellipse(2 * mm, 2 * mm).map(([x, y]) => [x - 218, y - 218] as const);
  const session = {
    ...emptySession('1.2'),
    runs: [record],
    outlines: [
      { ...of, id: 'L', name: 'L', frame: 3, knots: about(1.4), role: 'lesion', primary: true } as const,
      {
        ...of,
        id: 'R',
        name: 'R',
        frame: 0,
        knots: about(2),
        role: 'reference',
        segment: 'EIV',
        normal: true,
      } as const,
    ],
  };
  const saved = join(folder, 'case.ivus.json');
  await writeFile(saved, writeSession(session));
  return { folder, saved, run: join(folder, frames) };
}

const count = (bytes: Buffer, text: string) => bytes.toString('latin1').split(text).length - 1;

test('a report finds the run that is stored as single frames, shows its frame, and refers to the object of that frame', async () => {
  const { folder, saved, run } = await prepared();
  const out = join(folder, 'out');
  const { code, err } = await ivus('report', saved, '--sr', '--png', '--capture', '--runs', run, '--out', out);
  expect([code, err]).toEqual([0, '']);
  expect((await readdir(out)).filter((name) => name.endsWith('.png')).toSorted()).toEqual([
    'case-1-frame004-lesion.png',
    'case-2-frame001-reference.png',
  ]);
  const sr = await readFile(join(out, 'case-report-sr.dcm'));
  // Each is in the evidence and in the library; the first and the fourth were traced on.
  expect(UIDS.map((uid) => count(sr, uid) > 2)).toEqual([true, false, false, true, false, false]);
  expect(count(sr, 'frames ')).toBe(0);
  const capture = await readFile(join(out, 'case-report-capture.dcm'));
  expect(UIDS.map((uid) => count(capture, uid))).toEqual([1, 0, 0, 1, 0, 0]);
});

test('the frames are found beside the session without being named', async () => {
  const { saved } = await prepared('');
  expect(await ivus('report', saved)).toMatchObject({ code: 0, err: '' });
});

test('a frame less is said, and the run is not used', async () => {
  const { saved, run } = await prepared();
  await rm(join(run, 'IM002'));
  const { code, err } = await ivus('report', saved, '--runs', run);
  expect([code, err.split('\n')]).toEqual([
    0,
    [
      `${join(run, 'IM000')} … ${join(run, 'IM005')} is not made of the same files as the run of this session: it is not used.`,
      'IM000 … IM005, a run of this session, was not found: name its 6 files or their folder with --runs.',
    ],
  ]);
});

test('an output never goes over one of the frames', async () => {
  const { folder, saved, run } = await prepared();
  const before = await readFile(join(run, 'IM003'));
  await link(join(run, 'IM003'), join(folder, 'case-report.json'));
  const { code, err } = await ivus('report', saved, '--json', '--runs', run, '--out', folder);
  expect([code, err.includes('was not written because it is the input')]).toEqual([1, true]);
  expect(await readFile(join(run, 'IM003'))).toEqual(before);
});

test('measure and plan read the session of single frames without its files', async () => {
  const { saved } = await prepared();
  expect((await ivus('measure', saved)).out).toMatch(/L \(frame 4, lesion.*mean 1\.40/);
  expect((await ivus('plan', saved)).code).toBe(0);
});

test('a run is found through the DICOMDIR that lists it', async () => {
  const from = sharedFile('data', 'reports', 'dicomdir', 'upper_ok');
  const bytes = await readFile(join(from, 'IMAGES', 'IM1'));
  const run = await runOf(bytes, 'IM1');
  const record = newRecord({ run, digest: await contentDigest(memorySource('IM1', bytes), run) });
  const saved = join(await newFolder(), 'case.ivus.json');
  await writeFile(saved, writeSession({ ...emptySession('1.2'), runs: [record] }));
  expect(await ivus('report', saved, '--runs', join(from, 'DICOMDIR'))).toMatchObject({ code: 0, err: '' });
});
