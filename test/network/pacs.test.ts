import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedFile } from '../data.ts';
import { ivus } from '../ivus.ts';
import { dcmtk } from './support/dcmtk.ts';
import { type Orthanc, startOrthanc, USER } from './support/orthanc.ts';
import { freePort } from './support/ports.ts';
import { PATIENT, rawFile } from './support/runs.ts';
import { saidOf } from './support/said.ts';

const RUN = sharedFile('data', 'dicom', 'xa1_unc.dcm');
const OTHER = sharedFile('data', 'dicom', 'rgb_rle_2f.dcm');

let orthanc: Orthanc;
let folder: string;
/** A run with an accession number and a name in letters of its own. */
let named: string;
const before = { ...process.env };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-pacs-'));
  named = join(folder, 'named.dcm');
  await writeFile(named, rawFile());
  process.env['IVUS_USER_DATA'] = join(folder, 'data');
  process.env['IVUS_PACS_SECRET'] = USER.password;
  orthanc = await startOrthanc();
});
afterAll(async () => {
  process.env = before;
  await orthanc.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Sets an archive up by the command line. */
async function saved(place: object): Promise<void> {
  const file = join(folder, 'place.json');
  await writeFile(file, JSON.stringify(place));
  expect(await ivus('pacs', 'places', '--save', file)).toMatchObject({ code: 0 });
}

/** What dcmdump (dcmtk) reads of an attribute. */
async function stated(file: string, tag: string): Promise<string> {
  return /\[(.*)\]/.exec((await dcmtk('dcmdump', '+P', tag, file)).stdout)?.[1] ?? '';
}

test('an archive is set up, tested, sent to, searched and fetched from by DICOMweb, and by DIMSE alike', async () => {
  const auth = { kind: 'basic', user: USER.name };
  await saved({ kind: 'dicomweb', id: 'web', name: 'Web archive', url: orthanc.webUrl, auth });
  const dimse = { host: '127.0.0.1', port: orthanc.dicomPort, calledTitle: orthanc.title, callingTitle: 'PLANNER' };
  await saved({ kind: 'dimse', id: 'dimse', name: 'Old archive', ...dimse, tls: null, retrieveBy: 'get' });
  expect((await ivus('pacs', 'places')).out.split('\n').map((line) => line.split(':')[0])).toEqual(['web', 'dimse']);
  const [study, patient] = [await stated(RUN, 'StudyInstanceUID'), await stated(RUN, 'PatientID')];
  for (const [place, file] of [
    ['Web archive', RUN],
    ['dimse', OTHER],
  ] as const) {
    expect((await ivus('pacs', 'test', place)).out).toContain('answers');
    const sent = await ivus('pacs', 'send', place, file, '--yes');
    expect(sent).toMatchObject({ code: 0, out: expect.stringMatching(/: stored$/) });
    expect(sent.err).toMatch(/^Patient: .*\nTo (Web|Old) archive: 1 × /);
    expect(await orthanc.instances()).toContain(await stated(file, 'SOPInstanceUID'));
  }
  for (const place of ['web', 'dimse']) {
    const found = JSON.parse((await ivus('pacs', 'find', place, '--id', patient, '--json')).out) as {
      rows: { uid: string }[];
    };
    expect(found.rows.map(({ uid }) => uid)).toEqual([study]);
    const out = join(folder, place);
    const got = await ivus('pacs', 'get', place, '--study', study, '--out', out);
    expect(got).toMatchObject({ code: 0, out: join(out, `${await stated(RUN, 'SOPInstanceUID')}.dcm`) });
    // The archive may write group 2 and what stands behind the pixels anew (138 bytes of padding here): the pixels are the same.
    const [stored, original] = await Promise.all([readFile(got.out), readFile(RUN)]);
    expect(stored.includes(original.subarray(-138 - 1024 * 1024 * 2, -138))).toBe(true);
  }
  expect(await ivus('pacs', 'send', 'web', named, '--yes')).toMatchObject({ code: 0 });
  for (const [place, key, value] of [
    ['web', '--accession', PATIENT.accession],
    ['dimse', '--name', PATIENT.name],
  ] as const)
    expect((await ivus('pacs', 'find', place, key, value)).out).toContain(PATIENT.id);
  expect(await readdir(join(folder, 'data', 'network', 'outbox', 'payload'))).toEqual([]);
}, 30_000);

test('de-identified copies of an uncompressed and an RLE run go to an archive, which then names nobody of them', async () => {
  const out = join(folder, 'copies');
  const made = await ivus('deidentify', RUN, OTHER, '--out', out, '--confirm-no-text');
  expect(made.code).toBe(0);
  const before = await orthanc.instances();
  const sent = await ivus('pacs', 'send', 'dimse', out, '--yes', '--json');
  expect(sent.code).toBe(0);
  const copies = (await orthanc.instances()).filter((uid) => !before.includes(uid));
  expect(copies).toHaveLength(2);
  const stored = Buffer.concat(await Promise.all(copies.map((uid) => orthanc.file(uid))));
  expect(await saidOf([RUN, OTHER], stored.toString('latin1'))).toEqual([]);
});

test('what is received is printed, study by study, until the command is interrupted', async () => {
  const port = String(await freePort());
  const received = ivus('pacs', 'receive', '--out', join(folder, 'inbox'), '--port', port, '--json');
  const store = () => dcmtk('storescu', '-aec', 'IVUSPLANNER', '127.0.0.1', port, RUN);
  await expect.poll(async () => (await store()).code, { timeout: 20_000 }).toBe(0);
  const hasStudy = async () =>
    (await readdir(join(folder, 'inbox'), { recursive: true })).some((name) => name.endsWith('.dcm'));
  expect(await hasStudy()).toBe(true);
  process.emit('SIGINT');
  expect(await received).toMatchObject({
    code: 0,
    err: expect.stringContaining('Listening as IVUSPLANNER on 127.0.0.1 port'),
  });
});

test('wrong words are wrong usage; an archive that is not there, a wrong password and a missing answer are refusals', async () => {
  const usage = [
    [],
    ['what'],
    ['find'],
    ['find', 'web', '--from', 'today'],
    ['get', 'web', '--study', '1.2'],
    ['send', 'web'],
    ['places', '--save', 'a', '--remove', 'b'],
    ['receive', '--port', 'x'],
    ['find', 'web', '--series', '1.2'],
  ];
  for (const args of usage) expect([args, (await ivus('pacs', ...args)).code]).toEqual([args, 2]);
  expect(await ivus('pacs', 'test', 'nowhere')).toMatchObject({
    code: 1,
    err: 'There is no archive "nowhere"; there are Web archive, Old archive.',
  });
  expect(await ivus('pacs', 'send', 'web', RUN)).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nothing was sent.'),
  });
  expect(await ivus('pacs', 'get', 'web', '--study', '1.2.3.4.5', '--out', folder)).toMatchObject({ code: 1 });
  process.env['IVUS_PACS_SECRET'] = 'wrong';
  const refused = 'Web archive does not accept this user or password; enter them again.';
  expect(await ivus('pacs', 'find', 'web', '--json')).toMatchObject({ code: 1, out: '', err: refused });
  expect((await ivus('pacs', 'send', 'web', OTHER, '--yes')).out).toContain(`failed. ${refused}`);
  process.env['IVUS_PACS_SECRET'] = USER.password;
  expect(await ivus('pacs', 'send', '--waiting')).toMatchObject({ code: 0, out: expect.stringContaining(': stored') });
});

test('after all of this the log holds no name, ID, accession number, UID or path', async () => {
  const network = join(folder, 'data', 'network');
  const names = (await readdir(network)).filter((name) => /^log\.txt/.test(name));
  const log = (await Promise.all(names.map((name) => readFile(join(network, name), 'utf8')))).join('');
  // Something of every kind of work is in it.
  for (const what of ['test', 'find studies', 'fetch', 'send', 'receiver']) expect(log).toContain(`Z ${what}`);
  expect(await saidOf([RUN, OTHER, named], log)).toEqual([]);
  expect([folder, RUN, named].filter((path) => log.includes(path))).toEqual([]);
});

test('that search finds a name, an ID, a number and a UID where one is in a log', async () => {
  for (const tag of ['PatientName', 'PatientID', 'AccessionNumber', 'StudyInstanceUID']) {
    const [value = ''] = (await stated(named, tag)).split('^');
    expect(await saidOf([RUN, named], `2026-01-31T10:15:00.000Z find studies web ${value}: 1 rows`)).toContain(value);
  }
});
