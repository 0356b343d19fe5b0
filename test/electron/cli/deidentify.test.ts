import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { contentDigest } from '../../../core/dicom/bytes/digest.ts';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { BUILT_IN_ROWS } from '../../../core/plan/built-in-rows.ts';
import { CATALOGUE_FORMAT, hasFigures } from '../../../core/plan/catalogue-file.ts';
import { emptySession, type Session } from '../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../core/session/document/file.ts';
import { identified, newRecord, studyOf } from '../../../core/session/document/identity.ts';
import { exportCopies } from '../../../electron/deidentify/export.ts';
import { UNSAID } from '../../core/session/fixture.ts';
import { sharedFile } from '../../data.ts';
import { ivus } from '../../ivus.ts';

const RUN = sharedFile('data', 'ivus', 'derived-dicom', 'tevg_rgb_unc_24f_region.dcm');

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ivus-deid-'));

/** A folder with a run of a patient and a session on it, whose words name her. */
interface Study {
  readonly folder: string;
  readonly run: string;
  readonly session: string;
}

/** A catalogue of which a row was verified by somebody. */
function verifiedBy(by: string): NonNullable<Session['catalogue']> {
  const row = BUILT_IN_ROWS.find((one) => hasFigures(one));
  if (row === undefined) throw new Error('no row has sizes');
  const products = [{ ...row, ifuCitation: 'IFU 1', verified: { by, on: '2026-03-31' } }];
  return { format: CATALOGUE_FORMAT, products };
}

async function studyIn(folder: string): Promise<Study> {
  const [run, file] = [join(folder, 'Zygmuntowicz.dcm'), join(folder, 'Zygmuntowicz.ivus.json')];
  writeFileSync(run, readFileSync(RUN));
  const bytes = readFileSync(run);
  const source = memorySource(run, bytes);
  const opened = await openRun(source);
  if (!opened.ok) throw new Error(opened.problem);
  const open = identified({ run: opened.value, digest: await contentDigest(source, opened.value) });
  const record = newRecord(open);
  const drawn = (id: string, name: string, frame: number, radius: number): Session['outlines'][number] => ({
    id,
    name,
    run: record.sopInstanceUid,
    frame,
    knots: Array.from({ length: 12 }, (_, k) => [
      250 + radius * Math.cos((k * Math.PI) / 6),
      250 + radius * Math.sin((k * Math.PI) / 6),
    ]),
    ...UNSAID,
  });
  const session: Session = {
    ...emptySession(studyOf(open.run)),
    runs: [record],
    outlines: [drawn('a', 'Lesion 1', 0, 40), drawn('b', 'Mrs Zygmuntowicz', 3, 90)],
    notes: 'Zygmuntowicz, seen by Dr House',
    catalogue: verifiedBy('Dr House'),
  };
  writeFileSync(file, writeSession(session));
  return { folder, run, session: file };
}

let study: Study;
beforeAll(async () => {
  study = await studyIn(newFolder());
});

test('without a mask or a word it refuses in one sentence that says what to do', async () => {
  const out = join(newFolder(), 'out');
  const { code, err } = await ivus('deidentify', study.folder, '--out', out);
  expect(code).toBe(1);
  expect(err).toMatch(/^Text may be written in the pictures: look at them, .* --confirm-no-text that there is none\.$/);
  expect(() => readdirSync(out)).toThrow();
});

test('wrong words are wrong usage', async () => {
  for (const words of [
    ['--out', '/tmp/x'],
    [study.run],
    [study.run, '--out', '/tmp/x', '--mask', '1,2,3'],
    [study.run, '--out', '/tmp/x', '--mask', '1,2,0,4'],
  ])
    expect((await ivus('deidentify', ...words)).code).toBe(2);
});

test('a run and its session come out together: every outline there, the same figures, and no name anywhere', async () => {
  const out = join(newFolder(), 'out');
  const { code, err } = await ivus('deidentify', study.folder, '--out', out, '--confirm-no-text');
  expect([code, err, readdirSync(out).toSorted()]).toEqual([
    0,
    expect.anything(),
    ['run-0001.dcm', 'session.ivus.json'],
  ]);
  expect(err).toContain('Every copy was read back');
  const text = readFileSync(join(out, 'session.ivus.json'), 'utf8');
  const [before, after] = [readSession(readFileSync(study.session, 'utf8'), 'before'), readSession(text, 'after')];
  if (!before.ok || !after.ok) throw new Error('no session');
  expect(text).not.toMatch(/Zygmuntowicz|House/);
  for (const { sopInstanceUid, digest } of before.value.runs)
    for (const word of [sopInstanceUid, digest, before.value.study]) expect(text).not.toContain(word);
  const copy = memorySource('run-0001.dcm', readFileSync(join(out, 'run-0001.dcm')));
  const run = await openRun(copy);
  if (!run.ok) throw new Error(run.problem);
  const [record] = after.value.runs;
  expect(record).toMatchObject({
    sopInstanceUid: run.value.identity.sopInstanceUid,
    digest: await contentDigest(copy, run.value),
    fileName: 'run-0001.dcm',
  });
  expect(after.value.study).toBe(run.value.identity.studyInstanceUid);
  expect(after.value.outlines.map(({ frame, knots }) => [frame, knots])).toEqual(
    before.value.outlines.map(({ frame, knots }) => [frame, knots]),
  );
  expect(after.value.outlines[0]?.name).toBe('Lesion 1');
  const measured = async (file: string) => {
    const rows: readonly { readonly readings: unknown }[] = JSON.parse(
      (await ivus('measure', file, '--json')).out,
    ).outlines;
    return rows.map(({ readings }) => readings);
  };
  const readings = await measured(join(out, 'session.ivus.json'));
  expect(readings.length).toBe(2);
  expect(readings).toEqual(await measured(study.session));
});

test('a folder with originals or copies, and a file, are no folder for copies', async () => {
  const before = readdirSync(study.folder).toSorted();
  const link = join(newFolder(), 'link');
  symlinkSync(study.folder, link);
  for (const out of [study.folder, link, study.run]) {
    const { code, err } = await ivus('deidentify', study.run, '--out', out, '--confirm-no-text');
    expect([code, err]).toEqual([1, expect.stringMatching(/holds the originals|is a file/)]);
  }
  expect(readdirSync(study.folder).toSorted()).toEqual(before);
  const out = newFolder();
  copyFileSync(study.run, join(out, 'run-0001.dcm'));
  expect((await ivus('deidentify', study.run, '--out', out, '--confirm-no-text')).err).toContain(
    'holds run-0001.dcm already',
  );
  expect(readFileSync(join(out, 'run-0001.dcm')).equals(readFileSync(study.run))).toBe(true);
});

test('what a DICOMDIR lists is copied, and the single frames of one run stay one run', async () => {
  const out = join(newFolder(), 'out');
  const listed = await ivus(
    'deidentify',
    sharedFile('data', 'reports', 'dicomdir', 'upper_ok', 'DICOMDIR'),
    '--out',
    out,
    '--confirm-no-text',
  );
  expect([listed.code, readdirSync(out)]).toEqual([0, ['run-0001.dcm', 'run-0002.dcm']]);
  const stack = join(newFolder(), 'stack');
  const made = await ivus('deidentify', sharedFile('data', 'reports', 'stack'), '--out', stack, '--confirm-no-text');
  expect(made.code).toBe(0);
  const frameOf = async (folder: string) => {
    const files: readonly { readonly frameOf: { frame: number; frames: number } | null }[] = JSON.parse(
      (await ivus('inspect', folder, '--json')).out,
    );
    return files.map((file) => [file.frameOf?.frame, file.frameOf?.frames]);
  };
  expect(await frameOf(stack)).toEqual(await frameOf(sharedFile('data', 'reports', 'stack')));
});

test('a session without the file of its run, and a run that cannot be masked, are told and end in a refusal', async () => {
  const out = join(newFolder(), 'out');
  const other = sharedFile('data', 'reports', '00_control.dcm');
  const alone = await ivus('deidentify', study.session, other, '--out', out, '--confirm-no-text');
  expect([alone.code, readdirSync(out)]).toEqual([1, ['run-0001.dcm']]);
  expect(alone.err).toContain('was not copied because its run');
  const bare = await ivus(
    'deidentify',
    sharedFile('data', 'dicom', 'xa1_unc.dcm'),
    '--out',
    join(newFolder(), 'out'),
    '--mask',
    'regions',
  );
  expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('has no ultrasound region to keep')]);
});

test('an export that is cancelled leaves nothing, whenever that happens', async () => {
  const folder = newFolder();
  const paths = ['one.dcm', 'two.dcm'].map((name) => join(folder, name));
  for (const path of paths) cpSync(RUN, path);
  const items = paths.map((path) => ({ path, mask: { outsideRegions: false, boxes: [] }, confirmed: true }));
  for (const enough of [1, 20, 30, 60, 90]) {
    const out = join(newFolder(), 'out');
    const stop = new AbortController();
    let heard = 0;
    const progress = () => {
      heard += 1;
      if (heard === enough) stop.abort();
    };
    const watch = { signal: stop.signal, progress };
    const done = await exportCopies({ items, sessions: [], out, key: new Uint8Array(32) }, watch);
    expect(done).toEqual({ ok: false, problem: 'De-identifying was cancelled; no copy was left.' });
    expect(() => readdirSync(out)).toThrow();
  }
  const kept = newFolder();
  mkdirSync(join(kept, 'mine'));
  const stop = new AbortController();
  stop.abort();
  await exportCopies(
    { items, sessions: [], out: kept, key: new Uint8Array(32) },
    { signal: stop.signal, progress: () => {} },
  );
  expect(readdirSync(kept)).toEqual(['mine']);
});
