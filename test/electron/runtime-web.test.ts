import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedWindow, serveOnce, serveWindow } from '../../electron/runtime/web.ts';

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
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'self' blob:; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default print",
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

test('a second start on the same window says where it is served, and serves nothing of its own', async () => {
  const port = await freePort();
  const first = await serveOnce({ folder, samples, port });
  const second = await serveOnce({ folder, samples, port });
  expect([first.url, second]).toEqual([`http://127.0.0.1:${port}/`, { url: first.url, server: null }]);
  await expect(fetch(`http://127.0.0.1:${port + 1}/`)).rejects.toThrow();
  await first.server?.close();
});

test('two starts at the same moment serve one window', async () => {
  const port = await freePort();
  const both = await Promise.all([1, 2].map(() => serveOnce({ folder, samples, port })));
  expect(new Set(both.map(({ url }) => url)).size).toBe(1);
  expect(both.filter(({ server }) => server !== null)).toHaveLength(1);
  for (const { server } of both) await server?.close();
});

test('where another program or another window has the port, the next one is served and the page is told its usual address', async () => {
  const port = await freePort();
  const other = createServer((_, response) => response.end('{}')).listen(port, '127.0.0.1');
  await once(other, 'listening');
  const elsewhere = join(place, 'another window');
  mkdirSync(elsewhere, { recursive: true });
  const beside = await serveWindow({ folder: elsewhere, samples, port: port + 1 });
  const served = await serveOnce({ folder, samples, port });
  expect(served.url).toBe(`http://127.0.0.1:${port + 2}/`);
  const about = async (url: string) => (await (await fetch(`${url}served.json`)).json()) as { usual: string | null };
  expect((await about(served.url)).usual).toBe(`http://127.0.0.1:${port}/`);
  expect((await about(beside.url)).usual).toBe(null);
  for (const server of [served.server, beside]) await server?.close();
  other.close();
});

/** The first of three ports in a row on which nothing is. */
async function freePort(): Promise<number> {
  for (let port = 20_000 + Math.floor(Math.random() * 10_000); ; port += 3) {
    const free = await Promise.all([0, 1, 2].map((more) => isFree(port + more)));
    if (free.every(Boolean)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

test('a page of somewhere else whose name leads to this computer is told that it has come to the wrong place', async () => {
  const status = (host: string) =>
    new Promise<number | undefined>((done, failed) => {
      request(served.url, { headers: { Host: host } }, (reply) => {
        reply.resume();
        done(reply.statusCode);
      })
        .on('error', failed)
        .end();
    });
  const port = new URL(served.url).port;
  expect(
    await Promise.all([`evil.example:${port}`, 'evil.example', `127.0.0.1:${port}`, `localhost:${port}`].map(status)),
  ).toEqual([421, 421, 200, 200]);
});

test('somebody who begins a request and does not go on with it is cut off', async () => {
  const timeOuts = { headersTimeout: 50, requestTimeout: 100, keepAliveTimeout: 50, connectionsCheckingInterval: 20 };
  const impatient = await serveWindow({ folder, samples, timeOuts });
  const socket = connect(Number(new URL(impatient.url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  await impatient.close();
});
