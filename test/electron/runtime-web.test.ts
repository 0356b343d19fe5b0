import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedWindow, serveWindow } from '../../electron/runtime/web.ts';

const place = mkdtempSync(join(tmpdir(), 'ivus-web-'));
const folder = join(place, 'renderer');
const samples = join(place, 'samples');
let served: ServedWindow;

beforeAll(async () => {
  mkdirSync(folder);
  mkdirSync(samples);
  writeFileSync(join(folder, 'index.html'), '<title>IVUS Planner</title>');
  writeFileSync(join(samples, 'run 1.dcm'), '0123456789');
  writeFileSync(join(place, 'secret.txt'), 'not to be served');
  served = await serveWindow({ folder, samples });
});

afterAll(() => served.close());

test('the page is served isolated from other pages and may load nothing from elsewhere', async () => {
  const reply = await fetch(served.url);
  expect(await reply.text()).toBe('<title>IVUS Planner</title>');
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-length': '27',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy':
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:",
  });
});

test('the samples are listed with the addresses they are served at', async () => {
  const list = await (await fetch(`${served.url}samples/index.json`)).json();
  expect(list).toEqual([{ name: 'run 1.dcm', size: 10, url: '/samples/run%201.dcm' }]);
  const file = await fetch(new URL(list[0].url, served.url));
  expect([file.headers.get('content-type'), await file.text()]).toEqual(['application/dicom', '0123456789']);
});

test('a part of a sample is sent as 206 with its place in the whole', async () => {
  const part = await fetch(`${served.url}samples/run%201.dcm`, { headers: { Range: 'bytes=3-5' } });
  expect([
    part.status,
    part.headers.get('content-range'),
    part.headers.get('content-length'),
    await part.text(),
  ]).toEqual([206, 'bytes 3-5/10', '3', '345']);
});

test('bytes beyond the end are refused with the length of the whole', async () => {
  const part = await fetch(`${served.url}samples/run%201.dcm`, { headers: { Range: 'bytes=10-' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([416, 'bytes */10']);
});

test('HEAD tells the length without the bytes', async () => {
  const reply = await fetch(`${served.url}samples/run%201.dcm`, { method: 'HEAD' });
  expect([reply.status, reply.headers.get('content-length'), reply.headers.get('accept-ranges')]).toEqual([
    200,
    '10',
    'bytes',
  ]);
  expect(await reply.text()).toBe('');
});

test('nothing can be written', async () => {
  const reply = await fetch(`${served.url}index.html`, { method: 'PUT', body: 'x' });
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test.each([
  '/missing.js',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/samples/..%2f..%2fsecret.txt',
  '/samples/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/samples',
  '/samples/',
  '/index.html%00.png',
  '/%',
])('%s is not found', async (path) => {
  // Sent by hand, because fetch would tidy the path up first.
  const { hostname, port } = new URL(served.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
  const reply = await text(socket);
  expect([reply.slice(0, 12), reply.includes('not to be served')]).toEqual(['HTTP/1.1 404', false]);
});

test('a second window takes the next free port', async () => {
  const second = await serveWindow({ folder, samples, port: Number(new URL(served.url).port) });
  await second.close();
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(served.url).port));
});
