import { writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ObjectAnswer, ObjectFile } from '../../../core/network/objects.ts';
import { readObject } from '../../../electron/network/object-file.ts';
import { newFolder } from '../new-folder.ts';
import { archive, client, never, run } from './support.ts';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** SOP instance UIDs in a request's body, in order: 1.2.N. */
const uidsIn = (body: Buffer) => [...body.toString('latin1').matchAll(/1\.2\.(?:10\d\d)/g)].map(([uid]) => uid);

const item = (uid: string, reason?: [string, number]) => ({
  '00081155': { vr: 'UI', Value: [uid] },
  ...(reason && { [reason[0]]: { vr: 'US', Value: [reason[1]] } }),
});

function response(stored: object[], failed: object[] = []) {
  return JSON.stringify({
    '00081199': { vr: 'SQ', Value: stored },
    ...(failed.length > 0 && { '00081198': { vr: 'SQ', Value: failed } }),
  });
}

async function files(count: number): Promise<readonly ObjectFile[]> {
  const folder = await newFolder();
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const path = join(folder, `${i}.dcm`);
      writeFileSync(path, run(`1.2.${1000 + i}`, i));
      const read = await readObject(path);
      if (!read.ok) throw new Error(read.problem);
      return read.value.file;
    }),
  );
}

/** Sends so many objects to an archive that answers so. */
async function sent(count: number, listener: RequestListener): Promise<readonly ObjectAnswer[]> {
  return client(await archive(listener)).send(await files(count), () => {}, never());
}

test('objects go as they are, 50 at most in a request whose length is known before, and each gets its answer', async () => {
  const all = await files(53);
  const requests: { length: number; uids: string[]; bytes: number; type: string }[] = [];
  const url = await archive(async (request, answer) => {
    const body = await bodyOf(request);
    const { 'content-length': length, 'content-type': type = '' } = request.headers;
    requests.push({
      length: Number(length),
      uids: uidsIn(body),
      bytes: body.length,
      type: type.replace(/ivus-\w+/, 'B'),
    });
    answer.end(response(uidsIn(body).map((uid) => item(uid))));
  });
  const heard: string[] = [];
  let bytes = 0;
  const answers = await client(url).send(
    all,
    (transfer) => {
      bytes = transfer.bytes;
    },
    never(),
    async ({ uid }) => void heard.push(uid),
  );
  expect(requests.map(({ uids }) => uids.length)).toEqual([50, 3]);
  expect(requests.map((request) => request.length)).toEqual(requests.map((request) => request.bytes));
  expect(requests[0]?.type).toBe('multipart/related; type="application/dicom"; boundary=B');
  expect(answers).toEqual(all.map(({ uid }) => ({ uid, state: 'stored' })));
  expect(heard).toEqual(all.map(({ uid }) => uid));
  expect(bytes).toBe(all.reduce((sum, { size }) => sum + size, 0));
});

test.each([200, 202, 400, 409])(
  'an answer of %i is read object by object: only what is listed as stored is stored',
  async (status) => {
    const listed = response(
      [item('1.2.1000'), item('1.2.1001', ['00081196', 0xb007])],
      [item('1.2.1002', ['00081197', 0xa700]), item('1.2.1003', ['00081197', 0xa900]), item('1.2.1004')],
    );
    const answers = await sent(6, async (request, answer) => {
      await bodyOf(request);
      answer.writeHead(status, { 'content-type': 'application/dicom+json' }).end(listed);
    });
    const silent = 'Archive did not say that it stored this object.';
    expect(answers).toEqual([
      { uid: '1.2.1000', state: 'stored' },
      {
        uid: '1.2.1001',
        state: 'stored with a warning',
        reason: 'Archive stored this object, which does not quite match its class (B007).',
      },
      { uid: '1.2.1002', state: 'failed', reason: 'Archive has no room for this object (A700).', again: true },
      {
        uid: '1.2.1003',
        state: 'failed',
        reason: 'Archive finds that this object does not match its class (A900).',
        again: false,
      },
      { uid: '1.2.1004', state: 'failed', reason: silent, again: false },
      { uid: '1.2.1005', state: 'failed', reason: silent, again: false },
    ]);
  },
);

test('an archive that takes less at once gets smaller requests; one object that is too large fails alone', async () => {
  const answers = await sent(5, async (request, answer) => {
    const uids = uidsIn(await bodyOf(request));
    if (uids.length > 2 || uids.includes('1.2.1004')) return answer.writeHead(413).end();
    return answer.end(response(uids.map((uid) => item(uid))));
  });
  expect(answers.map(({ state }) => state)).toEqual(['stored', 'stored', 'stored', 'stored', 'failed']);
  expect(answers[4]).toMatchObject({ reason: 'Archive does not take an object of this size (413).', again: false });
});

test('an archive that is busy, breaks off or has a problem gets the same again', async () => {
  let calls = 0;
  const answers = await sent(2, async (request, answer) => {
    const uids = uidsIn(await bodyOf(request));
    calls += 1;
    if (calls === 1) return answer.writeHead(503, { 'retry-after': '0' }).end();
    if (calls === 2) return request.socket.destroy();
    return answer.end(response(uids.map((uid) => item(uid))));
  });
  expect([calls, answers.map(({ state }) => state)]).toEqual([3, ['stored', 'stored']]);
});

test('a wrong password ends it at once, also while the body is still on its way; nothing further is sent', async () => {
  let calls = 0;
  const answers = await sent(60, (_, answer) => {
    calls += 1;
    answer.writeHead(401, { connection: 'close' }).end();
  });
  const reason = 'Archive does not accept this user or password; enter them again.';
  expect(calls).toBe(1);
  expect(answers.length).toBe(60);
  expect(answers.every((each) => each.state === 'failed' && each.reason === reason && !each.again)).toBe(true);
});

test.each<[string, RequestListener, string]>([
  [
    'nothing',
    (_, answer) => answer.end(),
    'Archive did not say which objects it stored; look for them there before you send again.',
  ],
  [
    'something else',
    (_, answer) => answer.end('{"00080018":{}}'),
    'Archive did not say which objects it stored; look for them there before you send again.',
  ],
  [
    '400 and a page',
    (_, answer) => answer.writeHead(400).end('<html>'),
    'Archive does not understand this request (400); check the address and what is searched for.',
  ],
  [
    '415',
    (_, answer) => answer.writeHead(415).end(),
    'Archive does not take DICOM objects at this address (415); check the address.',
  ],
  ['never', () => {}, 'Archive has been silent for 0 s and was given up; try again.'],
])('an archive that answers %s has stored nothing that we know of', async (_, listener, sentence) => {
  const answers = await sent(1, async (request, answer) => {
    await bodyOf(request);
    await listener(request, answer);
  });
  expect(answers).toMatchObject([{ state: 'failed', reason: sentence }]);
});

test('a file that has changed since it was looked at is not sent as if it had not', async () => {
  const [file] = await files(1);
  if (file === undefined) throw new Error('one file');
  writeFileSync(file.path, run('1.2.1000').subarray(0, 300));
  const answers = await client(await archive(() => {})).send([file], () => {}, never());
  expect(answers).toMatchObject([{ reason: 'A file changed while it was sent and was given up; send it again.' }]);
});
