import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Place, placeSchema } from '../../../core/network/place.ts';
import type { NetworkEvent } from '../../../core/network/service.ts';
import { networkService } from '../../../electron/network/service.ts';
import { newFolder } from '../new-folder.ts';
import { archive, never, run, SERIES, STUDY } from './support.ts';

const basic = (id: string, url: string, more: object = {}): Place =>
  placeSchema.parse({ kind: 'dicomweb', id, name: 'Archive', url, auth: { kind: 'basic', user: 'me' }, ...more });

async function service() {
  const folder = join(await newFolder(), 'network');
  const opened = networkService({ folder, safe: null });
  onTestFinished(() => opened.close());
  const events: NetworkEvent[] = [];
  opened.listen((event) => events.push(event));
  return { service: opened, events, folder };
}

test('a secret stays with a place whose name changes, and is forgotten with its address, its user or the place', async () => {
  const { service: network } = await service();
  const has = async () => (await network.places()).places.map(({ hasSecret }) => hasSecret);
  await network.savePlace(basic('a', 'https://one.example/'), 'secret');
  await network.savePlace(basic('a', 'https://one.example/other', { name: 'New name' }));
  expect(await has()).toEqual([true]);
  await network.savePlace(basic('a', 'https://two.example/'));
  expect(await has()).toEqual([false]);
  await network.savePlace(basic('a', 'https://two.example/'), 'secret');
  await network.savePlace(basic('a', 'https://two.example/', { auth: { kind: 'basic', user: 'you' } }));
  expect(await has()).toEqual([false]);
  await network.savePlace(basic('a', 'https://two.example/'), 'secret');
  await network.removePlace('a');
  await network.savePlace(basic('a', 'https://two.example/'));
  expect(await has()).toEqual([false]);
});

test('a run is fetched into the inbox and sent through the outbox, and both are told', async () => {
  const { service: network, events, folder } = await service();
  const url = await archive((request, response) => {
    if (request.method === 'GET')
      return response
        .setHeader('content-type', 'multipart/related; type="application/dicom"; boundary=b')
        .end(Buffer.concat([Buffer.from('--b\r\n\r\n'), run('1.2.9'), Buffer.from('\r\n--b--')]));
    request.resume();
    return request.on('end', () =>
      response.end(JSON.stringify({ '00081199': { Value: [{ '00081155': { Value: ['1.2.9'] } }] } })),
    );
  });
  await network.savePlace(basic('a', url), 'secret');
  const wanted = [{ study: STUDY, series: SERIES, instances: ['1.2.9'] }];
  const done = await network.fetch('a', wanted, () => {}, never());
  expect(done).toMatchObject({ problems: [], cancelled: false, files: [{ uid: '1.2.9' }] });
  expect(done.files[0]?.path.startsWith(join(folder, 'inbox'))).toBe(true);
  expect(await network.inbox()).toMatchObject([{ uid: STUDY, objects: 1, from: 'Archive' }]);
  const sent = await network.send('a', [done.files[0]?.path ?? '']);
  expect(sent.ok).toBe(true);
  const stored = () => events.some((event) => event.type === 'outbox' && event.jobs[0]?.objects[0]?.state === 'stored');
  await expect.poll(stored, { timeout: 20_000 }).toBe(true);
  const [job] = await network.outbox();
  expect(await network.acknowledge(job?.id ?? '')).toBe(null);
});

test('nothing is sent to, searched or fetched from a place that is not set up for it', async () => {
  const { service: network, folder } = await service();
  await network.savePlace(basic('a', 'https://one.example/', { maySend: false, mayRetrieve: false }), 'secret');
  const file = join(folder, '..', 'run.dcm');
  writeFileSync(file, run('1.2.9'));
  expect(await network.send('a', [file])).toEqual({
    ok: false,
    problem: 'Archive is not set up to be sent to; change its settings.',
  });
  expect((await network.fetch('a', [], () => {}, never())).problems).toEqual([
    'Archive is not set up to be fetched from; change its settings.',
  ]);
  expect((await network.studies('b', {}, never())).ok).toBe(false);
  expect((await network.send('b', [file])).ok).toBe(false);
});

test('the receiver is off until it is switched on, and its settings are kept', async () => {
  const { service: network, folder } = await service();
  const { settings, listening } = await network.receiver();
  expect([settings.on, settings.address, settings.port, listening]).toEqual([false, '127.0.0.1', 11_112, false]);
  await network.setReceiver({ ...settings, title: 'OTHER' });
  const again = networkService({ folder, safe: null });
  onTestFinished(() => again.close());
  expect((await again.receiver()).settings.title).toBe('OTHER');
});

test('an inbox that cannot be listed is said in one sentence', async () => {
  const { service: network, events, folder } = await service();
  expect(await network.inbox()).toEqual([]);
  const [study, series] = ['a', 'b'].map((digit) => digit.repeat(32));
  mkdirSync(join(folder, 'inbox', study ?? ''));
  // A link to itself cannot be read by anybody.
  symlinkSync(series ?? '', join(folder, 'inbox', study ?? '', series ?? ''));
  expect(await network.deleteStudy('c'.repeat(32))).toBeNull();
  await expect
    .poll(() => events)
    .toEqual([{ type: 'problem', sentence: expect.stringMatching(/^The inbox cannot be listed because .*\.$/) }]);
});
