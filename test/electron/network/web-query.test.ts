import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { archive, client, never } from './support.ts';

const study = (uid: string) => ({ '0020000D': { vr: 'UI', Value: [uid] } });

function json(list: unknown): RequestListener {
  return (_, response) => response.setHeader('content-type', 'application/dicom+json').end(JSON.stringify(list));
}

/** The sentence that a search ends with. */
async function problem(listener: RequestListener, more: object = {}, secret: string | null = null): Promise<string> {
  const found = await client(await archive(listener), more, secret).studies({}, never());
  return found.ok ? `found ${found.value.rows.length}` : found.problem;
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end('<html>');

test('a search asks for what was typed, as archives keep it', async () => {
  const asked: string[] = [];
  const url = await archive((request, response) => {
    asked.push(request.url ?? '', String(request.headers.accept), String(request.headers['accept-encoding']));
    response.end('[]');
  });
  const query = {
    patientId: 'A&B=1',
    name: 'Miller, Anna',
    dateFrom: '20260101',
    dateTo: '20260131',
    modality: 'IVUS',
  };
  expect(await client(url).studies(query, never())).toEqual({ ok: true, value: { rows: [], more: false } });
  const [path = '', ...headers] = asked;
  const search = new URL(path, 'http://x').searchParams;
  expect(path.split('?')[0]).toBe('/dicom-web/studies');
  expect(headers).toEqual(['application/dicom+json', 'identity']);
  expect(
    ['PatientID', 'PatientName', 'StudyDate', 'ModalitiesInStudy', 'AccessionNumber'].map((key) => search.get(key)),
  ).toEqual(['A&B=1', 'Miller^Anna*', '20260101-20260131', 'IVUS', null]);
});

test('rows hold plain text: names of all scripts, no control characters, nothing that is not what it should be', async () => {
  const row = {
    ...study('1.2.3'),
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }] },
    '00100020': { vr: 'LO', Value: ['12\u001b[2J\u202e34'] },
    '00080050': { vr: 'SH' },
    '00080020': { vr: 'DA', Value: [20260102] },
    '00080061': { vr: 'CS', Value: ['US', 7, null, 'XA'] },
    '00201208': { vr: 'IS', Value: ['12'] },
    '00201206': { vr: 'IS', Value: [-1] },
  };
  const found = await client(await archive(json([row, { '0020000D': { Value: ['../..'] } }, { x: 1 }]))).studies(
    {},
    never(),
  );
  expect(found).toEqual({
    ok: true,
    value: {
      more: false,
      rows: [
        {
          uid: '1.2.3',
          patientId: '12 [2J 34',
          name: 'Yamada^Tarou=山田^太郎',
          birthDate: null,
          sex: null,
          accession: null,
          date: '20260102',
          time: null,
          description: null,
          modalities: ['US', 'XA'],
          series: null,
          instances: 12,
        },
      ],
    },
  });
});

test.each([
  [
    'pages by limit and offset',
    (all: unknown[], limit: number, offset: number) => all.slice(offset, offset + limit),
    450,
    false,
  ],
  ['gives everything at once', (all: unknown[]) => all, 450, false],
  ['gives the same page again and again', (all: unknown[], limit: number) => all.slice(0, limit), 200, false],
  [
    'has more than the limit',
    (all: unknown[], limit: number, offset: number) =>
      all.concat(all.map((_, i) => study(`9.${i}`))).slice(offset, offset + limit),
    500,
    true,
  ],
])('an archive that %s is read to its end', async (_, page, rows, more) => {
  const all = Array.from({ length: 450 }, (__, i) => study(`1.${i + 1}`));
  const url = await archive((request, response) => {
    const search = new URL(request.url ?? '', 'http://x').searchParams;
    response.end(JSON.stringify(page(all, Number(search.get('limit')), Number(search.get('offset')))));
  });
  const found = await client(url, { queryLimit: 500 }).studies({}, never());
  expect(found.ok && [found.value.rows.length, found.value.more]).toEqual([rows, more]);
});

test.each([
  [status(401), 'Archive does not accept this user or password; enter them again.'],
  [status(403), 'Archive does not allow this to this user; ask its administrator.'],
  [status(404), 'Archive has nothing at this address (404); check the address, or whether the object is still there.'],
  [status(503, { 'retry-after': '5' }), 'Archive is too busy at the moment (503); try again later.'],
  [status(500), 'Archive has a problem of its own (500); try again, or tell its administrator.'],
  [
    status(302, { location: 'https://evil.example/x?PatientID=1' }),
    'Archive sends us on to another address, which is not followed; enter an address on https://evil.example, if you trust it.',
  ],
  [status(200), 'Archive does not answer as a DICOMweb server at this address; check the address and its port.'],
  [
    json({ not: 'a list' }),
    'Archive does not answer as a DICOMweb server at this address; check the address and its port.',
  ],
])('each refusal is one sentence (%#)', async (listener, sentence) => {
  expect(await problem(listener)).toBe(sentence);
});

test('a password goes to its own place only, and a missing one is asked for', async () => {
  const basic = { auth: { kind: 'basic', user: 'me' } };
  const seen: unknown[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(request.headers.authorization);
    response.end('[]');
  };
  expect(await problem(listener, basic, 'pass:wörd')).toBe('found 0');
  expect(await problem(listener, { auth: { kind: 'bearer' } }, 'abc.def')).toBe('found 0');
  expect(await problem(listener, basic)).toBe('Archive needs a password; enter it in the settings of this archive.');
  expect(await problem(listener, { auth: { kind: 'bearer' } }, 'a\r\nb')).toContain('characters that no token has');
  expect(seen).toEqual([`Basic ${Buffer.from('me:pass:wörd').toString('base64')}`, 'Bearer abc.def']);
});

test('a list without an end, packed or not, and headers without an end are given up with bounded memory', async () => {
  const before = process.memoryUsage.rss();
  const spaces = Buffer.alloc(1 << 20, ' ');
  const bomb = gzipSync(Buffer.alloc(40 << 20, ' '));
  const endless: RequestListener = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(spaces));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
  const long = 'Archive sent a list that is too long; search for less.';
  expect(await problem(endless)).toBe(long);
  expect(await problem((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb))).toBe(long);
  expect(await problem((_, response) => response.writeHead(200, { x: 'y'.repeat(100_000) }).end('[]'))).toContain(
    'does not answer as a DICOMweb server',
  );
  expect(process.memoryUsage.rss() - before).toBeLessThan(200e6);
});

test('what comes packed though it was not asked for is unpacked', async () => {
  expect(
    await problem((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(JSON.stringify([study('1.2')]))),
    ),
  ).toBe('found 1');
  expect(await problem((_, response) => response.setHeader('content-encoding', 'gzip').end('no gzip'))).toBe(
    'Archive sent a damaged answer; try again.',
  );
});

test('an archive that is not there, silent, breaks off or speaks another language costs one sentence', async () => {
  const raw = async (welcome: string, end: boolean) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => (end ? socket.end(welcome) : socket.write(welcome)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const said = async (address: string, protocol = 'http') => {
    const found = await client(`${protocol}://${address}`).test(never());
    return found.ok ? found.value : found.problem;
  };
  const closed = await raw('', true);
  expect(await said(await raw('', false))).toBe('Archive has been silent for 0 s and was given up; try again.');
  expect(await said(closed)).toBe('Archive broke the connection off; try again.');
  expect(await said(await raw('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[{"00', true))).toBe(
    'Archive broke the connection off; try again.',
  );
  expect(await said(await raw('220 mail.example ESMTP\r\n', false))).toContain('does not answer as a DICOMweb server');
  expect(await said(await raw('HTTP/1.0 400 Bad Request\r\n\r\n', true), 'https')).toContain('does not speak https');
  expect(await said('127.0.0.1:1')).toBe(
    'Archive: nothing listens at 127.0.0.1:1; check the address and port, or whether the archive runs.',
  );
  expect(await said('no-such-host.invalid')).toContain('no computer is called no-such-host.invalid');
});

test('a search that is stopped ends at once', async () => {
  const stop = new AbortController();
  const url = await archive(() => stop.abort());
  expect(await client(url).studies({}, stop.signal)).toEqual({ ok: false, problem: 'Stopped.' });
});
