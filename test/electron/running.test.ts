import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runningMark } from '../../electron/running.ts';
import { idOf } from '../../electron/saved-sessions.ts';
import { newFolder } from './new-folder.ts';

const OPEN = { key: '1.2', name: 'Doe, Jane' };
const savedAt = (ms: number | null) => async () => ms;

test('a program that was not closed tells the next one what was open and until when its work is kept', async () => {
  const userData = await newFolder();
  const first = await runningMark(userData, savedAt(1000));
  expect(await first.crash()).toBeNull();
  await first.nowOpen(OPEN);
  const touched = new Date('2026-01-15T10:00:00Z');
  await utimes(join(userData, 'running.json'), touched, touched);
  const second = await runningMark(userData, savedAt(1000));
  const crash = await second.crash();
  expect(crash).toEqual({ ...OPEN, id: idOf('1.2'), keptMs: 1000, endedMs: touched.getTime(), restarted: false });
});

test('a program that was closed, or whose study was never changed, offers nothing', async () => {
  const closed = await newFolder();
  const mark = await runningMark(closed, savedAt(1000));
  await mark.nowOpen(OPEN);
  mark.remove();
  expect(await (await runningMark(closed, savedAt(1000))).crash()).toBeNull();
  const unchanged = await newFolder();
  await (await runningMark(unchanged, savedAt(null))).nowOpen(OPEN);
  expect(await (await runningMark(unchanged, savedAt(null))).crash()).toBeNull();
});

test('a second crash before anything was opened does not hide the first', async () => {
  const userData = await newFolder();
  await (await runningMark(userData, savedAt(1))).nowOpen(OPEN);
  await runningMark(userData, savedAt(1));
  expect(await (await runningMark(userData, savedAt(1))).crash()).toMatchObject(OPEN);
});

test('a window that starts anew comes back with what was open in it, not again with what it died of meanwhile', async () => {
  const userData = await newFolder();
  const mark = await runningMark(userData, savedAt(1));
  await mark.nowOpen(OPEN);
  expect(await mark.crash()).toBeNull();
  mark.windowStartsAnew();
  expect(await mark.crash()).toMatchObject({ ...OPEN, restarted: true });
  // It died while that study was coming back: now it is only offered.
  mark.windowStartsAnew();
  expect(await mark.crash()).toMatchObject({ ...OPEN, restarted: false });
  await mark.nowOpen(OPEN);
  mark.windowStartsAnew();
  expect(await mark.crash()).toMatchObject({ restarted: true });
  // Of the next program it is a crash like any other.
  expect(await (await runningMark(userData, savedAt(1))).crash()).toMatchObject({ ...OPEN, restarted: false });
});

test('a study that was closed does not come back with a window that starts anew', async () => {
  const mark = await runningMark(await newFolder(), savedAt(1));
  await mark.nowOpen(OPEN);
  await mark.nowOpen(null);
  mark.windowStartsAnew();
  expect(await mark.crash()).toBeNull();
});

test('the mark names the process and the study, nothing else', async () => {
  const userData = await newFolder();
  await (await runningMark(userData, savedAt(1))).nowOpen(OPEN);
  expect(JSON.parse(await readFile(join(userData, 'running.json'), 'utf8'))).toEqual({ pid: process.pid, open: OPEN });
});
