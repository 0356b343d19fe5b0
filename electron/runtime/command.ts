import { type ExecFileException, execFile, spawn } from 'node:child_process';

/** What a finished command left behind; `code` is 127 when it could not start and 124 when it ran out of time. */
export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a command unseen, for at most `limitMs` (0: as long as it takes). */
export function outcomeOf(
  command: string,
  args: readonly string[],
  limitMs = 0,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: limitMs, maxBuffer: 2 ** 26, env }, (error, stdout, stderr) => {
      resolve({ code: exitCode(error), stdout, stderr });
    });
  });
}

/** Runs a command whose messages the operator sees on standard error; gives its exit code, 127 when it could not start. */
export function runShown(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], env });
    child.once('error', () => resolve(127)).once('exit', (code) => resolve(code ?? 1));
  });
}

function exitCode(error: ExecFileException | null): number {
  if (error === null) return 0;
  if (error.killed === true) return 124;
  return typeof error.code === 'number' ? error.code : 127;
}
