import type { FrameClock } from '../dicom/run.ts';
import { fail, ok, type Result } from '../result.ts';

/** When a frame of a video is shown, from its beginning, and for how long; seconds. */
export interface Shown {
  readonly at: number;
  readonly seconds: number;
}

/**
 * When the frames `first` to `last` (from 0) of a run are shown: at the run's own times, the last for as long as the one before it; without
 * a clock at `rate` frames a second. Refused where there is neither, and where there are no such frames.
 */
export function cineTimes(
  clock: FrameClock,
  first: number,
  last: number,
  rate: number | null,
): Result<readonly Shown[]> {
  const count = last - first + 1;
  if (!(count > 0)) return fail('The last frame comes before the first.');
  if (!clock.known) {
    if (rate === null || !(rate > 0)) return fail(`Enter frames per second: ${clock.sentence}`);
    return ok(Array.from({ length: count }, (_, index) => ({ at: index / rate, seconds: 1 / rate })));
  }
  const times = clock.timesMs.slice(first, last + 1);
  const start = times[0] ?? 0;
  const gapAfter = (index: number) => (clock.timesMs[index + 1] ?? 0) - (clock.timesMs[index] ?? 0);
  const shown = times.map((time, index) => {
    const frame = Math.min(first + index, Math.max(0, clock.timesMs.length - 2));
    return {
      at: (time - start) / 1000,
      seconds: gapAfter(index === count - 1 ? Math.max(0, frame) : first + index) / 1000,
    };
  });
  return shown.every(({ seconds }) => seconds > 0)
    ? ok(shown)
    : fail('The times of these frames do not rise: no video can be made of them.');
}
