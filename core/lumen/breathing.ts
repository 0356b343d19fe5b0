import { greatestOf, leastOf } from '../extremes.ts';
import type { NoLumen } from './answer.ts';
import type { FoundLumen } from './offers.ts';

/** The lumen of a held catheter over time. Which peak is which state of breathing the picture does not tell: widest and narrowest are offered, no more. */
export interface BreathingCurve {
  /** Area (mm²) of each sure frame, evened out over neighbours. */
  readonly curve: readonly { readonly frame: number; readonly area: number }[];
  /** Frames (from 0) at the peaks and in the troughs of the curve. */
  readonly widest: readonly number[];
  readonly narrowest: readonly number[];
  /** (largest − least) / largest area of the evened-out curve. */
  readonly change: number;
  /** So many frames were not considered because their borders have to be checked first. */
  readonly leftOut: number;
}

/** Fewer sure frames, or a smaller share of the frames sure, tell nothing of a breath. */
const FEWEST = { frames: 12, share: 0.6 };
/** Frames to either side over which the curve is evened out: one breath of 4 s has 40 and more of them at 10 frames a second. */
const EVENED = 2;
/** A breath changes the area by this share at least, and by so many times what neighbouring frames differ by. */
const CHANGE = { share: 0.04, noise: 3 };
/** A peak or trough stands out by this share of the whole change. */
const STANDS_OUT = 0.35;

/** The breathing curve of frames over which the catheter was held, in their order; or in one sentence why they tell none. */
export function breathingCurve(found: readonly FoundLumen[]): BreathingCurve | NoLumen {
  const sure = found.filter(({ flagged }) => !flagged);
  if (sure.length < FEWEST.frames || sure.length < FEWEST.share * found.length)
    return { none: 'Too few sure borders for a breathing curve: check the flagged frames or take more of them.' };
  const areas = sure.map(({ area }) => area);
  const even = evened(areas);
  const [least, most] = [leastOf(even), greatestOf(even)];
  const change = (most - least) / most;
  if (change < CHANGE.share || most - least < CHANGE.noise * noiseOf(areas, even))
    return { none: 'The area changes no more than it differs from frame to frame: no breath is seen.' };
  const frames = (turns: readonly number[]): readonly number[] => turns.flatMap((k) => sure[k]?.frame ?? []);
  const prominence = STANDS_OUT * (most - least);
  return {
    curve: even.map((area, k) => ({ frame: sure[k]?.frame ?? 0, area })),
    widest: frames(peaksOf(even, prominence)),
    narrowest: frames(
      peaksOf(
        even.map((area) => -area),
        prominence,
      ),
    ),
    change,
    leftOut: found.length - sure.length,
  };
}

function evened(values: readonly number[]): number[] {
  return values.map((_, k) => {
    const near = values.slice(Math.max(0, k - EVENED), k + EVENED + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

function noiseOf(values: readonly number[], even: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value, k) => sum + (value - (even[k] ?? value)) ** 2, 0) / values.length);
}

/** Where a curve is highest between two places at which it has fallen by `prominence`; its ends are no peaks unless it rises to them by as much. */
function peaksOf(values: readonly number[], prominence: number): number[] {
  const peaks: number[] = [];
  let [top, low, rising] = [0, values[0] ?? 0, false];
  for (const [k, value] of values.entries()) {
    if (!rising) {
      low = Math.min(low, value);
      if (value < low + prominence) continue;
      [rising, top] = [true, k];
    }
    if (value > (values[top] ?? value)) top = k;
    if (value > (values[top] ?? value) - prominence) continue;
    peaks.push(top);
    [rising, low] = [false, value];
  }
  if (rising && top < values.length - 1) peaks.push(top);
  return peaks;
}
