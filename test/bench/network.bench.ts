import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureSystemLibraries, NETWORK_PEERS } from '../../electron/runtime/system.ts';
import { bundled } from '../bundle.ts';
import { sharedFile } from '../data.ts';
import { startStoreScp } from '../network/support/dcmtk.ts';
import { type Orthanc, startOrthanc } from '../network/support/orthanc.ts';
import { freePort } from '../network/support/ports.ts';
import { type LargeRun, largeRuns } from './large-runs.ts';
import { type Line, print } from './table.ts';

/** What a program printed, its seconds from start to end, and the most memory that it held, MiB. */
interface Measured {
  readonly said: string;
  readonly seconds: number;
  readonly mb: number;
}

/** Runs a program to its end; throws where it fails. */
async function measured(program: string, ...args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const memory = watched(child);
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
  return { said, seconds: (performance.now() - began) / 1000, mb: memory() };
}

/** Looks at a process's memory until it is asked for the most. */
function watched({ pid }: ChildProcess): () => number {
  let most = 0;
  const look = () => {
    try {
      const held = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      most = Math.max(most, Number(held ?? 0) / 1024);
    } catch {
      // It has ended.
    }
  };
  const timer = setInterval(look, 5);
  return () => {
    clearInterval(timer);
    return most;
  };
}

const ours = async (program: string, ...args: readonly string[]): Promise<Measured> => {
  const one = await measured(process.execPath, program, ...args);
  return { ...one, seconds: Number(one.said) / 1000 };
};

function lines(what: string, peer: string, own: Measured, theirs: Measured): readonly Line[] {
  return [
    { what, ours: own.seconds, unit: 's', peers: { [peer]: theirs.seconds }, goal: { atMost: 1.5, peer } },
    { what: `${what}: memory`, ours: own.mb, unit: 'MiB', peers: { [peer]: theirs.mb }, goal: { atMost: 150 } },
  ];
}

async function sending(program: string, { path, name, option }: LargeRun): Promise<readonly Line[]> {
  const scp = await startStoreScp('+xa', '--ignore');
  const port = String(scp.port);
  const theirs = await measured('storescu', `-${option}`, '127.0.0.1', port, path);
  const own = await ours(program, 'send', port, path);
  await scp.stop();
  return lines(`send, ${name}`, 'storescu', own, theirs);
}

async function receiving(program: string, folder: string, { path, name, option }: LargeRun): Promise<readonly Line[]> {
  const scp = await startStoreScp('+xa', '+B');
  const memory = watched(scp.child);
  const send = (port: number) => measured('storescu', `-${option}`, '-aec', 'PLANNER', '127.0.0.1', String(port), path);
  const theirs = { ...(await send(scp.port)), mb: memory() };
  await scp.stop();
  const port = await freePort();
  const child = spawn(process.execPath, [program, 'receive', String(port), join(folder, 'inbox')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const held = watched(child);
  await once(child.stdout, 'data');
  const own = { ...(await send(port)), mb: held() };
  child.stdin.end();
  await once(child, 'close');
  return lines(`receive, ${name}`, 'storescp', own, theirs);
}

async function fetching(program: string, folder: string, orthanc: Orthanc, run: LargeRun): Promise<readonly Line[]> {
  await orthanc.seed(await readFile(run.path));
  const [own, theirs] = [join(folder, 'ours'), join(folder, 'theirs')];
  await mkdir(own, { recursive: true });
  await mkdir(theirs, { recursive: true });
  const port = String(orthanc.dicomPort);
  const keys = ['-k', 'QueryRetrieveLevel=SERIES', '-k', `StudyInstanceUID=${run.study}`];
  const series = ['-k', `SeriesInstanceUID=${run.series}`];
  const where = ['-aec', 'ORTHANC', '127.0.0.1', port];
  const peer = await measured('getscu', '-S', `+${run.option}`, '+B', '-od', theirs, ...keys, ...series, ...where);
  const mine = await ours(program, 'get', port, run.study, run.series, own);
  return lines(`get, ${run.name}`, 'getscu', mine, peer);
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
  const program = await bundled('test/bench/network-work.ts', 'bench-network');
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
  const program = await bundled('test/bench/network-work.ts', 'bench-network');
  const orthanc = await startOrthanc();
  const all: Line[] = [];
  try {
    for (const run of await largeRuns(folder, sharedFile('data', 'dicom', 'xa_rubo_jpeg_96f.dcm'))) {
      all.push(...(await sending(program, run)));
      all.push(...(await receiving(program, folder, run)));
      all.push(...(await fetching(program, folder, orthanc, run)));
    }
  } finally {
    await orthanc.stop();
    await rm(folder, { recursive: true, force: true });
  }
  print('Runs of 300 MB over DIMSE', all);
  expect(all.every((line) => Number.isFinite(line.ours))).toBe(true);
});
