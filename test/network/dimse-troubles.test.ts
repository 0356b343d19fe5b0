import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { DimsePlace } from '../../core/network/place.ts';
import { dimseClient } from '../../electron/network/dimse/client.ts';
import { associateStart, bytes, dataPdu, item, pdu } from '../core/network/dimse/by-the-standard.ts';
import { startStoreScp } from './support/dcmtk.ts';
import { testFolder } from './support/folder.ts';
import { freePort } from './support/ports.ts';
import { fileOf, type Run, runsIn } from './support/runs.ts';

const signal = new AbortController().signal;
const secrets = { secret: async () => null };
/** What takes a second here takes half a minute in a hospital. */
const patience = { connectMs: 300, silenceMs: 300, cancelMs: 200, releaseMs: 200 };

let runs: readonly Run[] = [];
let remove = async (): Promise<void> => undefined;
let base = '';
beforeAll(async () => {
  ({ folder: base, remove } = await testFolder());
  runs = await runsIn(base);
});
afterAll(() => remove());

function archive(port: number, more: Partial<DimsePlace> = {}): DimsePlace {
  return {
    ...({ kind: 'dimse', id: 'archive', name: 'Archive', host: '127.0.0.1', port, tls: null } as const),
    ...{ calledTitle: 'ARCHIVE', callingTitle: 'PLANNER', retrieveBy: 'get', queryLimit: 100 },
    ...{ mayRetrieve: true, maySend: true, ...more },
  };
}
const client = (port: number, more: Partial<DimsePlace> = {}) =>
  dimseClient(archive(port, more), secrets, null, patience);

/** A peer that does as told with each connection, until the test has ended. */
async function peer(act: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    act(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const EXPLICIT = '1.2.840.10008.1.2.1';
/** A-ASSOCIATE-AC for the first of so many contexts. */
const ACCEPTED = pdu(
  0x02,
  associateStart('ARCHIVE', 'PLANNER'),
  item(0x21, 1, 0, 0, 0, item(0x40, EXPLICIT)),
  item(0x50, item(0x51, 0, 0, 0x40, 0)),
);
const accepting = (then: (socket: Socket) => void) => (socket: Socket) => {
  socket.once('data', () => {
    socket.write(ACCEPTED);
    then(socket);
  });
};

const PEERS: Readonly<Record<string, readonly [act: (socket: Socket) => void, sentence: RegExp]>> = {
  'is silent': [() => undefined, /^Archive went silent and was given up; try again/],
  'closes at once': [(socket) => socket.destroy(), /^Archive broke the connection off; try again\.$/],
  'speaks HTTP': [
    (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    /^Archive sent something that is not DICOM; check that 127\.0\.0\.1 port \d+ is its DICOM port/,
  ],
  'refuses our title': [
    (socket) => socket.end(pdu(0x03, 0, 1, 1, 3)),
    /^Archive does not know this computer by the title PLANNER; ask its administrator to register it\.$/,
  ],
  'is busy': [(socket) => socket.end(pdu(0x03, 0, 2, 3, 2)), /^Archive is too busy at the moment; try again later\.$/],
  aborts: [(socket) => socket.end(pdu(0x07, 0, 0, 2, 0)), /^Archive broke the work off; try again/],
  'announces 4 GB': [
    (socket) => socket.write(bytes(2, 0, 255, 255, 255, 255)),
    /^Archive announced a message that is too long/,
  ],
  'goes silent after it has accepted': [accepting(() => undefined), /^Archive went silent/],
  'answers what nobody asked': [
    accepting((socket) => socket.write(dataPdu(1, 2, new Uint8Array(1000)))),
    /^Archive sent a message out of turn; check/,
  ],
};

test.each(Object.entries(PEERS))('a peer that %s costs one sentence', async (_, [act, sentence]) => {
  const answer = await client(await peer(act)).test(signal);
  expect(answer).toEqual({ ok: false, problem: expect.stringMatching(sentence) });
});

test('nobody at the port, and a computer that nobody knows, are told apart', async () => {
  const port = await freePort();
  const nobody = await client(port).test(signal);
  const problem = `Archive: nothing listens at 127.0.0.1 port ${port}; check the address and port, or whether the archive runs.`;
  expect(nobody).toEqual({ ok: false, problem });
  const unknown = await client(port, { host: 'archive.invalid' }).test(signal);
  expect(unknown).toMatchObject({ problem: expect.stringContaining('no computer is called archive.invalid') });
});

test('an archive that does not take an encoding is named with it; what it takes is stored nevertheless', async () => {
  const scp = await startStoreScp('+x=', '+B');
  onTestFinished(() => scp.stop());
  const answers = await client(scp.port).send(runs.map(fileOf), () => undefined, signal);
  const [raw, ...others] = answers;
  expect(raw).toEqual({ uid: runs[0]?.uid, state: 'stored' });
  expect(others).toHaveLength(5);
  const jpeg = answers[runs.findIndex(({ encoding }) => encoding === 'jpeg')];
  const reason = expect.stringMatching(/^Archive does not take JPEG baseline \(1\.2\.840\.10008\.1\.2\.4\.50\);/);
  expect(jpeg).toMatchObject({ state: 'failed', reason, again: false });
});

test('a peer that stops taking our data, and one that never releases, are given up', async () => {
  const [raw] = runs.map(fileOf);
  if (raw === undefined) throw new Error('there is no run');
  const stuck = await peer(accepting((socket) => socket.pause()));
  expect(await client(stuck).send([raw], () => undefined, signal)).toMatchObject([{ state: 'failed', again: true }]);
  const scp = await peer(
    accepting((socket) => {
      // C-ECHO-RSP of PS3.7 table 9.3-13, and then nothing more.
      const answer = [
        [0, 1, 0x30, 0x80],
        [0x20, 1, 1, 0],
        [0, 8, 1, 1],
        [0, 9, 0, 0],
      ];
      const set = bytes(...answer.map(([low = 0, high = 0, a = 0, b = 0]) => bytes(0, 0, low, high, 2, 0, 0, 0, a, b)));
      socket.write(dataPdu(1, 3, bytes(0, 0, 0, 0, 4, 0, 0, 0, set.length, 0, 0, 0, set)));
    }),
  );
  expect(await client(scp).test(signal)).toMatchObject({ ok: true });
});

test('what is stopped ends soon and says so', async () => {
  const stop = new AbortController();
  const port = await peer(accepting(() => stop.abort()));
  const answer = dimseClient(archive(port), secrets).studies({ patientId: 'x' }, stop.signal);
  expect(await answer).toEqual({ ok: false, problem: 'Stopped.' });
  const fetched = await client(port).fetch([], join(base, 'none'), () => undefined, stop.signal);
  expect(fetched).toEqual({ files: [], problems: [], cancelled: false });
});
