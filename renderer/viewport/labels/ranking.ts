import type { Grid } from './spots.ts';
import { PIXELS_PER_DEGREE } from './spots.ts';
import type { WantedLabel } from './wanted.ts';

/** The spots are sorted in so many groups. */
const GROUPS = 32;

/** The spots of a grid by number, the one that is best for a label first; of hundreds the first are mostly taken, so that the others are not even sorted. */
export function ranked(label: WantedLabel, grid: Grid): Iterable<number> {
  const bad = rated(label, grid);
  const groups = grouped(bad);
  let sorted = 0;
  return {
    *[Symbol.iterator]() {
      for (const [k, group] of groups.entries()) {
        if (k === sorted) {
          group.sort((a, b) => (bad[a] ?? 0) - (bad[b] ?? 0));
          sorted += 1;
        }
        yield* group;
      }
    },
  };
}

/** How bad each spot is: how far from where the label would stand, and how many degrees off its direction. */
function rated({ size, from, towards }: WantedLabel, { columns, rows }: Grid): Float64Array {
  const [halfWidth, halfHeight] = [size.width / 2, size.height / 2];
  const bad = new Float64Array(columns.length * rows.length);
  let number = 0;
  for (const x of columns) {
    const beside = x + halfWidth - from[0];
    const besideBox = Math.max(0, Math.abs(beside) - halfWidth);
    for (const y of rows) {
      const below = y + halfHeight - from[1];
      const away = Math.hypot(besideBox, Math.max(0, Math.abs(below) - halfHeight));
      const apart = Math.hypot(beside, below);
      const along = apart === 0 ? 1 : (beside * towards[0] + below * towards[1]) / apart;
      const degrees = (Math.acos(Math.max(-1, Math.min(1, along))) * 180) / Math.PI;
      bad[number] = away + degrees * PIXELS_PER_DEGREE;
      number += 1;
    }
  }
  return bad;
}

/** The numbers of the spots in their order in groups, each better than the next. */
function grouped(bad: Float64Array): readonly number[][] {
  let [best, worst] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of bad) {
    best = Math.min(best, one);
    worst = Math.max(worst, one);
  }
  const groups = Array.from({ length: GROUPS }, (): number[] => []);
  const scale = worst > best ? (GROUPS - 1) / (worst - best) : 0;
  for (const [number, one] of bad.entries()) groups[Math.floor((one - best) * scale)]?.push(number);
  return groups;
}
