import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { autosavePath, besidePath, sessionsFolder, writesEnded } from '../../../electron/autosaves.ts';
import { idOf } from '../../../electron/saved-sessions.ts';
import { openAutosaves } from '../../../electron/saving/working-copies.ts';
import { newFolder } from '../new-folder.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A place for working copies that takes none: a file stands where their folder would be. */
async function fullDisk(userData: string): Promise<() => Promise<void>> {
  await writeFile(sessionsFolder(userData), '');
  return () => rm(sessionsFolder(userData));
}

test('what was handed over last is what is read, and is on the disk by then', async () => {
  const userData = await newFolder();
  const kept = openAutosaves(userData);
  await kept.write('1.2', '{"edit":1}');
  kept.hold('1.2', 'session', '{"edit":2}');
  kept.hold('1.2', 'session', '{"edit":3}');
  kept.hold('1.2', 'steps', '{"step":3}');
  expect(await kept.read('1.2')).toEqual({ text: '{"edit":3}', problem: null });
  expect(await kept.readBeside('1.2', 'steps')).toEqual({ text: '{"step":3}', problem: null });
  expect(await readFile(autosavePath(userData, '1.2'), 'utf8')).toBe('{"edit":3}');
  expect(await readFile(besidePath(userData, '1.2', 'steps'), 'utf8')).toBe('{"step":3}');
});

test('what a window hands over and never has written is on the disk within the two seconds that are promised, and at once when it dies', async () => {
  const userData = await newFolder();
  const kept = openAutosaves(userData);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let edit = 0; edit < 20; edit += 1) {
    kept.hold('1.2', 'session', JSON.stringify({ edit }));
    vi.advanceTimersByTime(100);
    await writesEnded();
  }
  expect(JSON.parse(await readFile(autosavePath(userData, '1.2'), 'utf8'))).not.toEqual({ edit: 0 });
  kept.hold('1.2', 'session', '{"edit":"last"}');
  kept.hold('3.4', 'session', '{"edit":"of another study"}');
  await kept.writeHeld();
  expect(await readFile(autosavePath(userData, '1.2'), 'utf8')).toBe('{"edit":"last"}');
  expect(await readFile(autosavePath(userData, '3.4'), 'utf8')).toBe('{"edit":"of another study"}');
});

test('a text that is being written does not take the place of one handed over meanwhile', async () => {
  const userData = await newFolder();
  const kept = openAutosaves(userData);
  const writing = kept.write('1.2', '{"edit":1}');
  kept.hold('1.2', 'session', '{"edit":2}');
  expect(await writing).toBeNull();
  expect(await kept.read('1.2')).toEqual({ text: '{"edit":2}', problem: null });
});

test('what the disk does not take is given to the next window all the same, which hears that it is not on the disk', async () => {
  const userData = await newFolder();
  const isMended = await fullDisk(userData);
  const kept = openAutosaves(userData);
  expect(await kept.write('1.2', '{"edit":1}')).toContain('was not saved');
  kept.hold('1.2', 'session', '{"edit":2}');
  const { problem, ...rest } = await kept.read('1.2');
  expect(rest).toEqual({ text: '{"edit":2}', unwritten: true });
  expect(problem).toContain('was not saved');
  expect(kept.heldUnder(idOf('1.2'))).toBe('{"edit":2}');
  expect(kept.unsaved()).toContain('was not saved');
  await isMended();
  expect(await kept.write('1.2', '{"edit":3}')).toBeNull();
  expect(await kept.read('1.2')).toEqual({ text: '{"edit":3}', problem: null });
  expect([kept.heldUnder(idOf('1.2')), kept.unsaved()]).toEqual([null, null]);
});

test('a folder that cannot be written to says so, and has the work as soon as it can', async () => {
  const userData = await newFolder();
  const kept = openAutosaves(userData);
  await kept.write('1.2', '{"edit":1}');
  await rm(autosavePath(userData, '1.2'));
  await mkdir(autosavePath(userData, '1.2'));
  kept.hold('1.2', 'session', '{"edit":2}');
  expect(await kept.read('1.2')).toMatchObject({ text: '{"edit":2}', unwritten: true });
  await rm(autosavePath(userData, '1.2'), { recursive: true });
  await kept.writeHeld();
  expect(await readFile(autosavePath(userData, '1.2'), 'utf8')).toBe('{"edit":2}');
});

test('a study that is erased is not written again, and another one is', async () => {
  const userData = await newFolder();
  const isMended = await fullDisk(userData);
  const kept = openAutosaves(userData);
  for (const study of ['1.2', '3.4']) {
    kept.hold(study, 'session', '{"edit":1}');
    kept.hold(study, 'steps', '{"step":1}');
  }
  kept.forget('1.2');
  await isMended();
  await kept.writeHeld();
  expect(await kept.read('1.2')).toEqual({ text: null, problem: null });
  expect(await kept.readBeside('1.2', 'steps')).toEqual({ text: null, problem: null });
  expect(await kept.read('3.4')).toEqual({ text: '{"edit":1}', problem: null });
});

test('a text that came over cut off is worth less than the one on the disk', async () => {
  const kept = openAutosaves(await newFolder());
  await kept.write('1.2', '{"edit":1}');
  kept.hold('1.2', 'session', '{"edit":2');
  expect(await kept.read('1.2')).toEqual({ text: '{"edit":1}', problem: null });
});
