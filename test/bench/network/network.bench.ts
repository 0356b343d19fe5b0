import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runShown } from '../../../electron/runtime/command.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { ensureSystemLibraries, NETWORK_PEERS } from '../../../electron/runtime/system.ts';
import { bundled } from '../../bundle.ts';
import { sharedFile } from '../../data.ts';
import { startStoreScp } from '../../network/support/dcmtk.ts';
import { type Orthanc, startOrthanc } from '../../network/support/orthanc.ts';
import { freePort } from '../../network/support/ports.ts';
import { type Line, print } from '../table.ts';
import { type LargeRun, largeRuns } from './large-runs.ts';
import { inTurn, type Measured, measured, watched } from './process-figures.ts';

/** Each piece of work is done so often by us and by dcmtk, in turn. */
const TIMES = 5;
/** dcmjs-dimse may take so long, ms. */
const LIMIT = 120_000;

const ours = async (program: string, ...args: readonly string[]): Promise<Measured> => {
  const one = await measured([process.execPath, program, ...args]);
  return { ...one, seconds: Number(one.said) / 1000 };
};

type Figures = Omit<Measured, 'said'>;

function lines(
  what: string,
  peer: string,
  { own, theirs }: { readonly own: Figures; readonly theirs: Figures },
  other?: Figures | string,
): readonly Line[] {
  const beside = (figure: keyof Figures) =>
    other === undefined ? {} : { 'dcmjs-dimse 0.3.3': typeof other === 'string' ? other : other[figure] };
  const times = { [peer]: theirs.seconds, ...beside('seconds') };
  const memory = { [peer]: theirs.mb, ...beside('mb') };
  return [
    { what, ours: own.seconds, unit: 's', peers: times, goal: { atMost: 1.5, peer } },
    { what: `${what}: memory`, ours: own.mb, unit: 'MiB', peers: memory, goal: { atMost: 150 } },
  ];
}

/** Work by dcmjs-dimse, once; in words where it did not do it. */
async function byDcmjs(folder: string, ...words: readonly string[]): Promise<Figures | string> {
  const program = join(projectFolder, 'test', 'bench', 'network', 'dcmjs-dimse-work.mjs');
  try {
    return await measured([process.execPath, '--max-old-space-size=8192', program, folder, ...words], LIMIT);
  } catch (error) {
    return `did not finish: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function sending(program: string, dcmjs: string, run: LargeRun): Promise<readonly Line[]> {
  const { path, name, option, transferSyntax } = run;
  const scp = await startStoreScp('+xa', '--ignore');
  const port = String(scp.port);
  const figures = await inTurn(TIMES, {
    own: () => ours(program, 'send', port, path),
    theirs: () => measured(['storescu', `-${option}`, '127.0.0.1', port, path]),
  });
  const other = await byDcmjs(dcmjs, 'send', port, path, transferSyntax);
  await scp.stop();
  return lines(`send, ${name}`, 'storescu', figures, other);
}

async function receiving(program: string, folder: string, { path, name, option }: LargeRun): Promise<readonly Line[]> {
  const send = (port: number) =>
    measured(['storescu', `-${option}`, '-aec', 'PLANNER', '127.0.0.1', String(port), path]);
  const theirs = async () => {
    const scp = await startStoreScp('+xa', '+B');
    const memory = watched(scp.child);
    const one = { ...(await send(scp.port)), mb: memory() };
    await scp.stop();
    return one;
  };
  const own = async () => {
    const [port, inbox] = [await freePort(), await mkdtemp(join(folder, 'inbox-'))];
    const child = spawn(process.execPath, [program, 'receive', String(port), inbox], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const memory = watched(child);
    await once(child.stdout, 'data');
    const one = { ...(await send(port)), mb: memory() };
    child.stdin.end();
    await once(child, 'close');
    await rm(inbox, { recursive: true, force: true });
    return one;
  };
  return lines(`receive, ${name}`, 'storescp', await inTurn(TIMES, { own, theirs }));
}

async function fetching(
  program: string,
  { folder, dcmjs, orthanc }: { readonly folder: string; readonly dcmjs: string; readonly orthanc: Orthanc },
  run: LargeRun,
): Promise<readonly Line[]> {
  await orthanc.seed(await readFile(run.path));
  const port = String(orthanc.dicomPort);
  const keys = ['-k', 'QueryRetrieveLevel=SERIES', '-k', `StudyInstanceUID=${run.study}`];
  const series = ['-k', `SeriesInstanceUID=${run.series}`];
  const where = ['-aec', 'ORTHANC', '127.0.0.1', port];
  // What is in a folder is not fetched again.
  const toNew = async (fetch: (into: string) => Promise<Measured>) => {
    const into = await mkdtemp(join(folder, 'fetched-'));
    const one = await fetch(into);
    await rm(into, { recursive: true });
    return one;
  };
  const figures = await inTurn(TIMES, {
    own: () => toNew((into) => ours(program, 'get', port, run.study, run.series, into)),
    theirs: () =>
      toNew((into) => measured(['getscu', '-S', `+${run.option}`, '+B', '-od', into, ...keys, ...series, ...where])),
  });
  const other = await byDcmjs(dcmjs, 'get', port, run.study, run.series);
  return lines(`get, ${run.name}`, 'getscu', figures, other);
}

/** The same by DICOMweb; no peer of its kind is on this machine. */
async function byWeb(program: string, folder: string, run: LargeRun): Promise<readonly Line[]> {
  const orthanc = await startOrthanc();
  try {
    const up = await ours(program, 'send', orthanc.webUrl, run.path);
    const down = await ours(program, 'get', orthanc.webUrl, run.study, run.series, join(folder, `web-${run.study}`));
    return [
      { what: `STOW, ${run.name}`, ours: up.seconds, unit: 's', goal: { atMost: 10 } },
      { what: `STOW, ${run.name}: memory`, ours: up.mb, unit: 'MiB', goal: { atMost: 150 } },
      { what: `WADO, ${run.name}`, ours: down.seconds, unit: 's', goal: { atMost: 10 } },
      { what: `WADO, ${run.name}: memory`, ours: down.mb, unit: 'MiB', goal: { atMost: 150 } },
    ];
  } finally {
    await orthanc.stop();
  }
}

test('runs of 300 MB by DICOMweb', async () => {
  const there = await ensureSystemLibraries(NETWORK_PEERS, console.error);
  if (!there.ok) throw new Error(there.problem);
  const folder = await mkdtemp(join(tmpdir(), 'ivus-bench-web-'));
  const program = await bundled('test/bench/network/network-work.ts', 'bench-network');
  const all: Line[] = [];
  try {
    for (const run of await largeRuns(folder, sharedFile('data', 'dicom', 'xa_rubo_jpeg_96f.dcm')))
      all.push(...(await byWeb(program, folder, run)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  print('Runs of 300 MB by DICOMweb', all);
  expect(all.every((line) => Number.isFinite(line.ours))).toBe(true);
});

test('runs of 300 MB over DIMSE', async () => {
  const there = await ensureSystemLibraries(NETWORK_PEERS, console.error);
  if (!there.ok) throw new Error(there.problem);
  const folder = await mkdtemp(join(tmpdir(), 'ivus-bench-network-'));
  const program = await bundled('test/bench/network/network-work.ts', 'bench-network');
  const dcmjs = await mkdtemp(join(folder, 'dcmjs-'));
  // Only compared with: 38 MB that nothing else here needs.
  await runShown('npm', ['install', '--no-audit', '--no-fund', '--prefix', dcmjs, 'dcmjs-dimse@0.3.3']);
  const orthanc = await startOrthanc();
  const all: Line[] = [];
  try {
    for (const run of await largeRuns(folder, sharedFile('data', 'dicom', 'xa_rubo_jpeg_96f.dcm'))) {
      all.push(...(await sending(program, dcmjs, run)));
      all.push(...(await receiving(program, folder, run)));
      all.push(...(await fetching(program, { folder, dcmjs, orthanc }, run)));
    }
  } finally {
    await orthanc.stop();
    await rm(folder, { recursive: true, force: true });
  }
  print('Runs of 300 MB over DIMSE', all);
  expect(all.every((line) => Number.isFinite(line.ours))).toBe(true);
});
