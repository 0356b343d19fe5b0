import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { autosavePath, keep, readSaved, removeUnfinished, writesEnded } from '../../electron/autosaves.ts';
import { newFolder } from './new-folder.ts';

test('a session is read back to the last character, and its file name says nothing about the study', async () => {
  const path = autosavePath(await newFolder(), 'Müller^Anna 1.2.3');
  const text = JSON.stringify({ note: 'Ø 14,2 mm – V. iliaca', value: 0.1 + 0.2 });
  expect(await readSaved(path)).toEqual({ text: null, problem: null });
  expect(await keep(path, text)).toBeNull();
  expect(await readSaved(path)).toEqual({ text, problem: null });
  expect(path).toMatch(/[\\/]sessions[\\/][0-9a-f]{64}\.json$/);
});

test('the name of an autosave is the SHA-256 of its key', () => {
  // FIPS 180-4, the example message "abc".
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(autosavePath('/data', 'abc')).toBe(join('/data', 'sessions', `${digest}.json`));
});

test('of many saves at once the one asked for last stays, and nothing else is left in the folder', async () => {
  const folder = await newFolder();
  const path = join(folder, 'work.ivus.json');
  for (let k = 0; k < 50; k++) void keep(path, JSON.stringify({ k, filling: 'x'.repeat(100_000 - 1_900 * k) }));
  await writesEnded();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ k: 49 });
  expect(await readdir(folder)).toEqual(['work.ivus.json']);
});

test('a text that is cut off never replaces a whole one', async () => {
  const path = join(await newFolder(), 'work.ivus.json');
  await keep(path, '{"outlines":[1,2,3]}');
  for (const text of ['', '{"outlines":[1,2']) expect(await keep(path, text)).toContain(path);
  expect(await readSaved(path)).toEqual({ text: '{"outlines":[1,2,3]}', problem: null });
});

test('a place that cannot be written gives one sentence that names the file', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'file'), '');
  const path = join(folder, 'file', 'work.ivus.json');
  expect(await keep(path, '{}')).toMatch(
    /^.*work\.ivus\.json was not saved because .*; any earlier version is unchanged\./,
  );
  await mkdir(join(folder, 'folder.ivus.json'));
  expect(await keep(join(folder, 'folder.ivus.json'), '{}')).toContain('folder.ivus.json was not saved because');
  expect(await readdir(folder)).toEqual(['file', 'folder.ivus.json']);
});

test('a damaged working copy is set aside with a sentence, not lost and not overwritten', async () => {
  const path = autosavePath(await newFolder(), 'study');
  await keep(path, '{"good":true}');
  await writeFile(path, '{"good":tr');
  const { text, problem } = await readSaved(path);
  expect(text).toBeNull();
  await keep(path, '{"new":true}');
  const names = await readdir(join(path, '..'));
  const aside = join(path, '..', names.find((name) => name.includes('.damaged-')) ?? 'none');
  expect(await readFile(aside, 'utf8')).toBe('{"good":tr');
  expect(problem).toContain(aside);
});

test('saving through a link writes the file behind it and keeps its permissions', async () => {
  const folder = await newFolder();
  const real = join(folder, 'real.ivus.json');
  const link = join(folder, 'link.ivus.json');
  await writeFile(real, '{}');
  await chmod(real, 0o640);
  await symlink(real, link);
  expect(await keep(link, '{"a":1}')).toBeNull();
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(real, 'utf8')).toBe('{"a":1}');
  expect((await stat(real)).mode & 0o777).toBe(0o640);
});

test('only what a broken write left is removed', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, '.ivus-01234567-89ab-cdef-0123-456789abcdef.tmp'), '{"a');
  await writeFile(join(folder, 'kept.json'), '{}');
  await removeUnfinished(folder);
  await removeUnfinished(join(folder, 'none'));
  expect(await readdir(folder)).toEqual(['kept.json']);
});

test('a kill -9 in the middle of saving leaves a whole copy, never an older one than was reported as saved', async () => {
  const keeping = fileURLToPath(new URL('../../electron/autosaves.ts', import.meta.url));
  for (const ms of [3, 11, 19, 31, 43]) {
    const path = autosavePath(await newFolder(), 'study');
    const script = `import { keep } from ${JSON.stringify(keeping)};
      for (let k = 0; k < 200; k++) { await keep(${JSON.stringify(path)}, JSON.stringify({ k, filling: 'x'.repeat(300_000) })); process.stdout.write(k + ' '); }`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    let reported = '';
    child.stdout.on('data', (piece: Buffer) => {
      reported += piece;
    });
    await once(child.stdout, 'data');
    await delay(ms);
    child.kill('SIGKILL');
    await once(child, 'close');
    const last = Number(reported.trim().split(' ').at(-1));
    const { text, problem } = await readSaved(path);
    expect(problem).toBeNull();
    expect(JSON.parse(text ?? '{}').k).toBeGreaterThanOrEqual(last);
  }
});
