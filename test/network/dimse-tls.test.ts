import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { DimsePlace } from '../../core/network/place.ts';
import { receiverSettingsSchema } from '../../core/network/received.ts';
import { dimseClient } from '../../electron/network/dimse/client.ts';
import { receiverOf } from '../../electron/network/dimse/receiver.ts';
import { openInbox } from '../../electron/network/inbox/inbox.ts';
import { dcmtk, startStoreScp } from './support/dcmtk.ts';
import { testFolder } from './support/folder.ts';
import { freePort } from './support/ports.ts';
import { afterGroup2, fileOf, type Run, runsIn } from './support/runs.ts';
import { type Certificates, certificates } from './support/tls.ts';

const signal = new AbortController().signal;
const secrets = { secret: async () => null };
let made: Certificates;
let runs: readonly Run[] = [];
let base = '';
let remove = async (): Promise<void> => undefined;
beforeAll(async () => {
  ({ folder: base, remove } = await testFolder());
  [made, runs] = await Promise.all([certificates(base), runsIn(base)]);
});
afterAll(() => remove());

function archive(port: number, tls: DimsePlace['tls']): DimsePlace {
  return {
    ...({ kind: 'dimse', id: 'archive', name: 'Archive', host: '127.0.0.1', port, tls } as const),
    ...{ calledTitle: 'ARCHIVE', callingTitle: 'PLANNER', retrieveBy: 'get', queryLimit: 100 },
    ...{ mayRetrieve: true, maySend: true },
  };
}

/** Says something to a port and resets the connection. */
async function broken(port: number, bytes: Buffer): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(bytes, resolve));
  socket.resetAndDestroy();
  await once(socket, 'close');
}

test('dcmtk takes our certificate and we take its; a stranger’s, none, and one of an unknown authority are refused', async () => {
  const { caFile, client, server, stranger } = made;
  const scp = await startStoreScp('+tls', server.keyFile, server.certFile, '+cf', caFile, '+B');
  onTestFinished(() => scp.stop());
  const [raw] = runs;
  if (raw === undefined) throw new Error('there is no run');
  const to = (tls: DimsePlace['tls']) => dimseClient(archive(scp.port, tls), secrets);
  expect(await to({ caFile, ...client }).send([fileOf(raw)], () => undefined, signal)).toEqual([
    { uid: raw.uid, state: 'stored' },
  ]);
  const [path = ''] = await scp.files();
  expect(afterGroup2(await readFile(path)).equals(raw.dataSet)).toBe(true);
  const refused = 'does not accept this computer’s certificate'.replace('’', "'");
  for (const tls of [{ caFile, ...stranger }, { caFile }])
    expect(await to(tls).test(signal)).toMatchObject({ ok: false, problem: expect.stringContaining(refused) });
  const unknown = await to({ ...client }).test(signal);
  expect(unknown).toMatchObject({
    problem: expect.stringContaining('a certificate that this computer does not trust'),
  });
  const plain = await startStoreScp();
  onTestFinished(() => plain.stop());
  const noTls = await dimseClient(archive(plain.port, { caFile }), secrets).test(signal);
  expect(noTls).toMatchObject({ problem: expect.stringContaining('Archive does not speak TLS at 127.0.0.1 port') });
});

test('a key that is none is told before anything is sent, also by the receiver', async () => {
  const { caFile, client, server } = made;
  const notKey = runs[0]?.path ?? '';
  const tried = await dimseClient(archive(1, { caFile, ...client, keyFile: notKey }), secrets).test(signal);
  const unusable = 'The key or certificate file for Archive cannot be used; check the files and the pass phrase.';
  expect(tried).toEqual({ ok: false, problem: unusable });
  const receiver = receiverOf({ receive: () => async () => 0xa700, note: () => undefined });
  const tls = { caFile, certFile: server.certFile, keyFile: notKey };
  const settings = receiverSettingsSchema.parse({ on: true, port: await freePort(), tls });
  const problem = 'Nothing can be received: the certificate or key file cannot be used. Choose them again.';
  expect(await receiver.apply(settings)).toEqual({ settings, listening: false, problem });
  const held = await receiver.apply({ ...settings, tls: null });
  expect(held).toMatchObject({ listening: true });
  const second = receiverOf({ receive: () => async () => 0xa700, note: () => undefined });
  const taken = `Nothing can be received: another program uses port ${settings.port}. Choose another port.`;
  expect(await second.apply({ ...settings, tls: null })).toMatchObject({ listening: false, problem: taken });
  await receiver.close();
});

test('our receiver takes a sender with a certificate of its authority, and nobody else', async () => {
  const { caFile, client, server, stranger } = made;
  const host = { now: Date.now, isReferred: async () => false, arrived() {}, changed() {}, problem() {} };
  const inbox = await openInbox(join(base, 'inbox'), host);
  onTestFinished(() => inbox.close());
  const receiver = receiverOf({ receive: inbox.receive, note: () => undefined });
  onTestFinished(() => receiver.close());
  const port = await freePort();
  const tls = { caFile, certFile: server.certFile, keyFile: server.keyFile };
  const settings = {
    on: true,
    address: '127.0.0.1',
    port,
    title: 'PLANNER',
    callers: [],
    tls,
    keptDays: 30,
    quota: null,
  };
  expect(await receiver.apply(settings)).toMatchObject({ listening: true });
  const file = runs[0]?.path ?? '';
  const send = (...words: readonly string[]) =>
    dcmtk('storescu', ...words, '-aec', 'PLANNER', '127.0.0.1', String(port), file);
  expect((await send('+tls', stranger.keyFile, stranger.certFile, '-ic')).code).not.toBe(0);
  expect((await send('+tla', '+cf', caFile)).code).not.toBe(0);
  expect((await send()).code).not.toBe(0);
  // What is no TLS, half of a greeting, nothing at all: each is broken off rudely, none ends more than its own connection.
  const greeting = Buffer.from([0x16, 3, 1, 0x02, 0, 1, 0, 0x01, 0xfc]);
  await Promise.all(
    [Buffer.from('GET / HTTP/1.1\r\n\r\n'), greeting, Buffer.alloc(0)].map((bytes) => broken(port, bytes)),
  );
  expect(await inbox.studies()).toEqual([]);
  expect(await send('+tls', client.keyFile, client.certFile, '+cf', caFile)).toMatchObject({ code: 0 });
  expect(await inbox.studies()).toMatchObject([{ objects: 1 }]);
});
