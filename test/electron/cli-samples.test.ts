import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from '../../electron/cli/dispatch.ts';
import { forward } from '../../electron/cli/samples.ts';
import { projectFolder } from '../../electron/runtime/project.mjs';

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

test('the list names every study with its number and says whether it is made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-none-'));
  const { code, out } = await maker('list', '--out', folder);
  await rm(folder, { recursive: true });
  expect([code, out.length >= 10, out.every((line) => line.includes('not made'))]).toEqual([0, true, true]);
  expect(out[0]).toBe('01  classic-left-nivl            not made  Left leg, swollen for eight months');
});

test('a study that does not exist is refused with the names of those that do, and nothing is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-none-'));
  const { code, err } = await maker('make', 'no-such-study', '--out', folder);
  expect([code, await readdir(folder)]).toEqual([1, []]);
  await rm(folder, { recursive: true });
  expect(err[0]).toMatch(
    /^There is no practice study "no-such-study"; choose from classic-left-nivl, pancake-lesion, /,
  );
});

test('wrong words are wrong usage; help says what there is', async () => {
  const [unknown, none, help] = await Promise.all(
    [['samples', 'draw'], ['samples'], ['samples', '--help']].map((args) => said((io) => dispatch(args, io))),
  );
  expect([unknown?.code, none?.code, help?.code]).toEqual([2, 2, 0]);
  expect(unknown?.err[0]).toMatch(/^ivus samples: choose "list", "make" or "teach"\./);
  expect(help?.out[0]).toMatch(/ivus samples make CASE/);
});
