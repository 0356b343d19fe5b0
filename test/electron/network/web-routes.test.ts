import { once } from 'node:events';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageToken } from '../../../electron/network/page-token.ts';
import { pageNetwork } from '../../../electron/network/web-routes.ts';
import { type ServedWindow, serveWindow } from '../../../electron/runtime/web.ts';
import { fakeService } from './fake-service.ts';

const place = mkdtempSync(join(tmpdir(), 'ivus-page-'));
const run = join(place, 'run.dcm');
writeFileSync(run, '0123456789');
const fake = fakeService([run]);
let served: ServedWindow;
let token = '';

beforeAll(async () => {
  token = await pageToken(place);
  const network = pageNetwork({ service: () => fake.service, folder: place, token });
  served = await serveWindow({ folder: place, samples: place, network });
});
afterAll(() => served.close());

/** What is left of an answer. */
interface Answered {
  readonly status: number;
  readonly body: string;
}

/** A request with exactly these headers. */
function ask(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | null = null,
  method = body === null ? 'GET' : 'POST',
): Promise<Answered> {
  const { hostname, port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, setHost: false }, (response) => {
      text(response).then((said) => resolve({ status: response.statusCode ?? 0, body: said }), reject);
    });
    sent.once('error', reject);
    sent.end(body ?? undefined);
  });
}

const own = () => {
  const { host, origin } = new URL(served.url);
  return { host, origin, 'x-ivus-page': token };
};
const call = (name: string, given: unknown, headers: Readonly<Record<string, string>> = own()) =>
  ask(`/network/call/${name}`, headers, JSON.stringify(given));
const replied = async (name: string, given: unknown) => JSON.parse((await call(name, given)).body).reply;

test('the page’s own call is answered', async () => {
  expect(await replied('places', null)).toEqual({ places: [], keepsSecrets: false, problem: null });
  expect(await replied('studies', { id: 'a', query: { patientId: '4711' }, work: 'w' })).toEqual({
    rows: [],
    more: true,
    problem: null,
  });
});

test.each([
  ['a foreign host', { host: 'localhost' }],
  ['a name that leads here', { host: 'evil.example' }],
  ['a foreign origin', { origin: 'http://evil.example' }],
  ['our address by https', { origin: 'https://127.0.0.1' }],
  ['a page without an origin', { origin: 'null' }],
  ['a wrong token', { 'x-ivus-page': '0'.repeat(64) }],
  ['no token', { 'x-ivus-page': '' }],
])('a call from %s is refused', async (_, change) => {
  const before = fake.asked.length;
  expect((await call('places', null, { ...own(), ...change })).status).toBe(403);
  expect((await ask('/network/object', { ...own(), ...change }, 'DICM')).status).toBe(403);
  expect(fake.asked.length).toBe(before);
});

test('a call without an origin is refused, and so is reading from another site', async () => {
  const { origin: _, ...others } = own();
  expect((await call('places', null, others)).status).toBe(403);
  expect((await ask('/network/events', { ...others, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('a call that nobody knows, or in another form, reaches nothing', async () => {
  expect((await call('elsewhere', null)).status).toBe(404);
  expect((await call('constructor', null)).status).toBe(404);
  expect((await call('places', { url: 'http://evil.example' })).status).toBe(400);
  expect((await call('studies', { id: 'a', query: { url: 'http://evil.example' }, work: 'w' })).status).toBe(400);
  expect((await ask('/network/call/places', own(), 'x'.repeat(2 ** 20 + 1))).status).toBe(400);
});

test('fetched files are read in parts at addresses that nobody can guess', async () => {
  const fetching = call('fetch', { id: 'a', work: 'f', wanted: [{ study: '1', series: '2', instances: null }] });
  // Stopped until it has ended: the call may not have begun yet.
  for (let ended = false; !ended; ) {
    await call('stop', { work: 'f' });
    ended = await Promise.race([fetching.then(() => true), new Promise<false>((go) => setTimeout(go, 5, false))]);
  }
  const { opened, cancelled } = JSON.parse((await fetching).body).reply;
  expect([opened.files.length, opened.files[0].name, cancelled]).toEqual([1, 'run.dcm', true]);
  const { host } = own();
  const part = await ask(opened.files[0].url, { host, range: 'bytes=2-4' });
  expect(part).toEqual({ status: 206, body: '234' });
  // The page asks before it reads whether the file is still there.
  expect(await ask(opened.files[0].url, { host }, null, 'HEAD')).toEqual({ status: 200, body: '' });
  expect((await ask(opened.files[0].url, { host: 'evil.example' }, null, 'HEAD')).status).toBe(403);
  expect((await ask(opened.files[0].url, { host: 'evil.example' })).status).toBe(403);
  expect((await ask('/network/file/../run.dcm', { host })).status).not.toBe(200);
  expect((await ask('/network/file/11111111-1111-1111-1111-111111111111', { host })).status).toBe(403);
});

test('objects are handed over one by one and removed once the outbox has had them', async () => {
  const { token: object } = JSON.parse((await ask('/network/object', own(), 'DICM')).body);
  expect(readdirSync(join(place, 'outgoing'))).toEqual([`${object}.dcm`]);
  expect(await replied('send', { id: 'a', objects: [], tokens: [object] })).toEqual({
    job: null,
    problem: 'No such archive.',
  });
  expect(fake.asked.at(-1)).toEqual(['send', 'a', [join(place, 'outgoing', `${object}.dcm`)]]);
  expect(readdirSync(join(place, 'outgoing'))).toEqual([]);
  expect((await replied('send', { id: 'a', objects: [], tokens: [object] })).problem).toContain('not open any more');
});

test('what happens is told as lines, without paths', async () => {
  const { url } = served;
  const { host: _, ...headers } = own();
  const response = await fetch(`${url}network/events`, { headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const study = (await fake.service.inbox())[0];
  if (study === undefined || reader === undefined) throw new Error('nothing to tell');
  fake.tell({ type: 'received', study });
  const { value = '' } = await reader.read();
  const { files, ...without } = study;
  expect(files).toEqual([run]);
  expect(JSON.parse(value)).toEqual({ type: 'received', study: without });
  await reader.cancel();
});

test('a page that listens and takes nothing is let go, so that it fills no memory; the server goes on', async () => {
  const [sentence, times] = ['x'.repeat(256 * 1024), 128];
  const slow = connect(Number(new URL(served.url).port), '127.0.0.1').on('error', () => undefined);
  const headers = Object.entries(own()).map(([name, value]) => `${name}: ${value}\r\n`);
  slow.write(`GET /network/events HTTP/1.1\r\n${headers.join('')}\r\n`);
  await once(slow, 'data');
  slow.pause();
  for (let k = 0; k < times; k++) fake.tell({ type: 'problem', sentence });
  let taken = 0;
  slow.on('data', (bytes) => {
    taken += bytes.length;
    if (taken > times * sentence.length) slow.destroy();
  });
  slow.resume();
  await once(slow, 'close');
  expect(taken).toBeLessThan(times * sentence.length);
  expect(await replied('places', null)).toMatchObject({ places: [] });
});

test('the token stays the same for the folder, and only its owner can read it', async () => {
  expect(await pageToken(place)).toBe(token);
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(place, 'page.json')).mode & 0o077).toBe(0);
});
