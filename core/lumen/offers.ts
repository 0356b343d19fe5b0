import type { NoLumen } from './answer.ts';

/** What was found on one frame of a run, as far as an offer needs it: mm and mm². */
export interface FoundLumen {
  /** From 0. */
  readonly frame: number;
  readonly area: number;
  readonly min: number;
  readonly mean: number;
  readonly flagged: boolean;
}

/** A frame that is offered to the operator: nothing of it is a measurement until it is accepted. */
export interface Offer {
  readonly frame: number;
  readonly lumen: FoundLumen;
  /** So many frames were not considered because their borders have to be checked first. */
  readonly leftOut: number;
}

/** The frame with the shortest min diameter, each frame having been found by itself (what is evened out along a run has lost its minimum); flagged frames are left out. */
export function tightestFrame(found: readonly FoundLumen[]): Offer | NoLumen {
  const sure = found.filter(({ flagged }) => !flagged);
  const [first, ...others] = sure;
  if (first === undefined) return { none: 'No border of this run is sure enough to offer its tightest frame.' };
  const lumen = others.reduce((least, one) => (one.min < least.min ? one : least), first);
  return { frame: lumen.frame, lumen, leftOut: found.length - sure.length };
}

/** Frames over which a reference has to be steady, and within how much its mean diameter may vary there (share, standard deviation). */
const STEADY = { frames: 5, within: 0.08 };

/**
 * The frame where the vein is widest and steadiest: in the middle of those neighbouring frames whose median mean diameter
 * is largest once its variation is taken off twice. Looked for within `segment` (frames from 0, ends included), the
 * external iliac vein where landmarks tell where it is; null: in the whole run, which may offer another vein.
 */
export function referenceFrame(
  found: readonly FoundLumen[],
  segment: { readonly from: number; readonly to: number } | null,
): Offer | NoLumen {
  const within = found.filter(({ frame }) => segment === null || (frame >= segment.from && frame <= segment.to));
  const sure = within.filter(({ flagged }) => !flagged);
  let [best, most] = [null as FoundLumen | null, Number.NEGATIVE_INFINITY];
  for (let k = 0; k + STEADY.frames <= sure.length; k++) {
    const group = sure.slice(k, k + STEADY.frames);
    const means = group.map(({ mean }) => mean).sort((a, b) => a - b);
    const middle = means[STEADY.frames >> 1] ?? 0;
    const spread = deviation(means);
    if (spread > STEADY.within * middle || middle - 2 * spread <= most) continue;
    best = group[STEADY.frames >> 1] ?? null;
    most = middle - 2 * spread;
  }
  if (best === null) return { none: 'Nowhere is the vein steady enough over five sure frames to offer a reference.' };
  return { frame: best.frame, lumen: best, leftOut: within.length - sure.length };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
