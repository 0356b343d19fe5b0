import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Transfer, Wanted } from '../../../core/network/objects.ts';
import { newFolder } from '../new-folder.ts';
import { archive, client, never, run, SERIES, STUDY } from './support.ts';

const TYPE = 'multipart/related; type="application/dicom"; boundary="b"';
const OBJECT = run('1.2.9');

function body(bytes: Uint8Array, headers = 'Content-Type: application/dicom'): Buffer {
  return Buffer.concat([Buffer.from(`\r\n--b\r\n${headers}\r\n\r\n`), bytes, Buffer.from('\r\n--b--')]);
}

const sent = (response: ServerResponse, bytes: Uint8Array) => response.setHeader('content-type', TYPE).end(bytes);
const wanted = (...instances: string[]): Wanted[] => [{ study: STUDY, series: SERIES, instances }];

/** Fetches one object from an archive that answers so: what is in the folder then, and the problems. */
async function fetched(listener: RequestListener) {
  const folder = await newFolder();
  const { problems } = await client(await archive(listener)).fetch(wanted('1.2.9'), folder, () => {}, never());
  return { names: readdirSync(folder), problems };
}

test('an object is asked for as it is stored, and lies in its file byte by byte', async () => {
  const folder = await newFolder();
  const asked: unknown[] = [];
  const heard: Transfer[] = [];
  const url = await archive((request, response) => {
    asked.push(request.url, request.headers.accept, request.headers['accept-encoding']);
    sent(response, body(OBJECT, `content-length: ${OBJECT.length}`));
  });
  const done = await client(url).fetch(wanted('1.2.9'), folder, (transfer) => heard.push(transfer), never());
  const path = join(folder, '1.2.9.dcm');
  expect(done).toEqual({ files: [{ uid: '1.2.9', path, size: OBJECT.length }], problems: [], cancelled: false });
  expect(readFileSync(path).equals(OBJECT)).toBe(true);
  expect(heard.at(-1)).toEqual({ done: 1, all: 1, bytes: OBJECT.length });
  expect(asked).toEqual([
    `/dicom-web/studies/${STUDY}/series/${SERIES}/instances/1.2.9`,
    'multipart/related; type="application/dicom"; transfer-syntax=*',
    'identity',
  ]);
});

test('a whole series is listed first; what has come before is not fetched again', async () => {
  const folder = await newFolder();
  writeFileSync(join(folder, '1.2.1.dcm'), 'came before');
  const asked: string[] = [];
  const url = await archive((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(path.replace(/^.*\/series\/[^/]*/, ''));
    const uid = /instances\/([\d.]+)$/.exec(path)?.[1];
    if (uid !== undefined) return sent(response, body(run(uid)));
    return response.end(JSON.stringify(['1.2.1', '1.2.2', '1.2.3'].map((each) => ({ '00080018': { Value: [each] } }))));
  });
  const whole = [{ study: STUDY, series: SERIES, instances: null }];
  const done = await client(url).fetch(whole, folder, () => {}, never());
  expect(done.files.map(({ uid }) => uid)).toEqual(['1.2.1', '1.2.2', '1.2.3']);
  expect(asked).toEqual(['/instances', '/instances/1.2.2', '/instances/1.2.3']);
  expect(readFileSync(join(folder, '1.2.1.dcm'), 'utf8')).toBe('came before');
});

test.each<[string, RequestListener, string]>([
  [
    'another object',
    (_, response) => sent(response, body(run('1.2.8'))),
    'Archive sent another object than was asked for.',
  ],
  [
    'no DICOM',
    (_, response) => sent(response, body(Buffer.alloc(500, 'x'))),
    'Archive sent something that is not a DICOM file.',
  ],
  [
    'half an object, closed as if it were whole',
    (_, response) => sent(response, body(OBJECT.subarray(0, -30))),
    'Archive: An object is cut short: its image needs 64 bytes, but only 34 are there; copy or export it again.',
  ],
  [
    'fewer bytes than it says',
    (_, response) => sent(response, body(OBJECT, 'content-length: 99999')),
    'Archive sent a damaged answer; try again.',
  ],
  [
    'no last boundary',
    (_, response) => sent(response, body(OBJECT).subarray(0, -6)),
    'Archive sent a damaged answer; try again.',
  ],
  [
    'a boundary that never comes',
    (_, response) => sent(response, Buffer.alloc(200_000)),
    'Archive sent a damaged answer; try again.',
  ],
  [
    'two objects',
    (_, response) => sent(response, Buffer.concat([body(OBJECT).subarray(0, -6), body(OBJECT)])),
    'Archive sent more than the one object that was asked for.',
  ],
  [
    'a web page',
    (_, response) => response.setHeader('content-type', 'text/html').end('<html>'),
    'Archive does not answer as a DICOMweb server at this address; check the address and its port.',
  ],
  [
    '404',
    (_, response) => response.writeHead(404).end(),
    'Archive has nothing at this address (404); check the address, or whether the object is still there.',
  ],
  [
    '401',
    (_, response) => response.writeHead(401).end(),
    'Archive does not accept this user or password; enter them again.',
  ],
  [
    'a redirect',
    (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    'Archive sends us on to another address, which is not followed; enter an address on http://127.0.0.1:1, if you trust it.',
  ],
])('an archive that sends %s leaves nothing behind but a sentence', async (_, listener, sentence) => {
  expect(await fetched(listener)).toEqual({ names: [], problems: [sentence] });
});

test('an archive that falls silent after 1 MB is given up; it is tried again and the file comes whole', async () => {
  const big = run('1.2.9', 9);
  let calls = 0;
  const silent: RequestListener = (_, response) => {
    calls += 1;
    if (calls === 3) return sent(response, body(big));
    return response
      .writeHead(200, { 'content-type': TYPE })
      .write(Buffer.concat([body(big).subarray(0, -40), Buffer.alloc(1e6)]));
  };
  expect(await fetched(silent)).toEqual({ names: ['1.2.9.dcm'], problems: [] });
  calls = 3;
  expect((await fetched(silent)).problems).toEqual(['Archive has been silent for 0 s and was given up; try again.']);
});

test('an object without a multipart around it, and one that comes packed, are taken too', async () => {
  expect(await fetched((_, response) => response.setHeader('content-type', 'application/dicom').end(OBJECT))).toEqual({
    names: ['1.2.9.dcm'],
    problems: [],
  });
  expect(
    await fetched((_, response) => sent(response.setHeader('content-encoding', 'gzip'), gzipSync(body(OBJECT)))),
  ).toEqual({ names: ['1.2.9.dcm'], problems: [] });
});

test('one object that is gone does not stop the others; the operator does, and half a file goes', async () => {
  const folder = await newFolder();
  const stop = new AbortController();
  const url = await archive((request, response) => {
    const uid = /[\d.]+$/.exec(request.url ?? '')?.[0] ?? '';
    if (uid === '1.2.1') return response.writeHead(410).end();
    if (uid === '1.2.2') return sent(response, body(run(uid)));
    response.writeHead(200, { 'content-type': TYPE }).write(body(OBJECT).subarray(0, 200));
    return setTimeout(() => stop.abort(), 50);
  });
  const done = await client(url).fetch(wanted('1.2.1', '1.2.2', '1.2.3', '1.2.4'), folder, () => {}, stop.signal);
  expect(done).toMatchObject({ files: [{ uid: '1.2.2' }], problems: ['Archive has deleted this.'], cancelled: true });
  expect(readdirSync(folder)).toEqual(['1.2.2.dcm']);
});

test('a series of more objects than are fetched is refused as a whole, with a sentence', async () => {
  const folder = await newFolder();
  const url = await archive((request, response) => {
    const asked = new URL(request.url ?? '', 'http://archive').searchParams;
    const [offset, limit] = ['offset', 'limit'].map((name) => Number(asked.get(name)));
    const rows = Array.from({ length: limit ?? 0 }, (_, k) => ({
      '00080018': { Value: [`1.2.${(offset ?? 0) + k}`] },
    }));
    return response.end(JSON.stringify(rows));
  });
  const done = await client(url).fetch([{ study: STUDY, series: SERIES, instances: null }], folder, () => {}, never());
  expect([done.files, readdirSync(folder)]).toEqual([[], []]);
  expect(done.problems).toEqual([
    expect.stringContaining('lists more than 20,000 objects in one series, and nothing of it was fetched'),
  ]);
});
