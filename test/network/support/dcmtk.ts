import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, outcomeOf } from '../../../electron/runtime/command.ts';
import { freePort, listening } from './ports.ts';

/** Runs one of dcmtk's programs to its end, for at most a minute. */
export function dcmtk(program: string, ...args: readonly string[]): Promise<Outcome> {
  return outcomeOf(program, args, 60_000);
}

/** One of dcmtk's programs at work: what it said so far, and how to end it at once. */
interface Working {
  readonly child: ChildProcess;
  said(): string;
  stop(): Promise<void>;
}

/** Starts one of dcmtk's programs and does not wait for its end. */
function working(program: string, ...args: readonly string[]): Working {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  let text = '';
  const note = (piece: unknown) => {
    text = (text + String(piece)).slice(-100_000);
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  return {
    child,
    said: () => text,
    stop: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** dcmtk's receiver at work in a folder of its own. */
export interface StoreScp extends Working {
  readonly port: number;
  readonly folder: string;
  /** Paths of what it received. */
  files(): Promise<readonly string[]>;
}

/** Starts dcmtk's receiver on a free port and waits until it listens; it takes any syntax (+xa) unless the arguments name another choice. */
export async function startStoreScp(...args: readonly string[]): Promise<StoreScp> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-storescp-'));
  const port = await freePort();
  const syntaxes = args.some((word) => /^\+x/.test(word)) ? [] : ['+xa'];
  const server = working('storescp', '-od', folder, ...syntaxes, ...args, String(port));
  if (!(await listening(port))) throw new Error(`storescp did not start: ${server.said()}`);
  return {
    ...server,
    port,
    folder,
    files: async () => (await readdir(folder)).toSorted().map((name) => join(folder, name)),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
