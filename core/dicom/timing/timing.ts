import type { Dataset } from '../header/dataset.ts';
import { functionalItems } from '../header/functional-groups.ts';
import type { FrameClock, Run } from '../run.ts';

/** Everything the header says about time and the catheter's movement, unjudged. */
export interface TimingFacts {
  readonly frames: number;
  /** (0028,0009): '00181063' for Frame Time, '00181065' for Frame Time Vector, '' when absent. */
  readonly increment: string;
  /** (0018,1063) ms */
  readonly frameTime: number | null;
  /** (0018,1065) ms */
  readonly frameTimeVector: readonly number[] | null;
  /** (0018,0040) frames a second, a whole number */
  readonly cineRate: number | null;
  /** (0018,0072) s */
  readonly effectiveDuration: number | null;
  /** (0018,3100) */
  readonly acquisition: string;
  /** (0018,3101) mm/s */
  readonly pullbackRate: number | null;
  /** (0018,3102) mm/beat */
  readonly gatedRate: number | null;
  /** (0018,3103), counted from 1 */
  readonly startFrame: number | null;
  /** (0018,3104), counted from 1 */
  readonly stopFrame: number | null;
  /** (0018,6060) ms from the first frame */
  readonly rWaves: readonly number[] | null;
  /** (0018,9074) of each frame's own functional group, in ms from the first; null unless every frame has one. */
  readonly frameDateTimes: readonly number[] | null;
}

/** The header's statements about time and pullback of a run of `frames` frames. */
export function readTiming(data: Dataset, frames: number): TimingFacts {
  const [group = 0, element = 0] = data.words('x00280009') ?? [];
  return {
    frames,
    increment: group === 0 ? '' : (group * 0x10000 + element).toString(16).padStart(8, '0'),
    frameTime: positive(data.decimal('x00181063')),
    frameTimeVector: data.decimals('x00181065'),
    cineRate: positive(data.decimal('x00180040')),
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

/** A DICOM date and time (YYYYMMDDHHMMSS.FFFFFF, time zone left out) in ms; null when it has no seconds. */
function millisecondsOf(text: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d{1,6})?)/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || second === undefined) return null;
  return Date.UTC(year, month - 1, day, hour, minute) + 1000 * second;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** What a warning begins with when the file contradicts itself about time. */
export const TIMING_CONFLICT = 'Timing conflict';

/** Statements about the same time that differ by more are a conflict. */
const CONFLICT = 0.02;

/** When each frame was taken, in ms from the first: Frame Time or its vector, else a nominal rate with a warning. */
export function frameClock(facts: TimingFacts): FrameClock {
  if (facts.frames === 1) return { known: true, timesMs: [0], from: 'single frame', warnings: [] };
  const vector = facts.increment === '00181065' || facts.frameTime === null ? facts.frameTimeVector : null;
  if (vector !== null) return vectorClock(facts.frames, vector);
  return facts.frameTime === null && facts.frameDateTimes !== null
    ? stampedClock(facts.frameDateTimes)
    : evenClock(facts);
}

function vectorClock(frames: number, vector: readonly number[]): FrameClock {
  if (vector.length !== frames || vector.some((interval) => interval < 0)) {
    const sentence = `The file lists ${vector.length} frame intervals for ${frames} frames: the frame times are unknown.`;
    return { known: false, reason: 'TIME_VECTOR_LENGTH', sentence };
  }
  let elapsed = 0;
  const timesMs = vector.map((interval, frame) => (elapsed += frame === 0 ? 0 : interval));
  return { known: true, timesMs, from: 'Frame Time Vector', warnings: [] };
}

function stampedClock(timesMs: readonly number[]): FrameClock {
  if (timesMs.some((time, frame) => frame > 0 && time < (timesMs[frame - 1] ?? 0))) {
    const sentence = 'The file dates a frame earlier than the frame before it: the frame times are unknown.';
    return { known: false, reason: 'FRAME_TIMES_REVERSED', sentence };
  }
  return { known: true, timesMs, from: 'Frame Acquisition DateTime', warnings: [] };
}

function evenClock(facts: TimingFacts): FrameClock {
  const { frames, frameTime, cineRate, effectiveDuration } = facts;
  const even = (interval: number, from: string, warnings: readonly string[]): FrameClock => ({
    known: true,
    timesMs: Array.from({ length: frames }, (_, frame) => frame * interval),
    from,
    warnings,
  });
  if (frameTime !== null) return even(frameTime, 'Frame Time', conflicts(facts, frameTime));
  const nominal = (from: string): readonly string[] => [`Nominal frame times: taken from the ${from}, not measured.`];
  if (cineRate !== null) {
    return even(1000 / cineRate, 'Cine Rate', [...nominal('cine rate'), ...rateConflict(facts, cineRate)]);
  }
  if (effectiveDuration !== null) {
    return even((1000 * effectiveDuration) / (frames - 1), 'Effective Duration', nominal('duration of the run'));
  }
  const sentence = 'The file does not state when its frames were taken.';
  return { known: false, reason: 'NO_FRAME_TIME', sentence };
}

/** A whole number of frames a second against the duration of the run; half a frame a second is its rounding. */
function rateConflict({ frames, effectiveDuration }: TimingFacts, cineRate: number): readonly string[] {
  if (effectiveDuration === null) return [];
  const rates = [frames - 1, frames].map((intervals) => intervals / effectiveDuration);
  return rates.every((rate) => Math.abs(rate - cineRate) > Math.max(CONFLICT * rate, 0.5))
    ? [`${TIMING_CONFLICT}: the cine rate is ${cineRate} frames/s, the duration implies ${rates[0]?.toFixed(1)}.`]
    : [];
}

function conflicts(facts: TimingFacts, frameTime: number): readonly string[] {
  const { frames, cineRate, effectiveDuration } = facts;
  const rate = 1000 / frameTime;
  const found: string[] = [];
  // A cine rate is a whole number, so that half a frame a second is its rounding.
  if (cineRate !== null && Math.abs(rate - cineRate) > Math.max(CONFLICT * rate, 0.5)) {
    found.push(`${TIMING_CONFLICT}: the frame time implies ${rate.toFixed(1)} frames/s, the cine rate is ${cineRate}.`);
  }
  // Some writers count the last frame's own time into the duration.
  const spans = [frames - 1, frames].map((intervals) => (intervals * frameTime) / 1000);
  if (effectiveDuration !== null && spans.every((span) => Math.abs(span - effectiveDuration) > CONFLICT * span)) {
    found.push(
      `${TIMING_CONFLICT}: the frame times span ${spans[0]?.toFixed(2)} s, the file states ${effectiveDuration} s.`,
    );
  }
  return found;
}
