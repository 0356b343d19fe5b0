import { type ChildProcess, fork } from 'node:child_process';
import { sharedFile } from '../data.ts';
import type { Order, Report, Target } from './child.ts';
import { workedMs } from './worked.ts';

/** Of the processor's time. */
const LONGEST_MS = 2000;
/** For one that waits instead of working, ms. */
const LONGEST_WAIT_MS = 120_000;
const MOST_MB = 512;

/** How a run of the fuzz ended: how many inputs met each verdict, and every failure with what it takes to see it again. */
interface Outcome {
  inputs: number;
  readonly counts: Map<string, number>;
  readonly failures: string[];
  slowestMs: number;
  mostMb: number;
  /** The input that took too long or too much last: a process that carries others' garbage can once, so it gets a second, fresh one. */
  suspect: number | null;
}

/** One process at work: the input it is at, and why it was ended, if it was. */
interface Hand {
  readonly child: ChildProcess;
  at: number;
  /** The processor's time and the clock when it was begun, ms. */
  since: { readonly worked: number; readonly clock: number } | null;
  name: string;
  ended: 'done' | 'hung' | 'greedy' | null;
}

/**
 * Judges inputs 0 to `count` of a seed in a process of its own, which is watched: an input that crashes it, takes more
 * than 2 s of the processor or more than 512 MB (each twice) is a failure, and the next ones are judged in a fresh process.
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
  const hand: Hand = { child, at: order.from, name: 'the start', since: null, ended: null };
  let said = '';
  child.stderr?.on('data', (text) => {
    said = (said + String(text)).slice(-2000);
  });
  const watch = setInterval(() => {
    if (overdue(hand)) end(hand, 'hung');
  }, 500);
  child.on('message', (report: Report) => {
    take(report, hand, order.seed, outcome);
    if (report.kind === 'judged') progress();
  });
  child.send(order);
  const code = await new Promise((resolve) => child.once('exit', (status, signal) => resolve(signal ?? status)));
  clearInterval(watch);
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
  // What was sent before the process ended is asked again.
  if (hand.ended !== null) return;
  if (report.kind === 'done') hand.ended = 'done';
  if (report.kind === 'begun') {
    const since = { worked: workedMs(hand.child.pid), clock: performance.now() };
    Object.assign(hand, { at: report.index, name: report.name, since });
  }
  if (report.kind !== 'judged') return;
  hand.since = null;
  const greedy = report.grownMb > MOST_MB;
  if (greedy && outcome.suspect !== report.index) {
    outcome.suspect = report.index;
    end(hand, 'greedy');
    return;
  }
  hand.at = report.index + 1;
  outcome.slowestMs = Math.max(outcome.slowestMs, report.ms);
  outcome.mostMb = Math.max(outcome.mostMb, report.grownMb);
  const verdict = greedy ? 'took too much memory' : report.verdict;
  const fault = greedy ? `${Math.round(report.grownMb)} MB` : report.fault;
  count(outcome, verdict);
  if (fault !== null) outcome.failures.push(`seed ${seed} input ${report.index}: ${verdict}, ${report.name}: ${fault}`);
  if (greedy) end(hand, 'greedy');
}

function overdue({ child, since }: Hand): boolean {
  if (since === null) return false;
  return workedMs(child.pid) - since.worked > LONGEST_MS || performance.now() - since.clock > LONGEST_WAIT_MS;
}

function end(hand: Hand, why: 'hung' | 'greedy'): void {
  hand.ended = why;
  hand.child.kill('SIGKILL');
}

function count(outcome: Outcome, verdict: string): void {
  outcome.inputs += 1;
  outcome.counts.set(verdict, (outcome.counts.get(verdict) ?? 0) + 1);
}
