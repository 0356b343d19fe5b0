import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { median } from '../median.ts';

/** What a program printed, its seconds from start to end, and the most memory that it held, MiB. */
export interface Measured {
  readonly said: string;
  readonly seconds: number;
  readonly mb: number;
}

/** Runs a program to its end; throws where it fails, or where it is not done within `limitMs`. */
export async function measured(command: readonly string[], limitMs = 1_200_000): Promise<Measured> {
  const [program = '', ...args] = command;
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], timeout: limitMs, killSignal: 'SIGKILL' });
  const memory = watched(child);
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const [code, signal] = await once(child, 'close');
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0)
    throw new Error(signal === 'SIGKILL' ? `not done after ${Math.round(seconds)} s` : `ended with ${code}`);
  return { said, seconds, mb: memory() };
}

/** Looks at a process's memory until it is asked for the most. */
export function watched({ pid }: ChildProcess): () => number {
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

/** What is measured, by the name of who does it. */
type Works<Name extends string> = Readonly<Record<Name, () => Promise<Measured>>>;

/** Does each piece of work so often, one after the other in turn, so that a busy minute of the machine meets all of them; the median of the seconds, the most memory. */
export async function inTurn<Name extends string>(
  times: number,
  works: Works<Name>,
): Promise<Readonly<Record<Name, Omit<Measured, 'said'>>>> {
  const names = Object.keys(works) as Name[];
  const rounds: Readonly<Record<Name, Measured>>[] = [];
  for (let round = 0; round < times; round++) {
    const figures: [Name, Measured][] = [];
    for (const name of names) figures.push([name, await works[name]()]);
    rounds.push(Object.fromEntries(figures) as Record<Name, Measured>);
  }
  const figure = (name: Name) => ({
    seconds: median(rounds.map((round) => round[name].seconds)),
    mb: Math.max(...rounds.map((round) => round[name].mb)),
  });
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<Name, Omit<Measured, 'said'>>;
}
