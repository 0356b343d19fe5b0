import { type ChildProcess, fork } from 'node:child_process';
import { sharedFile } from '../data.ts';
import type { Order, Report, Target } from './child.ts';

const LONGEST_MS = 2000;
const MOST_MB = 512;

/** How a run of the fuzz ended: how many inputs met each verdict, and every failure with what it takes to see it again. */
interface Outcome {
  inputs: number;
  readonly counts: Map<string, number>;
  readonly failures: string[];
  slowestMs: number;
  mostMb: number;
  /** The input that took too long last: on a busy machine anything can once, so it gets a second, fresh process. */
  suspect: number | null;
}

/** One process at work: the input it is at, and why it was ended, if it was. */
interface Hand {
  readonly child: ChildProcess;
  at: number;
  name: string;
  ended: 'done' | 'hung' | 'greedy' | null;
}

/**
 * Judges inputs 0 to `count` of a seed in a process of its own, which is watched: an input that crashes it, takes longer
 * than 2 s (twice) or more than 512 MB is a failure, and the next ones are judged in a fresh process.
 */
export async function fuzz(
  program: string,
  { target, seed, count }: { readonly target: Target; readonly seed: number; readonly count: number },
  progress: (done: number) => void,
): Promise<Outcome> {
  const outcome: Outcome = { inputs: 0, counts: new Map(), failures: [], slowestMs: 0, mostMb: 0, suspect: null };
  for (let next = 0; next < count; )
    next = await judgeFrom(program, { target, seed, from: next, to: count }, outcome, () => progress(outcome.inputs));
  return outcome;
}

/** Judges until the end of the order or the end of the process; gives the first input that was not judged. */
async function judgeFrom(program: string, order: Order, outcome: Outcome, progress: () => void): Promise<number> {
  const env = { ...process.env, IVUS_SHARED: sharedFile() };
  const child = fork(program, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const hand: Hand = { child, at: order.from, name: 'the start', ended: null };
  let said = '';
  child.stderr?.on('data', (text) => {
    said = (said + String(text)).slice(-2000);
  });
  let patience: NodeJS.Timeout | undefined;
  child.on('message', (report: Report) => {
    clearTimeout(patience);
    if (report.kind === 'begun') patience = setTimeout(() => end(hand, 'hung'), LONGEST_MS);
    take(report, hand, order.seed, outcome);
    if (report.kind === 'judged') progress();
  });
  child.send(order);
  const code = await new Promise((resolve) => child.once('exit', (status, signal) => resolve(signal ?? status)));
  clearTimeout(patience);
  if (hand.ended === 'done' || hand.ended === 'greedy') return hand.at;
  if (hand.ended === 'hung' && outcome.suspect !== hand.at) {
    outcome.suspect = hand.at;
    return hand.at;
  }
  const verdict = hand.ended ?? 'crashed';
  count(outcome, verdict);
  outcome.failures.push(`seed ${order.seed} input ${hand.at}: ${verdict} (${code}), ${hand.name} ${said}`);
  return hand.at + 1;
}

function take(report: Report, hand: Hand, seed: number, outcome: Outcome): void {
  if (report.kind === 'done') hand.ended = 'done';
  if (report.kind === 'begun') Object.assign(hand, { at: report.index, name: report.name });
  if (report.kind !== 'judged') return;
  hand.at = report.index + 1;
  outcome.slowestMs = Math.max(outcome.slowestMs, report.ms);
  outcome.mostMb = Math.max(outcome.mostMb, report.grownMb);
  const greedy = report.grownMb > MOST_MB;
  const verdict = greedy ? 'took too much memory' : report.verdict;
  const fault = greedy ? `${Math.round(report.grownMb)} MB` : report.fault;
  count(outcome, verdict);
  if (fault !== null) outcome.failures.push(`seed ${seed} input ${report.index}: ${verdict}, ${report.name}: ${fault}`);
  if (greedy) end(hand, 'greedy');
}

function end(hand: Hand, why: 'hung' | 'greedy'): void {
  hand.ended = why;
  hand.child.kill('SIGKILL');
}

function count(outcome: Outcome, verdict: string): void {
  outcome.inputs += 1;
  outcome.counts.set(verdict, (outcome.counts.get(verdict) ?? 0) + 1);
}
