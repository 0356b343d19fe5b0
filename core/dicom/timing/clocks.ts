import { greatestOf, leastOf } from '../../extremes.ts';
import type { ClockFacts } from './facts.ts';

/** What a sentence begins with when the file contradicts itself about time. */
export const TIMING_CONFLICT = 'Timing conflict';

/** Paces of one run that differ by more than this share of the faster one contradict each other. */
const CONFLICT = 0.1;
/** Milliseconds from frame to frame: what lies outside was written in another unit. Bounds are this program's own. */
const INTERVAL = { least: 2, most: 10_000 };

/** One statement: how it reads in a sentence, and the frames a second that it can mean. */
interface Statement {
  readonly says: string;
  readonly rates: readonly number[];
  /** Half a frame a second is the rounding of a rate given as a whole number. */
  readonly rounding: number;
}

/** A sentence for each statement that contradicts another one: those against the first, else those among the rest. */
export function conflicts(facts: ClockFacts): readonly string[] {
  const [first, ...others] = statements(facts);
  if (first === undefined) return [];
  const against = others.filter((other) => differ(first, other)).map((other) => sentence(first, other));
  if (against.length > 0) return against;
  return others.flatMap((one, i) =>
    others
      .slice(i + 1)
      .filter((other) => differ(one, other))
      .map((other) => sentence(one, other)),
  );
}

function sentence(one: Statement, other: Statement): string {
  return `${TIMING_CONFLICT}: ${one.says}, ${other.says}; no lengths along the run follow from these times.`;
}

function differ(one: Statement, other: Statement): boolean {
  const rounding = Math.max(one.rounding, other.rounding);
  return one.rates.every((a) =>
    // A thousandth of that is the rounding of decimals, as in 33.333 ms.
    other.rates.every((b) => Math.abs(a - b) > Math.max(1.001 * CONFLICT * Math.max(a, b), rounding)),
  );
}

/** Everything that the file states about its pace, what the clock is made of first. */
function statements(facts: ClockFacts): readonly Statement[] {
  const { frames, frameTime, frameTimeVector: vector, frameDateTimes: stamps, effectiveDuration: duration } = facts;
  const dates = facts.datedBy === undefined ? 'the frames’ dates (0018,9074)' : `the ${facts.datedBy}`;
  const measured = (name: string, rates: readonly number[]): readonly Statement[] => {
    const [rate = 0] = rates;
    return rate > 0 && Number.isFinite(rate)
      ? [{ says: `${name} implies ${rate.toFixed(1)} frames/s`, rates, rounding: 0 }]
      : [];
  };
  const stated = (name: string, rate: number | null): readonly Statement[] =>
    rate === null
      ? []
      : [{ says: `${name} is ${rate} frames/s`, rates: [rate], rounding: Number.isInteger(rate) ? 0.5 : 0 }];
  const sound = vector !== null && vector.length === frames && vectorFault(vector) === null;
  const span = sound ? vector.slice(1).reduce((sum, interval) => sum + interval, 0) : 0;
  return [
    ...measured('the frame time vector (0018,1065)', [(1000 * (frames - 1)) / span]),
    ...(frameTime === null ? [] : measured('the frame time (0018,1063)', [1000 / frameTime])),
    ...(stamps === null ? [] : measured(dates, [(1000 * (frames - 1)) / (stamps.at(-1) ?? 0)])),
    ...stated('the cine rate (0018,0040)', facts.cineRate),
    // Some writers count the last frame's own time into the duration.
    ...(duration === null ? [] : measured('the duration (0018,0072)', [(frames - 1) / duration, frames / duration])),
    ...stated('the recommended display rate (0008,2144)', facts.displayRate ?? null),
  ];
}

/** Why a Frame Time is no time between frames, to follow its name; null where it may be one. */
export function intervalFault(milliseconds: number): string | null {
  const usual = milliseconds >= INTERVAL.least && milliseconds <= INTERVAL.most;
  return usual
    ? null
    : `states ${Number(milliseconds.toPrecision(4))} ms from frame to frame, as if written in another unit`;
}

/** Why a Frame Time Vector does not tell the time, to follow its name; null where it may. */
export function vectorFault(vector: readonly number[]): string | null {
  const intervals = vector.slice(1);
  if (vector.some((interval) => interval < 0)) return 'holds a negative interval';
  if (intervals.every((interval) => interval === 0)) return 'is zero throughout';
  if (isRunning(intervals)) return 'holds running times instead of the intervals between frames';
  return intervalFault(intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length);
}

/** Values that grow (or fall) from frame to frame throughout: evenly, or as far as times counted from the first frame do. Intervals do neither. */
function isRunning(values: readonly number[]): boolean {
  const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0));
  const monotone = steps.length > 0 && (steps.every((step) => step > 0) || steps.every((step) => step < 0));
  if (!monotone) return false;
  const [sizes, bounds] = [steps.map(Math.abs), [values[0] ?? 0, values.at(-1) ?? 0]];
  const even = sizes.length >= 2 && greatestOf(sizes) <= 1.5 * leastOf(sizes) && leastOf(sizes) >= 1;
  return even || greatestOf(bounds) >= Math.max(1.75, values.length / 2) * leastOf(bounds);
}
