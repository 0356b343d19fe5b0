import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { forward } from '../../../electron/cli/samples.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';

interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function said(run: (io: { out(text: string): void; err(text: string): void }) => Promise<number>): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run({ out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out, err };
}

/** The sample maker from its source. */
function maker(...args: readonly string[]): Promise<Said> {
  return said((io) => forward(['--import', 'tsx', join(projectFolder, 'samples/generate.ts')], args, io));
}

test('the list names every study by its number and says whether it is made; nothing in it gives an answer away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-none-'));
  const { code, out } = await maker('list', '--out', folder);
  const json = await maker('list', '--json', '--out', folder);
  const teacher = await maker('list', '--teacher', '--out', folder);
  await rm(folder, { recursive: true });
  expect([code, out.length >= 10, out.every((line) => line.includes('not made'))]).toEqual([0, true, true]);
  expect(out[0]).toBe('practice-01  not made  Left leg, swollen for eight months');
  const ids = (await readdir(join(projectFolder, 'samples/cases'))).map((name) => name.replace('.json', ''));
  const telling = (text: string) => ids.filter((id) => text.includes(id));
  expect(telling([...out, ...json.out].join('\n'))).toEqual([]);
  expect(telling(teacher.out.join('\n')).toSorted()).toEqual(ids.toSorted());
});

test('a study that does not exist is refused with the names of those that do, and nothing is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-none-'));
  const { code, err } = await maker('make', 'no-such-study', '--out', folder);
  expect([code, await readdir(folder)]).toEqual([1, []]);
  await rm(folder, { recursive: true });
  expect(err[0]).toMatch(/^There is no practice study "no-such-study"; choose from practice-01, practice-02, /);
});

test('a study is made by its number and by the id that its teacher knows it by', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-none-'));
  const made = [
    await maker('make', 'flat-waveform', '--out', folder),
    await maker('make', 'practice-14', '--out', folder),
  ];
  await rm(folder, { recursive: true });
  expect(made.map(({ code, out }) => [code, out[0]])).toEqual([
    [0, `${join(folder, 'practice-14.dcm')} written`],
    [0, `${join(folder, 'practice-14.dcm')} is up to date`],
  ]);
});

test('wrong words are wrong usage; help says what there is', async () => {
  const [unknown, none, help] = await Promise.all(
    [['samples', 'draw'], ['samples'], ['samples', '--help']].map((args) => said((io) => dispatch(args, io))),
  );
  expect([unknown?.code, none?.code, help?.code]).toEqual([2, 2, 0]);
  expect(unknown?.err[0]).toMatch(/^ivus samples: choose "list", "make" or "teach"\./);
  expect(help?.out[0]).toMatch(/ivus samples make CASE/);
});
