import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesOf } from '../samples/small-cases.ts';
import { dcmtk, startStoreScp } from './support/dcmtk.ts';
import { startOrthanc, USER } from './support/orthanc.ts';
import { certificates } from './support/tls.ts';

const run = filesOf('classic-left-nivl')['classic-left-nivl ivus.dcm'] ?? new Uint8Array();

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ivus-network-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('the archive of these tests knows its user, and sends what it holds to a receiver it knows', async () => {
  const orthanc = await startOrthanc();
  onTestFinished(() => orthanc.stop());
  const scp = await startStoreScp();
  onTestFinished(() => scp.stop());
  await orthanc.seed(run);
  await orthanc.know('peer', 'PEER', scp.port);
  const password = (word: string) => ({ authorization: `Basic ${btoa(`${USER.name}:${word}`)}` });
  expect((await fetch(`${orthanc.webUrl}/studies`, { headers: password(USER.password) })).status).toBe(200);
  expect((await fetch(`${orthanc.webUrl}/studies`, { headers: password('wrong') })).status).toBe(401);
  const [uid = ''] = await orthanc.instances();
  const asked = await dcmtk(
    ...(['movescu', '-S', '-aec', orthanc.title, '-aem', 'PEER', '-k', 'QueryRetrieveLevel=IMAGE'] as const),
    ...['-k', `SOPInstanceUID=${uid}`, '127.0.0.1', String(orthanc.dicomPort)],
  );
  expect(asked.code, asked.stderr).toBe(0);
  expect(await scp.files()).toHaveLength(1);
});

test('the certificates of these tests are taken by a receiver of their authority, and no others', async () => {
  const { caFile, server, client, stranger } = await certificates(await folder());
  const file = join(await folder(), 'run.dcm');
  await writeFile(file, run);
  const scp = await startStoreScp('+tls', server.keyFile, server.certFile, '+cf', caFile);
  onTestFinished(() => scp.stop());
  const sent = ({ keyFile, certFile }: typeof client) =>
    dcmtk('storescu', '+tls', keyFile, certFile, '+cf', caFile, '127.0.0.1', String(scp.port), file);
  expect((await sent(client)).code).toBe(0);
  expect((await sent(stranger)).code).not.toBe(0);
});
