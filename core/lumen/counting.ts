import type { PolarGrid } from './polar-grid.ts';
import { readOn } from './reading.ts';

/** Counts the greys between `low` and `high` of every second ray, those above `above` only; gives how many there are. `shareAt` reads the count. */
export function countGreys(grid: PolarGrid, above = -1): number {
  const { rays, samples, greys, counts, first, end, low, high, known } = grid;
  counts.fill(0);
  let count = 0;
  for (let ray = 0; ray < rays; ray += 2) {
    const from = ray * samples + Math.max(first[ray] ?? 0, low[ray] ?? 0);
    const to = ray * samples + Math.min(end[ray] ?? 0, high[ray] ?? 0);
    if (to - ray * samples > (known[ray] ?? 0)) readOn(grid, ray);
    for (let at = from; at < to; at++) {
      const grey = (greys[at] ?? 0) | 0;
      if (grey <= above) continue;
      counts[grey] = (counts[grey] ?? 0) + 1;
      count++;
    }
  }
  return count;
}

/** The grey below or at which this share of a count of so many lies; 0 of nothing. */
export function greyAtShare({ counts }: PolarGrid, count: number, share: number): number {
  if (count === 0) return 0;
  let sum = 0;
  for (let grey = 0; grey < 256; grey++) {
    sum += counts[grey] ?? 0;
    if (sum >= share * count) return grey;
  }
  return 255;
}

/** Bounds the part of the grid from `from` to `to` samples beyond each ray's first one. */
export function beyondCatheter({ rays, first, low, high }: PolarGrid, from: number, to: number): void {
  for (let ray = 0; ray < rays; ray++) {
    low[ray] = Math.round((first[ray] ?? 0) + from);
    high[ray] = Math.round((first[ray] ?? 0) + to);
  }
}

/** Bounds the part within the border. */
export function withinBorder({ rays, first, low, high, border }: PolarGrid): void {
  for (let ray = 0; ray < rays; ray++) {
    low[ray] = first[ray] ?? 0;
    high[ray] = Math.round((border[ray] ?? 0) - 1);
  }
}

/** Bounds a band of so many samples just outside of the border. */
export function outsideBorder({ rays, low, high, border }: PolarGrid, wide: number): void {
  for (let ray = 0; ray < rays; ray++) {
    low[ray] = Math.round((border[ray] ?? 0) + 1);
    high[ray] = Math.round((border[ray] ?? 0) + 1 + wide);
  }
}

/** Bounds everything up to so many samples from the grid's middle. */
export function upTo({ rays, first, low, high }: PolarGrid, samples: number): void {
  for (let ray = 0; ray < rays; ray++) {
    low[ray] = first[ray] ?? 0;
    high[ray] = Math.round(samples);
  }
}
