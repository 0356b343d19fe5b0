import { input, originals } from './inputs.ts';
import { judge, type Verdict } from './judge.ts';

/** What the watching process asks for: the inputs from `from` to before `to`. */
export interface Order {
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

const all = originals();

function tell(report: Report): Promise<void> {
  return new Promise((resolve) => process.send?.(report, () => resolve()));
}

/** The highest memory so far, MiB: also what was taken and given back within one input. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

async function work({ seed, from, to }: Order): Promise<void> {
  const baseline = peakMb();
  for (let index = from; index < to; index++) {
    const { name, bytes } = input(all, seed, index);
    await tell({ kind: 'begun', index, name });
    const began = performance.now();
    const verdict = await judge(bytes);
    await tell({
      kind: 'judged',
      index,
      name,
      ms: performance.now() - began,
      grownMb: peakMb() - baseline,
      ...verdict,
    });
  }
  await tell({ kind: 'done' });
  process.disconnect();
}

process.once('message', (order: Order) => void work(order));
