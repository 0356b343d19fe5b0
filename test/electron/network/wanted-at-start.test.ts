import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWantedAtStart } from '../../../electron/network/wanted-at-start.ts';

test('the network starts with the program only where it has something to do or to say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-wanted-'));
  const receiver = (text: string) => writeFileSync(join(folder, 'receiver.json'), text);
  expect(await isWantedAtStart(join(folder, 'never used'))).toBe(false);
  expect(await isWantedAtStart(folder)).toBe(false);
  receiver('{ "on": false }');
  expect(await isWantedAtStart(folder)).toBe(false);
  receiver('{ "on": true }');
  expect(await isWantedAtStart(folder)).toBe(true);
  receiver('{ "on": tr');
  expect(await isWantedAtStart(folder)).toBe(true);
  receiver('{}');
  mkdirSync(join(folder, 'outbox', 'jobs'), { recursive: true });
  expect(await isWantedAtStart(folder)).toBe(false);
  writeFileSync(join(folder, 'outbox', 'jobs', 'a-job.json'), '{}');
  expect(await isWantedAtStart(folder)).toBe(true);
});
