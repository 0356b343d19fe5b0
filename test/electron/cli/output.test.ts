import { execFile, spawn } from 'node:child_process';
import { copyFile, link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../new-folder.ts';

async function ivus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await dispatch(args, { out: (text) => (out += `${text}\n`), err: (text) => (err += `${text}\n`) });
  return { code, out, err };
}

/** Makes the name for the output out of the input. */
type Name = (input: string, output: string) => Promise<string>;
const names: readonly (readonly [string, Name])[] = [
  ['the same path', async (input) => input],
  [
    'another way to the same path',
    async (input) => join(input, '..', '.', '..', input.split('/').at(-2) ?? '', input.split('/').at(-1) ?? ''),
  ],
  ['a symbolic link', async (input, output) => symlink(input, output).then(() => output)],
  ['a hard link', async (input, output) => link(input, output).then(() => output)],
];

test.each(names.flatMap(([what, name]) => ['--raw', '--png'].map((kind) => [kind, what, name] as const)))(
  'frame %s never writes over its input by %s',
  async (kind, _, name) => {
    const input = join(await newFolder(), 'run.dcm');
    await copyFile(sharedFile('data', 'reports', '00_control.dcm'), input);
    const before = await readFile(input);
    const to = await name(input, join(await newFolder(), 'out'));
    expect(await ivus('frame', input, '--frame', '1', kind, to)).toEqual({
      code: 1,
      out: '',
      err: `${to} was not written because it is the input ${input}: name another file for the output.\n`,
    });
    expect((await readFile(input)).equals(before)).toBe(true);
  },
);

test('frame never writes over the DICOMDIR that lists its input', async () => {
  const folder = await newFolder();
  await mkdir(join(folder, 'IMAGES'));
  for (const name of ['DICOMDIR', 'IMAGES/IM1'])
    await copyFile(sharedFile('data', 'reports', 'dicomdir', 'upper_ok', name), join(folder, name));
  const directory = join(folder, 'DICOMDIR');
  const before = await readFile(directory);
  const { code, err } = await ivus('frame', directory, '--frame', '1', '--png', directory);
  expect([code, err.includes(`${directory} was not written because it is the input`)]).toEqual([1, true]);
  expect((await readFile(directory)).equals(before)).toBe(true);
});

test.each(names)('samples teach never writes over one of its sessions by %s', async (_, name) => {
  const folder = await newFolder();
  const sessions = ['one.ivus.json', 'two.ivus.json'].map((file) => join(folder, file));
  for (const path of sessions) await writeFile(path, '{"work":1}');
  const to = await name(sessions[1] ?? '', join(folder, 'truth.json'));
  const said = await ivus('samples', 'teach', ...sessions, '--id', 'x', '--teaches', 'x', '--out', to);
  expect(said).toEqual({
    code: 1,
    out: '',
    err: `${to} was not written because it is the input ${sessions[1]}: name another file for the output.\n`,
  });
  expect(await readFile(sessions[1] ?? '', 'utf8')).toBe('{"work":1}');
});

const run = promisify(execFile);
/** The sample maker from its source; what it said on stderr and its exit code. */
async function maker(...args: readonly string[]): Promise<{ code: unknown; err: string }> {
  const script = join(projectFolder, 'samples', 'generate.ts');
  return run(process.execPath, ['--import', 'tsx', script, ...args], { timeout: 30_000 }).then(
    ({ stderr }) => ({ code: 0, err: stderr }),
    (error: { code: unknown; stderr: string }) => ({ code: error.code, err: error.stderr }),
  );
}

test.each(['.', 'truth'])('practice studies are not made over the descriptions in %s of the folder', async (below) => {
  const out = await newFolder();
  const cases = join(out, below);
  await mkdir(cases, { recursive: true });
  const [first = ''] = (await readdir(join(projectFolder, 'samples', 'cases'))).toSorted();
  await copyFile(join(projectFolder, 'samples', 'cases', first), join(cases, first));
  const linked = join(await newFolder(), 'linked');
  await symlink(out, linked);
  const { code, err } = await maker('--all', '--cases', cases, '--out', linked);
  expect([code, err.trim()]).toEqual([
    1,
    `${linked} was not written because it holds the descriptions in ${cases}: name another folder with --out.`,
  ]);
  expect(await readdir(cases)).toEqual([first]);
});

test.runIf(process.platform === 'linux').each(['/proc/x', '/proc/x/y', '/dev/null', '/dev/null/x'])(
  'practice studies made into %s come back with a sentence',
  async (out) => {
    const { code, err } = await maker('make', 'classic-left-nivl', '--out', out);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(`^The samples cannot be written to ${out} because [^:]+: name another folder with --out\\.\n$`),
      ),
    ]);
  },
);

test('a reader that closes its end ends the command quietly', async () => {
  const script = join(projectFolder, 'electron', 'cli.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, 'rules', '--json'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, err]).toEqual([0, '']);
});
