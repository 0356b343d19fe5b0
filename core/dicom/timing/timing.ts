import { TIMES, unreadableNames } from '../header/attributes.ts';
import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';
import type { FrameClock, Run } from '../run.ts';
import { conflicts, intervalFault, TIMING_CONFLICT, vectorFault } from './clocks.ts';
import type { TimingFacts } from './facts.ts';
import { millisecondsOf } from './taken.ts';

/** The header's statements about time and pullback of a run of `frames` frames. */
export function readTiming(data: Dataset, frames: number): TimingFacts {
  const [group = 0, element = 0] = data.words('x00280009') ?? [];
  return {
    frames,
    unreadable: unreadableNames(data, TIMES),
    increment: group === 0 ? '' : (group * 0x10000 + element).toString(16).padStart(8, '0'),
    frameTime: positive(data.decimal('x00181063')),
    frameTimeVector: data.decimals('x00181065'),
    cineRate: positive(data.decimal('x00180040')),
    displayRate: positive(data.decimal('x00082144')),
    effectiveDuration: positive(data.decimal('x00180072')),
    acquisition: data.text('x00183100').toUpperCase(),
    pullbackRate: positive(data.decimal('x00183101')),
    gatedRate: positive(data.decimal('x00183102')),
    startFrame: data.decimal('x00183103'),
    stopFrame: data.decimal('x00183104'),
    rWaves: data.floats('x00186060'),
    frameDateTimes: readDateTimes(data, frames),
  };
}

/** The frames (from 0) that the file recommends to play (0008,2142)…(0008,2143); null where it names none or all. */
export function readTrim(data: Dataset, frames: number): Run['trim'] {
  const [first, last] = [(data.decimal('x00082142') ?? 1) - 1, (data.decimal('x00082143') ?? frames) - 1];
  const sane = Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last && last < frames;
  return sane && (first > 0 || last < frames - 1) ? { first, last } : null;
}

/** When enhanced objects took each frame (Frame Content Sequence). */
function readDateTimes(data: Dataset, frames: number): readonly number[] | null {
  const stamps = functionalItems(data, 'x00209111').map((item) => millisecondsOf(item.text('x00189074')));
  const [first = null] = stamps;
  if (stamps.length !== frames || first === null) return null;
  const times = stamps.flatMap((stamp) => (stamp === null ? [] : [stamp - first]));
  return times.length === frames ? times : null;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** When each frame was taken, in ms from the first: Frame Time or its vector, else a nominal rate with a warning. */
export function frameClock(facts: TimingFacts): FrameClock {
  if (facts.frames === 1) return { known: true, timesMs: [0], from: 'single frame', warnings: [] };
  const vector = facts.increment === '00181065' || facts.frameTime === null ? facts.frameTimeVector : null;
  if (vector !== null) return vectorClock(facts, vector);
  return facts.frameTime === null && facts.frameDateTimes !== null
    ? stampedClock(facts, facts.frameDateTimes)
    : evenClock(facts);
}

function noClock(reason: string, sentence: string): FrameClock {
  return { known: false, reason, sentence };
}

/** What claims to be the clock and cannot be one. */
function brokenClock(name: string, fault: string): FrameClock {
  return noClock('TIME_CONFLICT', `${TIMING_CONFLICT}: the ${name} ${fault}; the frame times are unknown.`);
}

function vectorClock(facts: TimingFacts, vector: readonly number[]): FrameClock {
  if (vector.length !== facts.frames) {
    const sentence = `The file lists ${vector.length} frame intervals for ${facts.frames} frames: the frame times are unknown.`;
    return noClock('TIME_VECTOR_LENGTH', sentence);
  }
  const fault = vectorFault(vector);
  if (fault !== null) return brokenClock('Frame Time Vector (0018,1065)', fault);
  let elapsed = 0;
  const timesMs = vector.map((interval, frame) => (elapsed += frame === 0 ? 0 : interval));
  return { known: true, timesMs, from: 'Frame Time Vector', warnings: conflicts(facts) };
}

function stampedClock(facts: TimingFacts, timesMs: readonly number[]): FrameClock {
  if (timesMs.some((time, frame) => frame > 0 && time < (timesMs[frame - 1] ?? 0))) {
    const sentence = 'The file dates a frame earlier than the frame before it: the frame times are unknown.';
    return noClock('FRAME_TIMES_REVERSED', sentence);
  }
  return { known: true, timesMs, from: facts.datedBy ?? 'Frame Acquisition DateTime', warnings: conflicts(facts) };
}

function evenClock(facts: TimingFacts): FrameClock {
  const { frames, frameTime, cineRate, effectiveDuration } = facts;
  const even = (interval: number, from: string, warnings: readonly string[]): FrameClock => ({
    known: true,
    timesMs: Array.from({ length: frames }, (_, frame) => frame * interval),
    from,
    warnings: [...warnings, ...conflicts(facts)],
  });
  if (frameTime !== null) {
    const fault = intervalFault(frameTime);
    return fault === null ? even(frameTime, 'Frame Time', unused(facts)) : brokenClock('Frame Time (0018,1063)', fault);
  }
  const nominal = (from: string): readonly string[] => [`Nominal frame times: taken from the ${from}, not measured.`];
  if (cineRate !== null) return even(1000 / cineRate, 'Cine Rate', nominal('cine rate'));
  if (effectiveDuration !== null) {
    return even((1000 * effectiveDuration) / (frames - 1), 'Effective Duration', nominal('duration of the run'));
  }
  return noClock('NO_FRAME_TIME', noTime(facts));
}

/** The sentence of a clock that the file seems to have and has not; nothing where it states no time at all. */
export function withoutClock(clock: FrameClock): readonly string[] {
  return clock.known || clock.sentence === NO_TIME ? [] : [clock.sentence];
}

const NO_TIME = 'The file does not state when its frames were taken.';

/** A vector beside the Frame Time that is no clock and hence does not count. */
function unused({ frames, frameTimeVector: vector }: TimingFacts): readonly string[] {
  if (vector === null) return [];
  const fault =
    vector.length === frames ? vectorFault(vector) : `lists ${vector.length} intervals for ${frames} frames`;
  return fault === null ? [] : [`The Frame Time Vector (0018,1065) ${fault}; the frame time (0018,1063) is used.`];
}

function noTime({ displayRate = null, unreadable = [] }: TimingFacts): string {
  const named = unreadable.find((name) => !name.startsWith('IVUS'));
  if (named !== undefined) return `${named} is unreadable: the frame times are unknown.`;
  return displayRate === null
    ? NO_TIME
    : `The file does not state when its frames were taken: the recommended display rate (0008,2144) of ${displayRate} frames/s is only for viewing.`;
}

/** Frames a second at which the file wants the run to be looked at where it has no clock; null: it does not say. */
export function viewingRate({ displayRate = null, cineRate }: TimingFacts): number | null {
  const rate = displayRate ?? cineRate;
  return rate !== null && rate >= SLOWEST && rate <= FASTEST ? rate : null;
}

/** Paces beyond these cannot be followed on a screen. */
const [SLOWEST, FASTEST] = [0.1, 240];
