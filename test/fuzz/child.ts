import { documentInput, documentOriginals } from './documents/inputs.ts';
import { judgeDocument } from './documents/judge.ts';
import { headerInput, headerOriginals } from './headers/inputs.ts';
import { judgeHeader } from './headers/judge.ts';
import { input, originals } from './inputs.ts';
import { judge, type Verdict } from './judge.ts';
import { networkInput } from './network/inputs.ts';
import { judgeNetwork } from './network/judge.ts';
import { forgetPeak, peakMb } from './peak.ts';

/** What is damaged: whole files; the values, VRs and lengths in headers that decide scale, clock and frames; documents of every kind; or what a peer of the network says. */
export type Target = 'files' | 'headers' | 'documents' | 'network';

/** What the watching process asks for: the inputs from `from` to before `to`. */
export interface Order {
  readonly target: Target;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** What it is told: that an input was begun (so that a hang has a name), and what became of it. */
export type Report =
  | { readonly kind: 'begun'; readonly index: number; readonly name: string }
  | ({
      readonly kind: 'judged';
      readonly index: number;
      readonly name: string;
      readonly ms: number;
      readonly grownMb: number;
    } & Verdict)
  | { readonly kind: 'done' };

/** Input `index` of a seed, and what is to become of it. */
interface Trial {
  input(seed: number, index: number): { readonly name: string; readonly bytes: Uint8Array };
  judge(bytes: Uint8Array, name: string): Promise<Verdict>;
}

const TRIALS: Readonly<Record<Target, () => Trial>> = {
  files: () => {
    const all = originals();
    return { input: (seed, index) => input(all, seed, index), judge };
  },
  headers: () => {
    const all = headerOriginals();
    return { input: (seed, index) => headerInput(all, seed, index), judge: judgeHeader };
  },
  documents: () => {
    const all = documentOriginals();
    return { input: (seed, index) => documentInput(all, seed, index), judge: judgeDocument };
  },
  network: () => ({ input: networkInput, judge: judgeNetwork }),
};

function tell(report: Report): Promise<void> {
  return new Promise((resolve) => process.send?.(report, () => resolve()));
}

/** Time of the processor so far, ms. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function work({ target, seed, from, to }: Order): Promise<void> {
  const trial = TRIALS[target]();
  for (let index = from; index < to; index++) {
    const { name, bytes } = trial.input(seed, index);
    await tell({ kind: 'begun', index, name });
    // What making the input took, and its own bytes, are no fault of who reads it.
    forgetPeak();
    const before = peakMb();
    const began = workedMs();
    const verdict = await trial.judge(bytes, name);
    await tell({
      kind: 'judged',
      index,
      name,
      ms: workedMs() - began,
      grownMb: peakMb() - before,
      ...verdict,
    });
  }
  await tell({ kind: 'done' });
  process.disconnect();
}

process.once('message', (order: Order) => void work(order));
