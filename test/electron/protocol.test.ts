import { mkdir, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openedFiles } from '../../electron/files.ts';
import { byteRange, mimeType } from '../../electron/http.ts';
import { appAnswers } from '../../electron/protocol.ts';
import { newFolder } from './new-folder.ts';

const size = 3 * 1024 * 1024 + 17;
const content = Uint8Array.from({ length: size }, (_, k) => (k * 31 + (k >> 8)) & 0xff);

/** A page folder with a neighbour that must stay unseen, one open file, and the answers for both. */
async function served() {
  const folder = await newFolder();
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'page', 'assets', 'worker.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const path = join(folder, 'run.dcm');
  await writeFile(path, content);
  const files = openedFiles();
  const url = (await files.open([path])).files[0]?.url ?? '';
  const answer = appAnswers(join(folder, 'page'), files.find);
  const get = (address: string, range?: string, method = 'GET') =>
    answer(new Request(address, { method, headers: range === undefined ? {} : { range } }));
  return { path, url, get };
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

test('a range of a run gives exactly these bytes, across pieces too', async () => {
  const { url, get } = await served();
  for (const [first, last] of [
    [0, 0],
    [5, 9],
    [1024 * 1024 - 1, 1024 * 1024],
    [7, size - 1],
    [size - 1, size - 1],
  ] as const) {
    const response = await get(url, `bytes=${first}-${last}`);
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${size}`);
    expect(response.headers.get('content-length')).toBe(String(last - first + 1));
    expect(Buffer.compare(await bytesOf(response), content.subarray(first, last + 1))).toBe(0);
  }
});

test('without a range the whole run comes, and HEAD says only how long it is', async () => {
  const { url, get } = await served();
  const whole = await get(url);
  expect([whole.status, whole.headers.get('content-length'), whole.headers.get('accept-ranges')]).toEqual([
    200,
    String(size),
    'bytes',
  ]);
  expect(Buffer.compare(await bytesOf(whole), content)).toBe(0);
  const head = await get(url, undefined, 'HEAD');
  expect([head.status, head.headers.get('content-length'), (await bytesOf(head)).length]).toEqual([
    200,
    String(size),
    0,
  ]);
});

test('bytes behind the end of a run are refused with its true length', async () => {
  const { url, get } = await served();
  const response = await get(url, `bytes=${size}-`);
  expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
});

test('a run that shrank, changed or vanished after it was opened answers with one sentence that names it', async () => {
  const changes = [
    (path: string) => truncate(path, 10),
    (path: string) => utimes(path, 1, 1),
    (path: string) => rename(path, `${path}.moved`),
    (path: string) => rm(path),
  ];
  for (const change of changes) {
    const { url, path, get } = await served();
    await change(path);
    const response = await get(url, 'bytes=0-9');
    expect(response.status).toBe(410);
    expect(await response.text()).toMatch(
      new RegExp(`^${path} (has changed|can no longer be read).*: open it again\\.$`),
    );
  }
});

test('a run that changes while it is being read breaks off instead of giving wrong bytes', async () => {
  const { url, path, get } = await served();
  const response = await get(url);
  await truncate(path, 10);
  await expect(response.arrayBuffer()).rejects.toThrow('has changed since it was opened');
});

test('the page comes isolated, with a policy that lets nothing in from outside', async () => {
  const { get } = await served();
  const page = await get('app://ivus/index.html');
  const names = [
    'cross-origin-opener-policy',
    'cross-origin-embedder-policy',
    'cross-origin-resource-policy',
    'content-type',
  ];
  expect(names.map((name) => page.headers.get(name))).toEqual([
    'same-origin',
    'require-corp',
    'same-origin',
    'text/html; charset=utf-8',
  ]);
  expect(page.headers.get('content-security-policy')).toContain(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval';",
  );
  expect((await get('app://ivus/assets/worker.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
});

test('nothing outside the page and the opened files can be read', async () => {
  const { get, path } = await served();
  const outside = [
    '../secret.txt',
    '..%2fsecret.txt',
    '%2e%2e/secret.txt',
    '..%5csecret.txt',
    '%00',
    '%',
    '',
    'none.js',
    'file/',
    'file/1',
  ];
  const addresses = [
    ...outside.map((name) => `app://ivus/${name}`),
    `app://ivus/file/${path}`,
    'app://other/index.html',
  ];
  for (const address of addresses) expect([address, (await get(address)).status]).toEqual([address, 404]);
  expect((await get('app://ivus/index.html', undefined, 'POST')).status).toBe(405);
});

test('a Range header means what RFC 9110 section 14 says', () => {
  const cases: readonly (readonly [string | null, unknown])[] = [
    ['bytes=0-499', { start: 0, length: 500 }],
    ['bytes=500-999', { start: 500, length: 500 }],
    ['bytes=-500', { start: 9500, length: 500 }],
    ['bytes=9500-', { start: 9500, length: 500 }],
    ['bytes=9999-20000', { start: 9999, length: 1 }],
    ['bytes=-20000', { start: 0, length: 10000 }],
    ['bytes=10000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-8', 'whole'],
    ['bytes=0-0,-1', 'whole'],
    ['bytes=a-b', 'whole'],
    ['lines=0-1', 'whole'],
    [null, 'whole'],
  ];
  for (const [header, expected] of cases) expect([header, byteRange(header, 10000)]).toEqual([header, expected]);
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable');
});

test('no Range header reaches outside the file', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.option(fc.nat(100)), fc.option(fc.nat(100)), (length, first, last) => {
      const range = byteRange(`bytes=${first ?? ''}-${last ?? ''}`, length);
      if (typeof range === 'string') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.length).toBeGreaterThan(0);
      expect(range.start + range.length).toBeLessThanOrEqual(length);
    }),
  );
});

test('a file name tells its media type, a name without an ending says plain bytes', () => {
  expect(['a.HTML', 'b.js', 'c.wasm', 'IM0', 'run.dcm'].map(mimeType)).toEqual([
    'text/html; charset=utf-8',
    'text/javascript; charset=utf-8',
    'application/wasm',
    'application/octet-stream',
    'application/dicom',
  ]);
});
