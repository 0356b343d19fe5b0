import { greatestOf } from '../../extremes.ts';
import { radiiOf } from '../expecting.ts';
import type { Places } from '../outline.ts';
import type { PolarGrid } from '../polar-grid.ts';
import { departure } from './missing.ts';
import { PREFERENCE } from './preference.ts';
import { KINDS, type Missed, type Proposal } from './proposals.ts';

/** Errors (shares of the outline's length) up to the first count as small ones, beyond it as large ones, up to the last; and what makes numbers of about 1 of them. */
const MISSED = { small: 0.03, most: 0.15, bySmall: 30, byLarge: 10 };
/** Who clicks where a border is worst says that it is nowhere farther off: how far a proposal goes away from it, and how far the outline from which it comes missed the clicks, count in this distance and so much of the outline's length more, up to `most` of it. */
const AWAY = { least: 0.002, most: 3 };
/** A proposal that is worth so much less overlap has a share smaller by e. */
const SHARED = 0.01;

/** Proposals as the samples at which the rays of one grid leave them, and what tells of each beside the others. */
interface Compared {
  readonly radii: readonly Float64Array[];
  readonly told: readonly Float64Array[];
}

/** What tells which proposal is nearest to the true border: its figures, how much it agrees with the outline before and with the others, how far it goes away for what was missed, its kind and how large the error is. The grid lies along the outline before. */
export function compared(
  grid: PolarGrid,
  outline: Places,
  missed: Missed,
  proposals: readonly Omit<Proposal, 'levels'>[],
): Compared {
  const before = radiiOf(grid, outline);
  const radii = proposals.map(({ places }) => radiiOf(grid, places));
  const far = Math.min(MISSED.most, missed.far / missed.length);
  const away = (by: number): number => Math.min(AWAY.most, by / (missed.far + AWAY.least * missed.length));
  const small = MISSED.bySmall * Math.min(MISSED.small, far);
  const large = MISSED.byLarge * Math.max(0, far - MISSED.small);
  const told = proposals.map(({ kind, figures, places, strayed }, k) => {
    const own = radii[k] ?? before;
    const kept = agreement(own, before);
    const shared = radii.map((other) => agreement(own, other)).sort((a, b) => a - b);
    const mean = shared.reduce((sum, one) => sum + one, 0) / shared.length;
    const middle = ((shared[(shared.length - 1) >> 1] ?? 0) + (shared[shared.length >> 1] ?? 0)) / 2;
    const departed = away(departure(places, outline));
    const kinds = KINDS.map((one) => (one === kind ? 1 : 0));
    return Float64Array.from([
      ...figures,
      ...[kept, mean, middle, far * kept, far * mean],
      ...[departed, Math.max(0, departed - 1), away(strayed), Math.max(0, away(strayed) - 1)],
      ...kinds,
      ...kinds.map((one) => small * one),
      ...kinds.map((one) => large * one),
    ]);
  });
  return { radii, told };
}

/** How much of the mean of the proposals each one is, by what it is worth; together 1. */
export function sharesOf({ told }: Pick<Compared, 'told'>): Float64Array {
  const worth = told.map((one) => one.reduce((sum, value, k) => sum + value * (PREFERENCE[k] ?? 0), 0));
  const best = greatestOf(worth);
  const shares = Float64Array.from(worth, (one) => Math.exp((one - best) / SHARED));
  const all = shares.reduce((sum, one) => sum + one, 0);
  return shares.map((share) => share / all);
}

/** The mean of the proposals, each by its share, into the grid's border. */
export function preferred(grid: PolarGrid, { radii }: Pick<Compared, 'radii'>, shares: Float64Array): void {
  grid.border.fill(0);
  for (const [k, along] of radii.entries())
    for (let ray = 0; ray < grid.rays; ray++)
      grid.border[ray] = (grid.border[ray] ?? 0) + (shares[k] ?? 0) * (along[ray] ?? 0);
}

/** The area of two outlines together by the area of either, from the samples at which the rays of one grid leave them. */
export function agreement(one: Float64Array, other: Float64Array): number {
  let [both, either] = [0, 0];
  for (const [ray, r] of one.entries()) {
    const [a, b] = [r + 0.5, (other[ray] ?? 0) + 0.5];
    both += Math.min(a, b) ** 2;
    either += Math.max(a, b) ** 2;
  }
  return both / either;
}
