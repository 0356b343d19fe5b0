import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from '../../bundle.ts';
import { sharedFile } from '../../data.ts';
import type { Row } from './child.ts';
import { DOCUMENTS } from './documents.ts';
import { HOSTILE } from './kinds.ts';

/** What a hostile file may cost at most. */
const LIMITS = { windowMs: 2000, workerMs: 10_000, grownMb: 512 } as const;

/** After this the process is ended, ms. */
const PATIENCE = 30_000;

/** A row of the table, with the limits that it breaks. */
export interface Judged extends Row {
  readonly broken: readonly string[];
}

/** Every hostile file of the shared data and every kind of the generator, each opened in a process of its own; those that a word is in where one is given. */
export async function hostileTable(
  seed: number,
  word: string,
  told: (row: Judged) => void,
): Promise<readonly Judged[]> {
  const program = await bundled('test/fuzz/hostile/child.ts', 'fuzz-hostile');
  const folder = sharedFile('data', 'hostile');
  const files = readdirSync(folder).filter((name) => name.endsWith('.dcm'));
  const all = [
    ...files.map((name) => ({ name, what: join(folder, name) })),
    ...[...HOSTILE, ...DOCUMENTS].map(({ name }, index) => ({ name, what: String(index) })),
  ];
  const rows: Judged[] = [];
  for (const { name, what } of all.filter((one) => one.name.includes(word))) {
    const row = judged(await opened(program, name, what, seed));
    rows.push(row);
    told(row);
  }
  return rows;
}

function judged(row: Row): Judged {
  const limits = Object.entries(LIMITS) as [keyof typeof LIMITS, number][];
  return { ...row, broken: limits.flatMap(([key, most]) => (row[key] <= most ? [] : [`${key} over ${most}`])) };
}

function opened(program: string, name: string, what: string, seed: number): Promise<Row> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = fork(program, [what, String(seed)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--expose-gc'],
    });
    let row: Row | null = null;
    let complaint = '';
    child.stderr?.on('data', (text) => {
      complaint = (complaint + String(text)).slice(0, 400);
    });
    child.on('message', (answer: Row) => {
      row = answer;
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.once('exit', (code, signal) => {
      clearTimeout(patience);
      const ended = `ended by ${signal ?? code}: ${complaint}`;
      const lost = { name, workerMs: performance.now() - began, windowMs: 0, grownMb: Number.POSITIVE_INFINITY };
      resolve(row ?? { ...lost, said: ended });
    });
  });
}

/** A row as a line of text. */
export function lineOf({ name, workerMs, windowMs, grownMb, said, broken }: Judged): string {
  const figure = (value: number, width: number): string => value.toFixed(0).padStart(width);
  const mark = broken.length === 0 ? '  ' : '! ';
  return `${mark}${name.padEnd(52)} ${figure(workerMs, 6)} ms ${figure(windowMs, 5)} ms ${figure(grownMb, 5)} MB  ${said}`;
}
