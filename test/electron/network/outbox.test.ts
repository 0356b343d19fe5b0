import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ObjectAnswer, OutboxJob } from '../../../core/network/objects.ts';
import type { PlaceClient } from '../../../core/network/service.ts';
import { fail, ok } from '../../../core/result.ts';
import { readObject } from '../../../electron/network/object-file.ts';
import { type OutboxWish, openOutbox } from '../../../electron/network/outbox/outbox.ts';
import { newFolder } from '../new-folder.ts';
import { run } from './support.ts';

type Send = PlaceClient['send'];
const stored: Send = async (files) => files.map(({ uid }) => ({ uid, state: 'stored' }));
const failing =
  (reason: string, again: boolean): Send =>
  async (files) =>
    files.map(({ uid }): ObjectAnswer => ({ uid, state: 'failed', reason, again }));

/** Only `send` of a client is used by an outbox. */
const clientWith = (send: Send) => ({ send }) as PlaceClient;

/** An outbox whose places take what `send` says. */
async function outbox(folder: string, send: Send, more: Partial<OutboxWish> = {}) {
  const problems: string[] = [];
  const opened = await openOutbox({
    folder,
    clientOf: async () => ok(clientWith(send)),
    changed: () => {},
    problem: (sentence) => problems.push(sentence),
    ...more,
  });
  onTestFinished(() => opened.close());
  return { ...opened, problems };
}

async function objects(folder: string, ...uids: readonly string[]) {
  return Promise.all(
    uids.map(async (uid, fill) => {
      const path = join(folder, `${uid}-${fill}.dcm`);
      writeFileSync(path, run(uid, fill));
      const read = await readObject(path);
      if (!read.ok) throw new Error(read.problem);
      return read.value;
    }),
  );
}

const states = (jobs: readonly OutboxJob[]) =>
  jobs.map((job) => job.objects.map(({ state, tries }) => `${state} ${tries}`));
const PATIENT = { timeout: 20_000, interval: 10 };

test('what is put in is sent from a copy, answered object by object, and goes when the operator has taken note', async () => {
  const [folder, from] = [await newFolder(), await newFolder()];
  const sent: Buffer[] = [];
  const box = await outbox(folder, async (files) => {
    for (const { path } of files) sent.push(readFileSync(path));
    return files.map(
      ({ uid }, at): ObjectAnswer =>
        at === 0 ? { uid, state: 'stored' } : { uid, state: 'failed', reason: 'No.', again: false },
    );
  });
  const both = await objects(from, '1.2.1', '1.2.2');
  const added = await box.add('archive', both);
  // The originals may go at once.
  for (const { file } of both) writeFileSync(file.path, 'gone');
  await expect.poll(async () => states(await box.list()), PATIENT).toEqual([['stored 1', 'failed 1']]);
  expect(sent.map((bytes) => bytes.equals(run('1.2.1', 0)) || bytes.equals(run('1.2.2', 1)))).toEqual([true, true]);
  expect(await box.list()).toMatchObject([
    { place: 'archive', objects: [{ kind: 'Ultrasound run' }, { reason: 'No.' }], nextTry: null },
  ]);
  const id = added.ok ? added.value.id : '';
  expect(readdirSync(join(folder, 'payload')).length).toBe(2);
  expect(await box.acknowledge(id)).toBe(null);
  expect([readdirSync(join(folder, 'payload')), readdirSync(join(folder, 'jobs')), await box.list()]).toEqual([
    [],
    [],
    [],
  ]);
  expect(await box.acknowledge(id)).toBe('This job is no longer in the outbox.');
});

test('what may pass is sent again by itself, three times; then it waits for the operator', async () => {
  const [folder, from] = [await newFolder(), await newFolder()];
  let calls = 0;
  let answer: Send = failing('Busy.', true);
  const box = await outbox(
    folder,
    (...given) => {
      calls += 1;
      return answer(...given);
    },
    { waits: [1, 1, 1] },
  );
  const added = await box.add('archive', await objects(from, '1.2.1'));
  await expect.poll(async () => states(await box.list()), PATIENT).toEqual([['failed 4']]);
  expect(calls).toBe(4);
  answer = stored;
  expect(await box.retry(added.ok ? added.value.id : '')).toBe(null);
  await expect.poll(async () => states(await box.list()), PATIENT).toEqual([['stored 1']]);
});

test('the time of the next try is kept: one, five and thirty minutes', async () => {
  const [folder, from] = [await newFolder(), await newFolder()];
  const box = await outbox(folder, failing('Busy.', true));
  await box.add('archive', await objects(from, '1.2.1'));
  await expect.poll(async () => states(await box.list()), PATIENT).toEqual([['waiting 1']]);
  await expect.poll(async () => (await box.list())[0]?.nextTry, PATIENT).toBeTruthy();
  const [job] = await box.list();
  const seconds = (Date.parse(job?.nextTry ?? '') - Date.now()) / 1000;
  expect(seconds > 30 && seconds <= 60).toBe(true);
});

test('a program that ends in the middle goes on with the same bytes at its next start', async () => {
  const [folder, from] = [await newFolder(), await newFolder()];
  const first = await outbox(folder, async (files, _, signal, answered) => {
    await answered?.({ uid: '1.2.1', state: 'stored' });
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return files.map(({ uid }) => ({ uid, state: 'failed', reason: 'Stopped.', again: true }));
  });
  await first.add('archive', await objects(from, '1.2.1', '1.2.2'));
  await expect.poll(async () => states(await first.list()), PATIENT).toEqual([['stored 1', 'waiting 0']]);
  await first.close();
  const uids: string[] = [];
  const second = await outbox(folder, (files, ...rest) => {
    uids.push(...files.map(({ uid }) => uid));
    return stored(files, ...rest);
  });
  await expect.poll(async () => states(await second.list()), PATIENT).toEqual([['stored 1', 'stored 1']]);
  expect(uids).toEqual(['1.2.2']);
});

test('one UID is never sent with two contents, and a copy that was changed is not sent', async () => {
  const [folder, from] = [await newFolder(), await newFolder()];
  const nobody = await outbox(folder, stored, { clientOf: async () => fail('This archive is no longer set up.') });
  const [one] = await objects(from, '1.2.1');
  if (one === undefined) throw new Error('one object');
  expect((await nobody.add('archive', [one])).ok).toBe(true);
  await expect
    .poll(async () => (await nobody.list())[0]?.objects[0]?.reason, PATIENT)
    .toBe('This archive is no longer set up.');
  writeFileSync(one.file.path, run('1.2.1', 99));
  const other = await nobody.add('archive', [one]);
  expect(other).toMatchObject({
    ok: false,
    problem: expect.stringContaining('an object with its UID and other content waits there'),
  });
  expect((await nobody.add('archive', [one, one])).ok).toBe(false);
  writeFileSync(join(folder, 'payload', '1.2.1.dcm'), run('1.2.1', 99));
  await nobody.close();
  let calls = 0;
  const later = await outbox(folder, async (files) => {
    calls += files.length;
    return [];
  });
  const [job] = await later.list();
  await later.retry(job?.id ?? '');
  await expect.poll(async () => (await later.list())[0]?.objects[0]?.reason, PATIENT).toContain('is damaged');
  expect(calls).toBe(0);
});

test('of two processes one sends, also what the other puts in; a mark that a kill left does not count', async () => {
  const [folder, from] = [await newFolder(), await newFolder()];
  mkdirSync(folder, { recursive: true });
  // Nobody has this number: it is beyond those that systems give.
  writeFileSync(join(folder, 'owner'), '2147483646');
  const first = await outbox(folder, stored);
  const second = await outbox(folder, failing('the second sends too', false));
  const added = await second.add('archive', await objects(from, '1.2.1'));
  await expect.poll(async () => states(await second.list()), PATIENT).toEqual([['stored 1']]);
  expect(await second.retry(added.ok ? added.value.id : '')).toContain('is sending from this outbox');
  await first.close();
  await second.add('archive', await objects(from, '1.2.2'));
  await expect.poll(async () => (await second.list())[1]?.objects[0]?.reason, PATIENT).toBe('the second sends too');
});

test('a damaged job is set aside and said; copies without a job go after an hour', async () => {
  const folder = await newFolder();
  for (const name of ['jobs', 'payload']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'jobs', 'a.json'), '{"format":"ivus-outbox/1"');
  for (const name of ['1.2.8.dcm', '1.2.9.dcm']) writeFileSync(join(folder, 'payload', name), 'x');
  const past = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(join(folder, 'payload', '1.2.8.dcm'), past, past);
  const box = await outbox(folder, stored);
  expect(box.problems).toEqual([expect.stringMatching(/^A job of the outbox is damaged; it was set aside as /)]);
  expect([readdirSync(join(folder, 'payload')), await box.list()]).toEqual([['1.2.9.dcm'], []]);
});

test('a job that an earlier version kept, which knew of no uncompressed copies, is still there', async () => {
  const folder = await newFolder();
  const object = { uid: '1.2.3', kind: 'Capture', size: 4, state: 'failed', tries: 1, reason: 'No.' };
  const stored = { sopClass: '1.2', transferSyntax: '1.2.840.10008.1.2.5', sha256: '0'.repeat(64) };
  const job = { id: 'a1-b2', place: 'old', made: '2026-01-31T10:00:00.000Z', nextTry: null };
  mkdirSync(join(folder, 'jobs'), { recursive: true });
  const kept = { format: 'ivus-outbox/1', ...job, objects: [{ ...object, ...stored }] };
  writeFileSync(join(folder, 'jobs', 'a1-b2.json'), JSON.stringify(kept));
  const box = await outbox(folder, async () => []);
  expect(await box.list()).toEqual([{ ...job, objects: [{ ...object, mayUncompress: false, uncompressed: false }] }]);
  expect(box.problems).toEqual([]);
});

test('a fault of our own while a job is sent costs one sentence, and the job waits for its next try', async () => {
  const folder = await newFolder();
  const box = await outbox(folder, async () => {
    throw new Error('a bug');
  });
  await box.add('old', await objects(folder, '1.2.3'));
  await expect.poll(() => box.problems, PATIENT).toEqual([expect.stringMatching(/^A job of the outbox was not sent /)]);
  await expect.poll(async () => (await box.list())[0]?.nextTry ?? null, PATIENT).not.toBeNull();
  expect(states(await box.list())).toEqual([['waiting 0']]);
});

test('a job whose archive cannot be looked up costs one sentence, and the jobs for other archives are sent', async () => {
  const folder = await newFolder();
  const box = await outbox(folder, stored, {
    clientOf: async (place) => {
      if (place === 'broken') throw new Error('a bug');
      return ok(clientWith(stored));
    },
  });
  await box.add('broken', await objects(folder, '1.2.3'));
  await box.add('old', await objects(folder, '1.2.4'));
  await expect.poll(async () => states(await box.list()), PATIENT).toEqual([['waiting 0'], ['stored 1']]);
  await expect.poll(() => box.problems, PATIENT).toEqual([expect.stringMatching(/^A job of the outbox was not sent /)]);
  expect((await box.list())[0]?.nextTry).not.toBeNull();
});
