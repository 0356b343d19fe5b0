import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type ReceiverSettings, receiverSettingsSchema } from '../../core/network/received.ts';
import { type DimsePatience, PATIENCE } from '../../electron/network/dimse/patience.ts';
import { receiverOf } from '../../electron/network/dimse/receiver.ts';
import { type Inbox, openInbox } from '../../electron/network/inbox/inbox.ts';
import { associateStart, bytes, commandSet, dataPdu, item, pdu } from '../core/network/dimse/by-the-standard.ts';
import { dcmtk } from './support/dcmtk.ts';
import { testFolder } from './support/folder.ts';
import { startOrthanc } from './support/orthanc.ts';
import { freePort } from './support/ports.ts';
import { afterGroup2, ENCODINGS, PATIENT, type Run, runsIn } from './support/runs.ts';

let runs: readonly Run[] = [];
let base = '';
let remove = async (): Promise<void> => undefined;
beforeAll(async () => {
  ({ folder: base, remove } = await testFolder());
  runs = await runsIn(base);
});
afterAll(() => remove());

interface Receiving {
  readonly port: number;
  readonly root: string;
  readonly inbox: Inbox;
  readonly said: string[];
  readonly notes: string[];
}

/** A receiver on an inbox of its own, until the test has ended. */
async function receiving(
  name: string,
  more: Partial<ReceiverSettings> = {},
  patience: DimsePatience = PATIENCE,
): Promise<Receiving> {
  const root = join(base, name);
  const [said, notes]: [string[], string[]] = [[], []];
  const inbox = await openInbox(
    root,
    {
      now: Date.now,
      isReferred: async () => false,
      arrived: ({ objects }) => said.push(`arrived: ${objects}`),
      changed: () => undefined,
      problem: (sentence) => said.push(sentence),
    },
    100,
  );
  const receiver = receiverOf({ receive: inbox.receive, note: (line) => notes.push(line) }, patience);
  const settings = receiverSettingsSchema.parse({ on: true, port: await freePort(), title: 'PLANNER', ...more });
  inbox.limit(settings);
  expect(await receiver.apply(settings)).toMatchObject({ listening: true, problem: null });
  onTestFinished(async () => {
    inbox.close();
    await receiver.close();
  });
  return { port: settings.port, root, inbox, said, notes };
}

const send = ({ port }: Receiving, file: string, ...words: readonly string[]) =>
  dcmtk('storescu', '-aec', 'PLANNER', '-aet', 'CONSOLE', ...words, '127.0.0.1', String(port), file);

test('a console pushes every encoding: each is kept byte for byte, for its owner only, and the study announces itself', async () => {
  const to = await receiving('pushed');
  for (const { path, encoding } of runs) {
    const sent = await send(to, path, `-${ENCODINGS[encoding].option}`);
    expect(sent, sent.stderr).toMatchObject({ code: 0 });
  }
  const [study, ...others] = await to.inbox.studies();
  expect(others).toEqual([]);
  const facts = {
    uid: runs[0]?.study,
    patientId: PATIENT.id,
    name: PATIENT.shown,
    objects: runs.length,
    from: 'CONSOLE',
  };
  expect(study).toMatchObject({ ...facts, date: '20260131', modalities: ['IVUS'] });
  for (const { uid, dataSet } of runs) {
    const path = study?.files.find((file) => file.endsWith(`/${uid}.dcm`)) ?? '';
    expect(afterGroup2(await readFile(path)).equals(dataSet)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  }
  const dumped = await dcmtk('dcmdump', study?.files[0] ?? '');
  expect(dumped.stdout).toMatch(/\(0002,0016\) AE \[CONSOLE/);
  await expect.poll(() => to.said.at(-1)).toBe(`arrived: ${runs.length}`);
  expect(to.notes.join('\n')).not.toMatch(/CONSOLE|NET-14|ukasiewicz|2\.25|\.dcm/);
});

test('the same object again is ignored; with other contents it is kept beside, and said', async () => {
  const to = await receiving('again');
  const raw = runs[0]?.path ?? '';
  const changed = join(base, 'changed.dcm');
  const bytes = await readFile(raw);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(changed, bytes);
  for (const file of [raw, raw, changed, changed]) expect(await send(to, file)).toMatchObject({ code: 0 });
  const [study] = await to.inbox.studies();
  const uid = runs[0]?.uid ?? '';
  expect(study?.files.map((path) => path.split('/').at(-1))).toEqual([`${uid}-2.dcm`, `${uid}.dcm`]);
  const beside = 'CONSOLE sent an object again with other contents: both are kept in the inbox.';
  expect(to.said.filter((one) => one === beside)).toHaveLength(1);
});

test('an archive sends to us as well', async () => {
  const to = await receiving('archive');
  const orthanc = await startOrthanc();
  onTestFinished(() => orthanc.stop());
  for (const { path } of runs) await orthanc.seed(await readFile(path));
  await orthanc.know('planner', 'PLANNER', to.port);
  await orthanc.rest(
    'POST',
    '/modalities/planner/store',
    runs[0] === undefined ? '' : await orthanc.studyId(runs[0].uid),
  );
  const [study] = await to.inbox.studies();
  expect(study?.objects).toBe(runs.length);
  for (const { uid, dataSet } of runs) {
    const path = study?.files.find((file) => file.endsWith(`/${uid}.dcm`)) ?? '';
    expect(afterGroup2(await readFile(path)).equals(dataSet)).toBe(true);
  }
});

test('who calls another title, or is not on the list, is refused; a full inbox refuses objects and says so', async () => {
  const callers = [
    { title: 'CONSOLE', address: '127.0.0.1' },
    { title: 'FAR', address: '192.0.2.1' },
  ];
  const to = await receiving('strict', { callers });
  const raw = runs[0]?.path ?? '';
  expect((await send(to, raw, '-aec', 'OTHER')).stderr).toContain('Called AE Title Not Recognized');
  for (const title of ['STRANGER', 'FAR'])
    expect((await send(to, raw, '-aet', title)).stderr).toContain('Calling AE Title Not Recognized');
  expect(await send(to, raw)).toMatchObject({ code: 0 });
  to.inbox.limit({ quota: 1, keptDays: 30 });
  const refused = await send(to, runs[1]?.path ?? '', '-xr', '-v');
  expect(refused.stderr + refused.stdout).toMatch(/OutOfResources|A700|Out ?of ?Resources/i);
  expect(to.said).toContain('CONSOLE was refused: the inbox is full. Delete studies from it, or allow it more room.');
  expect(await to.inbox.studies()).toMatchObject([{ objects: 1 }]);
  expect(await readdir(join(to.root, 'tmp'))).toEqual([]);
});

test('400 forged connections leave the receiver alive, in bounded memory, with room for who comes next', async () => {
  const to = await receiving('forged');
  const before = process.memoryUsage().rss;
  const forged = [
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.from([1, 0, 0xff, 0xff, 0xff, 0xff]),
    Buffer.concat([Buffer.from([1, 0, 0, 3, 0xff, 0xff]), Buffer.alloc(200_000)]),
    Buffer.from(pdu(0x01, associateStart('PLANNER', 'FORGED'), Buffer.alloc(60_000, 0x20))),
  ];
  const sockets = Array.from({ length: 400 }, (_, index) =>
    forgedSocket(to.port, forged[index % 4] ?? Buffer.alloc(0)),
  );
  await Promise.all(sockets.map((socket) => once(socket, 'end').catch(() => undefined)));
  for (const socket of sockets) socket.destroy();
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
  await expect.poll(async () => (await send(to, runs[0]?.path ?? '')).code).toBe(0);
});

test('who connects and says nothing, and who goes silent in the middle of an object, is left; nothing of it stays', async () => {
  const to = await receiving('silent', {}, { ...PATIENCE, connectMs: 200, silenceMs: 300 });
  const ultrasound = '1.2.840.10008.5.1.4.1.1.3.1';
  const context = item(0x20, 1, 0, 0, 0, item(0x30, ultrasound), item(0x40, ENCODINGS.raw.syntax));
  const store = commandSet([0x0002, ultrasound], [0x0100, 1], [0x0110, 1], [0x0800, 1], [0x1000, '1.2.3']);
  const begun = bytes(
    pdu(0x01, associateStart('PLANNER', 'CONSOLE'), context, item(0x50, item(0x51, 0, 0, 0x40, 0))),
    ...[dataPdu(1, 3, store), dataPdu(1, 0, new Uint8Array(10_000))],
  );
  for (const said of ['', begun]) {
    const socket = connect(to.port, '127.0.0.1', () => socket.write(said)).on('error', () => undefined);
    socket.resume();
    await once(socket, 'close');
  }
  await expect.poll(() => to.notes).toHaveLength(2);
  expect(await readdir(join(to.root, 'tmp'))).toEqual([]);
  expect(await to.inbox.studies()).toEqual([]);
});

function forgedSocket(port: number, said: Buffer): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.end(said));
  socket.on('error', () => socket.emit('end')).resume();
  return socket;
}
