import { solvedEquations } from '../../geometry/linear.ts';
import type { Point } from '../../geometry/point.ts';
import { radiiOf } from '../expecting.ts';
import { bordersPlaces, type Places } from '../outline.ts';
import { inGrid } from '../placing.ts';
import type { PolarGrid } from '../polar-grid.ts';

/** How what a border misses at one place goes with what it misses elsewhere: this share of it everywhere, the rest within so much of a turn (deviation of a bell). */
export interface Going {
  readonly everywhere: number;
  readonly within: number;
}

/** Places that were clicked agree with the border so exactly (variance, as a share of the whole). */
const EXACT = 1e-3;

/**
 * An outline moved onto the places that were clicked, and with them what goes with them: the mean of a Gaussian process
 * (kriging) of how far the border is off along each ray. The grid lies along the outline; its border is the moved one.
 */
export function movedOnto(grid: PolarGrid, outline: Places, clicked: readonly Point[], going: Going): Places {
  const { rays, samples, border } = grid;
  border.set(radiiOf(grid, outline));
  const at = clicked.map(([x, y]) => inGrid(grid, x, y));
  const count = at.length;
  const shared = new Float64Array(count * count);
  for (const [i, one] of at.entries())
    for (const [j, other] of at.entries())
      shared[i * count + j] = togetherness((one.ray - other.ray) / rays, going) + (i === j ? EXACT : 0);
  const missed = Float64Array.from(at, ({ ray, sample }) => sample - borderAt(grid, ray));
  const weights = solvedEquations(shared, missed);
  for (let ray = 0; ray < rays; ray++) {
    let moved = border[ray] ?? 0;
    for (const [k, { ray: from }] of at.entries())
      moved += (weights[k] ?? 0) * togetherness((ray - from) / rays, going);
    border[ray] = Math.max(0, Math.min(samples - 1, moved));
  }
  return bordersPlaces(grid, new Float64Array(2 * rays));
}

/** The border of a grid between two rays, in proportion. */
export function borderAt({ rays, border }: PolarGrid, ray: number): number {
  const low = Math.floor(ray);
  const share = ray - low;
  return (1 - share) * (border[low % rays] ?? 0) + share * (border[(low + 1) % rays] ?? 0);
}

/** How two places so many turns apart go together, 0…1. */
function togetherness(turns: number, { everywhere, within }: Going): number {
  const apart = Math.abs(turns) % 1;
  const away = Math.min(apart, 1 - apart) / within;
  return everywhere + (1 - everywhere) * Math.exp(-0.5 * away * away);
}
