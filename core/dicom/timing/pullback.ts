import type { FrameClock, Pullback } from '../run.ts';
import { TIMING_CONFLICT } from './clocks.ts';
import type { TimingFacts } from './facts.ts';

/** Pullback rates outside these (mm/s) are questioned. */
const PLAUSIBLE_RATE = { least: 0.1, most: 10 };

/** What takes the place of a pullback in X-ray: its frames are moments of one view and not places along the vein. */
export const SEEN_FROM_OUTSIDE: Pullback = unknown(
  'ACQ_UNKNOWN',
  'An X-ray run shows one view over time: measure lengths in the picture as projections, once it is calibrated.',
);

/** Where the catheter was at each frame, in mm from the pullback's start, only where the file proves it. */
export function pullback(facts: TimingFacts, clock: FrameClock): Pullback {
  switch (facts.acquisition) {
    case 'MOTOR_PULLBACK':
      return motorised(facts, clock, []);
    case 'MOTORIZED':
      return motorised(facts, clock, [
        'The file states MOTORIZED, the term for optical runs; it is read as a motorised pullback.',
      ]);
    case 'GATED_PULLBACK':
      return gated(facts, clock);
    case 'MANUAL_PULLBACK':
    case 'MANUAL':
      return unknown(
        'MANUAL_PULLBACK',
        'This was a manual pullback: lengths along the vein cannot be read from this run.',
      );
    default:
      return unknown(
        'ACQ_UNKNOWN',
        'The file does not state a motorised pullback: lengths along the vein cannot be read from this run.',
      );
  }
}

function unknown(reason: string, sentence: string): Pullback {
  return { known: false, reason, sentence };
}

/** The rate is missing, or it is there and cannot be read. */
function noRate({ unreadable = [] }: TimingFacts, missing: string): Pullback {
  const rate = unreadable.find((name) => /Rate \(0018,310[12]\)/.test(name));
  const sentence =
    rate === undefined ? missing : `${rate} is unreadable: lengths along the vein cannot be read from this run.`;
  return unknown('NO_PULLBACK_RATE', sentence);
}

const NO_SPAN = unknown('PULLBACK_FRAMES', 'The pullback’s start and stop frames lie outside the run or are reversed.');

function motorised(facts: TimingFacts, clock: FrameClock, noted: readonly string[]): Pullback {
  const rate = facts.pullbackRate;
  if (rate === null) return noRate(facts, 'The file states a motorised pullback, but not its speed.');
  if (!clock.known) return unknown(clock.reason, clock.sentence);
  const conflict = conflictIn(clock.warnings);
  if (conflict !== undefined) return unknown('TIME_CONFLICT', conflict);
  const span = moving(facts);
  if (span === null) return NO_SPAN;
  const usual = rate >= PLAUSIBLE_RATE.least && rate <= PLAUSIBLE_RATE.most;
  const strange = usual ? [] : [`A pullback of ${rate} mm/s is unusual: check the speed.`];
  const at = (frame: number): number => (rate * (clock.timesMs[frame] ?? 0)) / 1000;
  const positions = clock.timesMs.map((_, frame) => at(clamp(frame, span)) - at(span.start));
  return along(positions, span, `motorised pullback at ${rate} mm/s`, [
    ...noted,
    ...clock.warnings,
    ...span.warnings,
    ...strange,
  ]);
}

function gated(facts: TimingFacts, clock: FrameClock): Pullback {
  const step = facts.gatedRate;
  if (step === null) return noRate(facts, 'The file states a gated pullback, but not the distance per heartbeat.');
  const span = moving(facts);
  if (span === null) return NO_SPAN;
  const beats = beatOfFrame(facts, clock);
  if (beats === null)
    return unknown(
      'GATED_NO_BEATS',
      'The pullback was gated, but the file does not state which frame belongs to which heartbeat.',
    );
  const at = (frame: number): number => step * (beats[frame] ?? 0);
  const positions = beats.map((_, frame) => at(clamp(frame, span)) - at(span.start));
  return along(positions, span, `gated pullback of ${step} mm per heartbeat`, span.warnings);
}

/** Beats begun by the time of each frame; one beat a frame where the file lists as many R waves as frames. */
function beatOfFrame({ rWaves, frames }: TimingFacts, clock: FrameClock): readonly number[] | null {
  if (rWaves === null) return null;
  if (rWaves.length === frames) return rWaves.map((_, frame) => frame);
  if (!clock.known || conflictIn(clock.warnings) !== undefined) return null;
  return begunBy(clock.timesMs, rWaves);
}

/** How many of the waves, in whatever order, were begun by each time. */
function begunBy(times: readonly number[], waves: readonly number[]): readonly number[] {
  const rising = Float64Array.from(waves).sort();
  return times.map((time) => {
    let [low, high] = [0, rising.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rising[middle] ?? Number.POSITIVE_INFINITY) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

function conflictIn(warnings: readonly string[]): string | undefined {
  return warnings.find((warning) => warning.startsWith(TIMING_CONFLICT));
}

interface Span {
  readonly start: number;
  readonly stop: number;
  readonly warnings: readonly string[];
}

/** First and last moving frame, counted from 0; null when the header's numbers make no sense. */
function moving({ frames, startFrame, stopFrame }: TimingFacts): Span | null {
  const [start, stop] = [(startFrame ?? 1) - 1, (stopFrame ?? frames) - 1];
  const sane = Number.isInteger(start) && Number.isInteger(stop) && start >= 0 && start < stop && stop < frames;
  const complete = startFrame !== null && stopFrame !== null;
  const warnings = complete
    ? []
    : ['The file does not state where the pullback starts and ends: the whole run is used.'];
  return sane ? { start, stop, warnings } : null;
}

function along(positionsMm: readonly number[], span: Span, from: string, warnings: readonly string[]): Pullback {
  const length = (positionsMm[span.stop] ?? 0) - (positionsMm[span.start] ?? 0);
  return { known: true, mmPerFrame: length / (span.stop - span.start), positionsMm, from, warnings };
}

function clamp(frame: number, { start, stop }: Span): number {
  return Math.min(stop, Math.max(start, frame));
}
