import type { FrameClock, SingleFrame } from '../run.ts';
import { intervalFault } from '../timing/clocks.ts';
import type { TimingFacts } from '../timing/facts.ts';
import { frameClock } from '../timing/timing.ts';

/** Intervals of a regular run differ by no more than this share of their mean. */
const UNEVEN = 0.1;
/** Pictures taken farther apart than this (ms) are no frames of one run. Bounds are this program's own. */
const APART_MS = 10_000;

/** What the files of a run state about time together, and the clock that follows. */
export interface StackTiming {
  readonly timing: TimingFacts;
  readonly clock: FrameClock;
}

/**
 * The clock of single frames in their order: only what every file states alike, or dates that rise evenly. `complete` says that
 * no frame seems to be missing, without which an interval counts for nothing.
 */
export function stackTiming(frames: readonly SingleFrame[], complete: boolean): StackTiming {
  const dates = datesOf(frames);
  const timing = commonTiming(frames, complete, dates);
  return { timing, clock: clockOf(frames, timing, complete, dates) };
}

/** Whether neighbours state that they were taken too far apart in time to belong to one run. */
export function takenApart(frames: readonly SingleFrame[]): boolean {
  return datesOf(frames)?.steps.some((step) => Math.abs(step) > APART_MS) ?? false;
}

/** When each frame was taken, by an attribute that all files state and that is not the same in all. */
interface Dates {
  readonly by: string;
  /** ms from the first. */
  readonly times: readonly number[];
  readonly steps: readonly number[];
}

function datesOf(frames: readonly SingleFrame[]): Dates | null {
  for (const { by } of frames[0]?.taken ?? []) {
    const stated = frames.flatMap(({ taken }) => taken.find((one) => one.by === by)?.ms ?? []);
    const times = stated.map((ms) => ms - (stated[0] ?? 0));
    const steps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    if (times.length === frames.length && steps.some((step) => step !== 0)) return { by, times, steps };
  }
  return null;
}

function rises({ steps }: Dates): boolean {
  return steps.every((step) => step > 0);
}

function isEven({ steps }: Dates): boolean {
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const even = steps.every((step) => Math.abs(step - mean) <= UNEVEN * mean);
  return steps.length > 1 && even && intervalFault(mean) === null;
}

/** What all files state alike; null or '' where they do not. */
function commonTiming(frames: readonly SingleFrame[], complete: boolean, dates: Dates | null): TimingFacts {
  const same = <K extends keyof TimingFacts>(key: K): TimingFacts[K] | null => {
    const [first, ...others] = frames.map(({ timing }) => timing[key]);
    return first !== undefined && others.every((other) => other === first) ? first : null;
  };
  return {
    frames: frames.length,
    increment: '',
    frameTime: complete ? same('frameTime') : null,
    frameTimeVector: null,
    cineRate: complete ? same('cineRate') : null,
    displayRate: same('displayRate') ?? null,
    effectiveDuration: null,
    frameDateTimes: dates !== null && rises(dates) ? dates.times : null,
    ...(dates === null ? {} : { datedBy: dates.by }),
    acquisition: same('acquisition') ?? '',
    pullbackRate: same('pullbackRate'),
    gatedRate: same('gatedRate'),
    startFrame: same('startFrame'),
    stopFrame: same('stopFrame'),
    rWaves: null,
  };
}

function clockOf(
  frames: readonly SingleFrame[],
  timing: TimingFacts,
  complete: boolean,
  dates: Dates | null,
): FrameClock {
  if (dates?.steps.some((step) => step < 0))
    return unknown('FRAME_TIMES_REVERSED', `By their ${dates.by} the frames were taken in another order`);
  if (timing.frameTime === null && timing.frameDateTimes !== null && !(dates !== null && isEven(dates)))
    return unknown('FRAME_TIMES_UNEVEN', `Their ${dates?.by} proves no even interval between the frames`);
  const clock = frameClock(timing);
  if (clock.known || clock.reason !== 'NO_FRAME_TIME') return clock;
  const stated = frames.some(({ timing: own }) => own.frameTime !== null || own.cineRate !== null);
  if (!stated) return unknown('NO_FRAME_TIME', 'The files do not state when their frames were taken');
  return complete
    ? unknown('TIME_CONFLICT', 'The files do not all state the same interval between frames')
    : unknown('FRAMES_MISSING', 'Between the files frames may be missing');
}

function unknown(reason: string, why: string): FrameClock {
  return { known: false, reason, sentence: `${why}: the frame times are unknown.` };
}
