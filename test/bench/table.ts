import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../electron/runtime/project.mjs';

/** One measured line: what, ours, the peers' (null: not on this machine; a text: why there is no figure), and the goal: ours at most `times` the peer named, or `ours` itself. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  readonly peers?: Readonly<Record<string, number | string | null>>;
  readonly goal?: Goal;
}

type Goal = { readonly atMost: number; readonly peer?: string };

/** Prints lines as a table, each peer with its ratio to ours, and keeps them in out/bench.json under the title. */
export function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`);
  for (const line of lines) {
    console.log(`  ${line.what.padEnd(62)} ${figure(line.ours, line.unit).padStart(12)}   ${verdict(line)}`);
    for (const [peer, theirs] of Object.entries(line.peers ?? {})) {
      const beside = typeof theirs === 'number' ? figure(theirs, line.unit) : (theirs ?? 'not on this machine');
      const ratio = typeof theirs === 'number' ? `ours is ${(line.ours / theirs).toPrecision(2)} ×` : '';
      console.log(`      ${peer.padEnd(58)} ${beside.padStart(12)}   ${ratio}`);
    }
  }
  keep(title, lines);
}

/** What the goal is and whether it is met, in words; nothing for a line without one. */
function verdict({ ours, unit, peers, goal }: Line): string {
  if (goal === undefined) return '';
  const { atMost, peer } = goal;
  if (peer === undefined)
    return `goal ≤ ${figure(atMost, unit)}: ${ours <= atMost ? 'met' : `missed, ${(ours / atMost).toPrecision(2)} × the goal`}`;
  const theirs = peers?.[peer] ?? null;
  if (typeof theirs !== 'number') return `goal ≤ ${atMost} × ${peer}: not to be judged here`;
  const ratio = ours / theirs;
  return `goal ≤ ${atMost} × ${peer}: ${ratio <= atMost ? 'met' : `missed, ${ratio.toPrecision(2)} ×`}`;
}

function figure(value: number, unit: string): string {
  return `${value.toPrecision(3)} ${unit}`;
}

function keep(title: string, lines: readonly Line[]): void {
  const path = join(projectFolder, 'out', 'bench.json');
  const rows = lines.map((line) => ({ ...line, verdict: verdict(line) }));
  mkdirSync(join(projectFolder, 'out'), { recursive: true });
  const machine = {
    processors: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
  writeFileSync(path, `${JSON.stringify({ ...kept(path), machine, [title]: rows }, null, 2)}\n`);
}

function kept(path: string): object {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as object;
  } catch {
    return {};
  }
}
