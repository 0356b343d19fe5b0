import { expect, test } from 'vitest';
import { polarGrid } from '../../../core/lumen/polar-grid.ts';
import { quick } from '../../../core/lumen/quick/program.ts';
import { random } from '../../fuzz/random.ts';

const [RAYS, SAMPLES] = [24, 17];
const grid = polarGrid(RAYS, SAMPLES);

/** What a path through the grid costs: its samples, and the square of each step by a weight. */
function costOf(path: readonly number[], weight: number): number {
  return path.reduce((sum, r, ray) => {
    const step = ray === 0 ? 0 : r - (path[ray - 1] ?? 0);
    return sum + (grid.cost[ray * SAMPLES + r] ?? 0) + weight * step * step;
  }, 0);
}

/** The least that a path costs which begins and ends within `within` (from, to): every step from every sample is tried. */
function cheapest(weight: number, widest: number, [from, to]: readonly [number, number]): number {
  const on = (r: number) => r >= from && r <= to;
  let row = Array.from({ length: SAMPLES }, (_, r) => (on(r) ? (grid.cost[r] ?? 0) : Number.POSITIVE_INFINITY));
  for (let ray = 1; ray < RAYS; ray += 1)
    row = row.map((_, r) => {
      const ways = row.map((sum, q) =>
        Math.abs(q - r) > widest ? Number.POSITIVE_INFINITY : sum + weight * (q - r) ** 2,
      );
      return Math.min(...ways) + (grid.cost[ray * SAMPLES + r] ?? 0);
    });
  return Math.min(...row.filter((_, r) => on(r)));
}

test.each([
  [1, 2, -1],
  [2, 3, -1],
  [3, 3, 8],
  [4, 2, 15],
  [5, 3, 0],
])(
  'the path of seed %i with steps of up to %i samples, its ends near %i, costs as little as any',
  (seed, widest, end) => {
    const below = random(seed);
    // Eighths: their sums are exact also in single precision.
    for (let k = 0; k < grid.cost.length; k += 1) grid.cost[k] = below(128) / 8;
    const weight = widest === 3 ? 0.5 : 4;
    quick.openPath(grid.described.byteOffset, 0, RAYS, end, weight, widest, 0, SAMPLES);
    const path = [...grid.walk.subarray(0, RAYS)];
    const within = end < 0 ? ([0, SAMPLES - 1] as const) : ([end - 1, end + 1] as const);
    expect(costOf(path, weight)).toBe(cheapest(weight, widest, within));
    expect([path[0], path.at(-1)].every((r) => (r ?? -1) >= within[0] && (r ?? -1) <= within[1])).toBe(true);
  },
);

test('greys are evened out over neighbouring rays, as far outwards as is asked for', () => {
  const below = random(6);
  for (let k = 0; k < grid.spare.length; k += 1) grid.spare[k] = below(256);
  grid.greys.fill(-1);
  quick.evenAround(grid.described.byteOffset, 2, 11);
  for (let ray = 0; ray < RAYS; ray += 1)
    for (let r = 0; r < SAMPLES; r += 1) {
      const five = [-2, -1, 0, 1, 2].map((k) => grid.spare[((ray + k + RAYS) % RAYS) * SAMPLES + r] ?? 0);
      const mean = five.reduce((sum, grey) => sum + grey) / 5;
      expect(grid.greys[ray * SAMPLES + r]).toBeCloseTo(r < 11 ? mean : -1, 4);
    }
});
