import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fileAt, sizeOf, sourceAt } from '../../../renderer/shell/location.ts';

/** Stands for the shell: answers that the file is the same until it is not, and counts how often it was asked. */
const shell = { status: 200, asked: 0 };
const server = createServer((request, response) => {
  shell.asked += request.method === 'HEAD' ? 1 : 0;
  response.writeHead(shell.status).end();
});
let watch = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  watch = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file/1`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => Object.assign(shell, { status: 200, asked: 0 }));

const blob = new Blob([Uint8Array.of(1, 2, 3, 4)]);
const SENTENCE = 'run.dcm was moved or changed since it was opened and can no longer be read; open it again.';

test('bytes of a real file are refused when the shell says that it is no longer the file that was opened', async () => {
  const location = { kind: 'blob', name: 'run.dcm', blob, watch } as const;
  const source = fileAt(location);
  const before = await source.read(1, 2);
  shell.status = 410;
  expect([...before]).toEqual([2, 3]);
  await expect(source.look()).rejects.toThrow(SENTENCE);
  await expect(fileAt(location).read(1, 2)).rejects.toThrow(SENTENCE);
});

test('reads that begin together ask the shell once', async () => {
  const source = sourceAt({ kind: 'blob', name: 'run.dcm', blob, watch });
  await Promise.all([source.read(0, 1), source.read(1, 1), source.read(2, 1)]);
  expect(shell.asked).toBe(1);
});

test('a read while the shell is being asked asks it no second time, and shares what it says; a refusal is asked about anew', async () => {
  const source = fileAt({ kind: 'blob', name: 'run.dcm', blob, watch });
  const look = source.look();
  await Promise.resolve();
  await Promise.all([look, source.read(0, 1), source.read(1, 1)]);
  expect(shell.asked).toBe(1);
  shell.status = 410;
  const said = await Promise.allSettled([source.look(), source.read(0, 1)]);
  shell.status = 200;
  expect([said[0].status, [...(await source.read(1, 1))]]).toEqual(['rejected', [2]]);
});

test('several files are as long as all of them', () => {
  const part = { kind: 'blob', name: 'run.dcm', blob } as const;
  expect(sizeOf({ kind: 'files', name: 'runs', parts: [part, { kind: 'url', name: 'b', size: 6, url: watch }] })).toBe(
    10,
  );
});
