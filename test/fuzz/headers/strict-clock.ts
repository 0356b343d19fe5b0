import type { Header } from './strict-scale.ts';

/** How a run is said to be timed: where the clock comes from, when its frames were taken (ms), and whether a conflict is said. */
export interface SaidClock {
  readonly from: string;
  readonly timesMs: readonly number[];
  readonly conflict: boolean;
}

/** What is wrong with a clock that a run is said to have, by what its header states; null where nothing is. */
export function clockFault(header: Header, { from, timesMs, conflict }: SaidClock): string | null {
  const frames = timesMs.length;
  const interval = timesMs[1] ?? 0;
  const times = header.firsts(0x00181063, 'DS').filter((value) => value > 0);
  const rates = header.firsts(0x00180040, 'DS').filter((value) => value > 0);
  const durations = header.firsts(0x00180072, 'DS').filter((value) => value > 0);
  const vectors = header.lists(0x00181065, 'DS').filter((list) => list.length === frames);
  const stated: Readonly<Record<string, readonly number[]>> = {
    'Frame Time': times,
    'Cine Rate': rates.map((rate) => 1000 / rate),
    'Effective Duration': durations.map((seconds) => (1000 * seconds) / (frames - 1)),
    'Frame Time Vector': vectors.map((list) => list[1] ?? Number.NaN),
  };
  const named = stated[from];
  if (named === undefined) return null;
  if (!named.some((value) => Math.abs(value - interval) <= 1e-6 * Math.abs(value)))
    return `${from} of ${interval} ms, but the header states ${named.join(' or ') || 'none'}`;
  if (interval < 0 || timesMs.some((time, i) => time < (timesMs[i - 1] ?? 0))) return `${from} runs backwards`;
  const against = from === 'Frame Time' && contradicts(1000 / interval, rates);
  return against && !conflict ? `${from} of ${interval} ms beside a cine rate of ${rates.join(' or ')}, unsaid` : null;
}

/** Whether every rate that may be stated is more than a tenth away; half a frame a second is the rounding of whole ones. */
function contradicts(rate: number, others: readonly number[]): boolean {
  const far = (other: number) =>
    Math.abs(rate - other) > Math.max(0.1001 * Math.max(rate, other), Number.isInteger(other) ? 0.5 : 0);
  return others.length > 0 && others.every(far);
}
