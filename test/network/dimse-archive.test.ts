import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DimsePlace } from '../../core/network/place.ts';
import { dimseClient } from '../../electron/network/dimse/client.ts';
import { receiverOf } from '../../electron/network/dimse/receiver.ts';
import { testFolder } from './support/folder.ts';
import { type Orthanc, startOrthanc } from './support/orthanc.ts';
import { freePort } from './support/ports.ts';
import { afterGroup2, fileOf, PATIENT, type Run, runsIn } from './support/runs.ts';

const signal = new AbortController().signal;
const secrets = { secret: async () => null };

let orthanc: Orthanc;
let place: DimsePlace;
let runs: readonly Run[] = [];
let base = '';
let remove = async (): Promise<void> => undefined;

beforeAll(async () => {
  ({ folder: base, remove } = await testFolder());
  [orthanc, runs] = await Promise.all([startOrthanc(), runsIn(base)]);
  for (const { path } of runs) await orthanc.seed(await readFile(path));
  place = {
    ...({ kind: 'dimse', id: 'archive', name: 'Archive', host: '127.0.0.1', tls: null, retrieveBy: 'get' } as const),
    ...{ port: orthanc.dicomPort, calledTitle: orthanc.title, callingTitle: 'PLANNER' },
    ...{ queryLimit: 100, mayRetrieve: true, maySend: true },
  };
});
afterAll(async () => {
  await orthanc.stop();
  await remove();
});

/** Everything that is there, series by series. */
const wanted = () =>
  [...new Set(runs.map(({ series }) => series))].map((series) => ({
    study: runs[0]?.study ?? '',
    series,
    instances: null,
  }));

/** What lies in a folder of each run, as it was stored. */
async function kept(folder: string) {
  return Promise.all(
    runs.map(async ({ encoding, uid, dataSet }) => {
      const file = await readFile(join(folder, `${uid}.dcm`));
      return { encoding, same: afterGroup2(file).equals(dataSet) };
    }),
  );
}
const allSame = () => runs.map(({ encoding }) => ({ encoding, same: true }));

test('an archive answers, and is searched by each key; names come back in their own letters', async () => {
  const client = dimseClient(place, secrets);
  expect(await client.test(signal)).toMatchObject({ ok: true, value: expect.stringMatching(/^Archive answers/) });
  const queries = [
    { patientId: PATIENT.id },
    { name: 'Łukasiewicz' },
    { accession: PATIENT.accession },
    { dateFrom: '20260101', dateTo: '20260201', modality: 'IVUS' },
  ];
  for (const query of queries) {
    const found = await client.studies(query, signal);
    const row = {
      patientId: PATIENT.id,
      name: PATIENT.shown,
      date: '20260131',
      modalities: ['IVUS'],
      instances: runs.length,
    };
    expect(found).toMatchObject({ ok: true, value: { rows: [row], more: false } });
  }
  expect(await client.studies({ patientId: 'nobody' }, signal)).toEqual({ ok: true, value: { rows: [], more: false } });
  const study = runs[0]?.study ?? '';
  const series = await client.series(study, signal);
  expect(series.ok && series.value.rows.map((row) => [row.modality, row.uid])).toEqual(
    wanted().map((one) => ['IVUS', one.series]),
  );
  const instances = await client.instances(study, runs[0]?.series ?? '', signal);
  const found = instances.ok ? instances.value.rows : [];
  const uids = runs.filter((one) => one.series === runs[0]?.series).map(({ uid }) => uid);
  expect(found.map(({ uid }) => uid).toSorted()).toEqual(uids.toSorted());
  expect(found[0]).toMatchObject({ frames: 4, rows: 64, columns: 64 });
});

test('C-GET brings every encoding byte for byte; what is there already is not fetched again', async () => {
  const folder = join(base, 'got');
  await mkdir(folder);
  const client = dimseClient(place, secrets);
  const told: number[] = [];
  const outcome = await client.fetch(wanted(), folder, ({ done }) => told.push(done), signal);
  expect(outcome).toMatchObject({ problems: [], cancelled: false });
  expect(await kept(folder)).toEqual(allSame());
  expect(told.at(-1)).toBe(runs.length);
  const again = await client.fetch(wanted(), folder, () => undefined, signal);
  expect(again.files.map(({ uid }) => uid).toSorted()).toEqual(runs.map(({ uid }) => uid).toSorted());
});

test('C-MOVE brings every encoding byte for byte to our own receiver; without it the reason is said', async () => {
  const folder = join(base, 'moved');
  await mkdir(folder);
  const port = await freePort();
  await orthanc.know('planner', 'PLANNER', port);
  const receiver = receiverOf({ receive: () => async () => 0xa700, note: () => undefined });
  const client = dimseClient({ ...place, retrieveBy: 'move' }, secrets, receiver.destination);
  const off = await client.fetch(wanted(), folder, () => undefined, signal);
  expect(off.problems).toEqual([expect.stringContaining("Archive sends to this computer's receiver, which is off")]);
  const settings = {
    on: true,
    address: '127.0.0.1',
    port,
    title: 'PLANNER',
    callers: [],
    tls: null,
    keptDays: 30,
    quota: null,
  };
  expect(await receiver.apply(settings)).toMatchObject({ listening: true, problem: null });
  try {
    const outcome = await client.fetch(wanted(), folder, () => undefined, signal);
    expect(outcome).toMatchObject({ problems: [], cancelled: false });
    expect(await kept(folder)).toEqual(allSame());
  } finally {
    await receiver.close();
  }
});

test('an archive that does not know our receiver, and one that we call by a wrong title, cost one sentence', async () => {
  const receiver = receiverOf({ receive: () => async () => 0xa700, note: () => undefined });
  const settings = {
    on: true,
    address: '127.0.0.1',
    port: await freePort(),
    title: 'STRANGER',
    callers: [],
    tls: null,
    keptDays: 30,
    quota: null,
  };
  await receiver.apply(settings);
  const stranger = dimseClient(
    { ...place, retrieveBy: 'move', callingTitle: 'STRANGER' },
    secrets,
    receiver.destination,
  );
  const outcome = await stranger.fetch(wanted().slice(0, 1), join(base, 'none'), () => undefined, signal);
  expect(outcome.files).toEqual([]);
  expect(outcome.problems.at(-1)).toMatch(/^Archive (does not know where to send|could not do this)/);
  await receiver.close();
  const wrong = await dimseClient({ ...place, calledTitle: 'WRONG' }, secrets).test(signal);
  expect(wrong).toEqual({
    ok: false,
    problem: 'Archive does not go by the title WRONG; ask its administrator for its title.',
  });
});

test('runs are sent to an archive as they are stored, each with its answer', async () => {
  await Promise.all(runs.map(async ({ uid }) => orthanc.remove(uid)));
  expect(await orthanc.instances()).toEqual([]);
  const sent = await dimseClient(place, secrets).send(runs.map(fileOf), () => undefined, signal);
  expect(sent).toEqual(runs.map(({ uid }) => ({ uid, state: 'stored' })));
  for (const { uid, dataSet } of runs) expect(afterGroup2(await orthanc.file(uid)).equals(dataSet)).toBe(true);
});
