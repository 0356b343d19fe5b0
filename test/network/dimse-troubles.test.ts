import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { DimsePlace } from '../../core/network/place.ts';
import { dimseClient } from '../../electron/network/dimse/client.ts';
import { associateStart, bytes, commandSet, dataPdu, item, pdu } from '../core/network/dimse/by-the-standard.ts';
import { startStoreScp } from './support/dcmtk.ts';
import { testFolder } from './support/folder.ts';
import { freePort } from './support/ports.ts';
import { fileOf, type Run, runsIn } from './support/runs.ts';

const signal = new AbortController().signal;
const secrets = { secret: async () => null };
/** What takes a second here takes half a minute in a hospital. */
const patience = { connectMs: 300, silenceMs: 300, cancelMs: 200, releaseMs: 200, waits: [10] };

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

/** An answer to message 1 in context 1 (PS3.7 9.3), with a data set where there is one. */
const answer = (field: number, status: number, dataSet?: Uint8Array) =>
  bytes(
    dataPdu(1, 3, commandSet([0x0100, field], [0x0120, 1], [0x0800, dataSet ? 1 : 0x0101], [0x0900, status])),
    dataSet === undefined ? '' : dataPdu(1, 2, dataSet),
  );

/** An archive that lists one object, 1.2.9, and does as told with the retrieval. */
function listing(retrieval: (socket: Socket) => void): Promise<number> {
  // A search and a retrieval, again and again.
  let connections = 0;
  const found = bytes(8, 0, 0x18, 0, 'UI', 6, 0, '1.2.9', 0);
  return peer((socket) => {
    connections += 1;
    if (connections % 2 === 1)
      accepting(() => socket.write(bytes(answer(0x8020, 0xff00, found), answer(0x8020, 0))))(socket);
    else accepting(retrieval)(socket);
  });
}
const wanted = [{ study: '1', series: '1.2', instances: null }];

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
  const scp = await peer(accepting((socket) => socket.write(answer(0x8030, 0))));
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

test('an archive that says all is done and has sent nothing is found out', async () => {
  const port = await listing((socket) => socket.write(answer(0x8010, 0)));
  const outcome = await client(port).fetch(wanted, join(base, 'none'), () => undefined, signal);
  const problem = 'Archive did not send 1 object; fetch again, or tell its administrator.';
  expect(outcome).toEqual({ files: [], problems: [problem], cancelled: false });
});

test('a connection that breaks in the middle of a fetch is tried again for what is missing', async () => {
  let retrievals = 0;
  const port = await listing((socket) => {
    retrievals += 1;
    socket.destroy();
  });
  const outcome = await client(port).fetch(wanted, join(base, 'none'), () => undefined, signal);
  const problem = 'Archive broke the connection off; try again.';
  expect(outcome).toEqual({ files: [], problems: [problem], cancelled: false });
  expect(retrievals).toBe(2);
});

test('a fetch that is stopped is cancelled, and broken off where the archive does not heed that', async () => {
  const stop = new AbortController();
  let said = Buffer.alloc(0);
  const gone = new Promise((resolve) => {
    void listing((socket) => {
      socket.on('data', (piece) => {
        said = Buffer.concat([said, piece]);
        // The request of the retrieval is there: now it is stopped.
        if (!stop.signal.aborted) stop.abort();
      });
      socket.once('close', resolve);
    }).then((port) =>
      client(port)
        .fetch(wanted, join(base, 'none'), () => undefined, stop.signal)
        .then(ended),
    );
  });
  let outcome: unknown;
  const ended = (result: unknown) => {
    outcome = result;
  };
  await gone;
  await expect.poll(() => outcome).toEqual({ files: [], problems: [], cancelled: true });
  // C-CANCEL-RQ (field 0FFF, responding to 1), then A-ABORT.
  expect(said.includes(Buffer.from([0x00, 0x01, 2, 0, 0, 0, 0xff, 0x0f]))).toBe(true);
  expect([...said.subarray(-10)]).toEqual([...pdu(0x07, 0, 0, 0, 0)]);
});
