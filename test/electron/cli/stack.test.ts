import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import type { Element } from '../../core/dicom/build.ts';
import { frameFile } from '../../core/dicom/stack/single-frames.ts';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../new-folder.ts';

/** Runs the command line; gives its exit code and the lines that it wrote. */
async function ivus(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await dispatch(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

interface Row {
  readonly file: string;
  readonly frameOf: { readonly run: string; readonly frame: number; readonly frames: number; readonly timeMs: number };
  readonly warnings: readonly string[];
}

async function rows(...paths: readonly string[]): Promise<readonly Row[]> {
  return JSON.parse((await ivus('inspect', ...paths, '--json')).out);
}

/** A folder of files by name, its path at the front. */
async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await newFolder();
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
  return folder;
}

/** The samples of frame `k` (from 1) of the run behind paths, or what is said against it. */
async function frameOf(k: number, ...paths: readonly string[]): Promise<readonly number[] | string> {
  const to = join(await newFolder(), 'out.raw');
  const { code, err } = await ivus('frame', ...paths, '--frame', String(k), '--raw', to);
  return code === 0 ? [...(await readFile(to))] : err;
}

const pixels = (value: number) => Array(16).fill(value);
const reported = sharedFile('data', 'reports', 'stack');

test('inspect says which files are the frames of one run, in lines and in JSON', async () => {
  const { out } = await ivus('inspect', reported);
  expect(out.split('\n').slice(-2)).toEqual([
    `${join(reported, 'IM000')} … ${join(reported, 'IM005')}: one run of 6 frames, from 6 files, frame times unknown`,
    '6 of 6 open',
  ]);
  const all = await rows(reported);
  expect(all.map(({ frameOf }) => frameOf.frame)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(all.map(({ frameOf: { run, frames } }) => `${run} ${frames}`)).size).toBe(1);
  expect(all.every(({ warnings }) => warnings.some((text) => text.includes('frame times are unknown')))).toBe(true);
});

test('frame steps the reported run by its folder, by its files in any order, and takes a single file for itself', async () => {
  const last = [...(await readFile(join(reported, 'IM005')))].slice(-4096);
  const files = [5, 0, 3, 1, 4, 2].map((i) => join(reported, `IM00${i}`));
  expect(await frameOf(6, reported)).toEqual(last);
  expect(await frameOf(6, ...files)).toEqual(last);
  expect(await frameOf(1, join(reported, 'IM005'))).toEqual(last);
  expect(await frameOf(2, join(reported, 'IM005'))).toContain('has no frame 2');
});

test('names in any order, blanks in numbers: the Instance Number decides', async () => {
  const folder = await folderOf({
    k2: frameFile('2 ', 20),
    a7: frameFile(' 1', 10),
    m0: frameFile('03', 30),
  });
  expect(await Promise.all([1, 2, 3].map((k) => frameOf(k, folder)))).toEqual([10, 20, 30].map(pixels));
  expect((await rows(folder)).map(({ frameOf }) => frameOf.frame)).toEqual([1, 2, 3]);
});

test('a missing frame, and a multi-frame file among single ones', async () => {
  const film: readonly Element[] = [[0x00280008, 'IS', '2']];
  const folder = await folderOf({ a: frameFile('1', 1), b: frameFile('3', 3), c: frameFile('2', 9, film) });
  const [a, b, c] = await rows(folder);
  expect([a?.frameOf.frame, b?.frameOf.frame, c?.frameOf]).toEqual([1, 2, null]);
  expect(a?.warnings).toContain('No frame has Instance Number 2: files of this run may be missing.');
  const refusal = await frameOf(1, folder);
  expect(refusal).toContain(
    `${folder} holds 2 runs (${join(folder, 'a')} … ${join(folder, 'b')}; ${join(folder, 'c')}); name the files of one of them.`,
  );
  expect(await frameOf(2, join(folder, 'a'), join(folder, 'b'))).toEqual(pixels(3));
});

test('two persons in one series are two runs', async () => {
  const other: readonly Element[] = [[0x00100020, 'LO', 'OTHER']];
  const folder = await folderOf({
    a: frameFile('1', 1),
    b: frameFile('2', 2, other),
    c: frameFile('3', 3),
    d: frameFile('4', 4, other),
  });
  const all = await rows(folder);
  expect(all.map(({ frameOf: { frame, frames } }) => `${frame}/${frames}`)).toEqual(['1/2', '1/2', '2/2', '2/2']);
  expect(all[0]?.frameOf.run).toBe(all[2]?.frameOf.run);
  expect(all[0]?.frameOf.run).not.toBe(all[1]?.frameOf.run);
});

test('a copy of a frame is no second frame', async () => {
  const folder = await folderOf({ a: frameFile('1', 1), b: frameFile('2', 2) });
  await copyFile(join(folder, 'b'), join(folder, 'c'));
  expect((await rows(folder)).map(({ frameOf }) => frameOf?.frame ?? null)).toEqual([1, 2, null]);
  expect(await frameOf(2, folder)).toEqual(pixels(2));
});

test('a file that does not open is said, and the others are stepped', async () => {
  const folder = await folderOf({ a: frameFile('1', 1), b: frameFile('2', 2), notes: Uint8Array.of(104, 105) });
  const to = join(await newFolder(), 'out.raw');
  const { code, err } = await ivus('frame', folder, '--frame', '2', '--raw', to);
  expect([code, err.includes(join(folder, 'notes'))]).toEqual([0, true]);
});

test('frame never writes over one of the files of the run', async () => {
  const folder = await folderOf({ a: frameFile('1', 1), b: frameFile('2', 2) });
  const before = await readFile(join(folder, 'b'));
  const { code } = await ivus('frame', folder, '--frame', '1', '--raw', join(folder, 'b'));
  expect([code, await readFile(join(folder, 'b'))]).toEqual([1, before]);
});

test('frame of a folder without a run that opens is refused in a sentence', async () => {
  const folder = await newFolder();
  await mkdir(join(folder, 'empty'));
  expect(await frameOf(1, folder)).toBe(`${folder} holds no run that opens; name the file of a run.`);
});

test('times that the files prove are given for each frame', async () => {
  const time = (ms: string): readonly Element[] => [[0x00181063, 'DS', ms]];
  const folder = await folderOf({ a: frameFile('1', 1, time('40')), b: frameFile('2', 2, time('40')) });
  expect((await rows(folder)).map(({ frameOf }) => frameOf.timeMs)).toEqual([0, 40]);
  expect((await ivus('inspect', folder)).out).toContain('one run of 2 frames, from 2 files, frame times by Frame Time');
});
