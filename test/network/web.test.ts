import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ok } from '../../core/result.ts';
import { readObject } from '../../electron/network/object-file.ts';
import { PATIENCE } from '../../electron/network/web/peer.ts';
import { sharedFile } from '../data.ts';
import { client, never } from '../electron/network/support.ts';
import { filesOf } from '../samples/small-cases.ts';
import { type Orthanc, startOrthanc, USER } from './support/orthanc.ts';
import { certificates } from './support/tls.ts';

let orthanc: Orthanc;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-web-'));
  orthanc = await startOrthanc();
});
afterAll(async () => {
  await orthanc.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Which of the two it is depends on which of two packets is read first. */
const NOT_OURS = /does not accept this computer's certificate|whether it wants a certificate of this computer/;

const auth = { kind: 'basic', user: USER.name };
const archive = (password: string | null = USER.password) =>
  client(orthanc.webUrl, { auth }, password, { ...PATIENCE, waits: [] });

const [NATIVE, RLE] = [sharedFile('data', 'dicom', 'xa1_unc.dcm'), sharedFile('data', 'dicom', 'rgb_rle_2f.dcm')];
/** Native, RLE, JPEG, JPEG lossless, JPEG-LS and JPEG 2000. */
const FILES = [
  NATIVE,
  RLE,
  sharedFile('data', 'ivus', 'derived-dicom', 'console_mono_jpeg_40f_nocal.dcm'),
  ...['us_epiq_jpeglossless_mono', 'xa1_jpegls', 'us1_j2k_rct'].map((name) =>
    sharedFile('data', 'dicom', `${name}.dcm`),
  ),
];

async function object(path: string) {
  const read = await readObject(path);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

test('runs of every kind go to the archive, are found there and come back byte by byte', async () => {
  const own = join(folder, 'own.dcm');
  await writeFile(own, filesOf('classic-left-nivl')['classic-left-nivl ivus.dcm'] ?? '');
  const objects = await Promise.all([own, ...FILES].map(object));
  const answers = await archive().send(
    objects.map(({ file }) => file),
    () => {},
    never(),
  );
  expect(answers).toEqual(objects.map(({ file: { uid } }) => ({ uid, state: 'stored' })));
  expect((await orthanc.instances()).toSorted()).toEqual(objects.map(({ file }) => file.uid).toSorted());
  for (const { file, identity } of objects) {
    const { studyInstanceUid: study, seriesInstanceUid: series } = identity;
    const studies = await archive().studies({ patientId: identity.patientId }, never());
    expect(studies.ok && studies.value.rows.map(({ uid }) => uid)).toContain(study);
    const found = await archive().series(study, never());
    expect(found.ok && found.value.rows.map(({ uid, modality }) => [uid, modality])).toContainEqual([
      series,
      identity.modality,
    ]);
    const instances = await archive().instances(study, series, never());
    expect(instances.ok && instances.value.rows.map(({ uid }) => uid)).toContain(file.uid);
    const wanted = [{ study, series, instances: [file.uid] }];
    const { files, problems } = await archive().fetch(wanted, join(folder, 'fetched'), () => {}, never());
    expect(problems).toEqual([]);
    expect((await readFile(files[0]?.path ?? '')).equals(await readFile(file.path)), file.path).toBe(true);
  }
}, 20_000);

test('the archive says whether it is there, and refuses a wrong password in one sentence', async () => {
  expect(await archive().test(never())).toEqual(
    ok(expect.stringMatching(/^Archive answers \(\d+ ms\)\. Passwords and pictures/)),
  );
  const refused = 'Archive does not accept this user or password; enter them again.';
  expect(await archive('wrong').studies({}, never())).toEqual({ ok: false, problem: refused });
  const { file } = await object(RLE);
  expect(await archive('wrong').send([file], () => {}, never())).toEqual([
    { uid: file.uid, state: 'failed', reason: refused, again: false },
  ]);
});

test('of a batch with a damaged object the archive keeps the others, and each has its own answer', async () => {
  const good = await object(NATIVE);
  const bad = join(folder, 'bad.dcm');
  const bytes = await readFile(good.file.path);
  await writeFile(bad, Buffer.concat([bytes.subarray(0, 400), Buffer.alloc(2000, 0xff)]));
  const damaged = { ...good.file, uid: '1.2.3.99', path: bad, size: 2400 };
  const answers = await archive().send([good.file, damaged], () => {}, never());
  expect(answers).toMatchObject([{ state: 'stored' }, { uid: '1.2.3.99', state: 'failed' }]);
});

test('an archive behind TLS is talked to only with a certificate that is trusted, and it may ask for ours', async () => {
  const { caFile, server, client: ours, stranger } = await certificates(folder);
  const [key, cert, ca] = await Promise.all([server.keyFile, server.certFile, caFile].map((file) => readFile(file)));
  const peer = createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: true }, (_, response) =>
    response.end('[]'),
  );
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    peer.closeAllConnections();
    peer.close();
  });
  const url = `https://127.0.0.1:${(peer.address() as AddressInfo).port}/dicom-web`;
  const said = async (more: object) => {
    const tested = await client(url, more).test(never());
    return tested.ok ? tested.value : tested.problem;
  };
  const certificate = (own: object) => ({ auth: { kind: 'certificate', ...own } });
  expect(await said({ caFile, ...certificate(ours) })).toMatch(/^Archive answers \(\d+ ms\)\.$/);
  expect(await said(certificate(ours))).toContain('shows a certificate that this computer does not trust');
  expect(await said({ caFile, ...certificate(stranger) })).toMatch(NOT_OURS);
  expect(await said({ caFile })).toMatch(NOT_OURS);
  expect(await said({ caFile: '/nowhere.pem' })).toBe(
    'The certificate file /nowhere.pem for Archive cannot be read because it does not exist.',
  );
  const elsewhere = url.replace('127.0.0.1', 'localhost');
  expect((await client(elsewhere, { caFile, ...certificate(ours) }).test(never())).ok).toBe(true);
});
