import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../electron/runtime/project.mjs';

/** Milliseconds a frame of a run that all cores share, and how many they are. */
export async function onAllCores(count: number): Promise<{ readonly ms: number; readonly cores: number }> {
  const cores = availableParallelism();
  const script = join(projectFolder, 'test/bench/lumen/one-core.ts');
  const processes = Array.from({ length: cores }, () => fork(script, [], { execArgv: ['--import', 'tsx'] }));
  await Promise.all(processes.map(said));
  const begin = performance.now();
  const done = processes.map(said);
  for (const each of processes) each.send(Math.ceil(count / cores));
  await Promise.all(done);
  return { ms: (performance.now() - begin) / count, cores };
}

/** Waits for the next message of a process; throws when it ends without one. */
async function said(process: ChildProcess): Promise<void> {
  const [what] = await Promise.race([once(process, 'message'), once(process, 'exit')]);
  if (typeof what !== 'string') throw new Error('a process of the benchmark ended early');
}
