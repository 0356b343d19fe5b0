import type { Levels } from './answer.ts';
import { beyondCatheter, countGreys, greyAtShare, outsideBorder, upTo, withinBorder } from './counting.ts';
import type { PolarGrid } from './polar-grid.ts';

/** An annulus in which blood may lie: from and to as shares of the reach beyond the catheter, and the quantile of its greys that is blood. */
export interface Annulus {
  readonly from: number;
  readonly to: number;
  readonly quantile: number;
}

/** Of a first guess: spread is blood less the greys at this share of its quantile; tissue is this quantile of what is brighter than blood by so much, within this share of the reach; the limit lies this share of the way to tissue, or so many spreads, or the gap but no more than `most`, above blood. */
const GUESSED = { spreadShare: 0.32, brighter: 8, tissue: 0.85, within: 0.65, most: 12, way: 0.15, spreads: 2 };
/** The same, measured again inside a border and just outside it. */
const MEASURED = { blood: 0.75, spread: 0.84, tissue: 0.7, band: 8, most: 9, way: 0.25, spreads: 0.5 };
/** The least difference that counts is this share of the bright greys (95th percentile within .8 of the reach), and never below this. */
const GAP = { share: 0.2, bright: 0.95, within: 0.8, least: 5 };

/** The least difference of grey that counts in a frame whose grid was read about the catheter. */
export function leastGap(grid: PolarGrid): number {
  upTo(grid, GAP.within * grid.samples);
  return Math.max(GAP.least, GAP.share * greyAtShare(grid, countGreys(grid), GAP.bright));
}

/** Blood, tissue and the limit between them as an annulus suggests them. */
export function guessedLevels(grid: PolarGrid, { from, to, quantile }: Annulus, gap: number): Levels {
  beyondCatheter(grid, from * grid.samples, to * grid.samples);
  const count = countGreys(grid);
  const blood = greyAtShare(grid, count, quantile);
  const spread = Math.max(1, blood - greyAtShare(grid, count, GUESSED.spreadShare * quantile));
  upTo(grid, GUESSED.within * grid.samples);
  const bright = countGreys(grid, blood + GUESSED.brighter);
  const tissue = bright === 0 ? 0 : greyAtShare(grid, bright, GUESSED.tissue);
  const above = Math.max(Math.min(GUESSED.most, gap), GUESSED.way * (tissue - blood), GUESSED.spreads * spread);
  return { blood, tissue, limit: blood + above };
}

/** Blood, tissue and the limit as the grid's border parts them. */
export function measuredLevels(grid: PolarGrid, gap: number): Levels {
  withinBorder(grid);
  const inside = countGreys(grid);
  const blood = greyAtShare(grid, inside, MEASURED.blood);
  const spread = Math.max(1, greyAtShare(grid, inside, MEASURED.spread) - blood);
  outsideBorder(grid, MEASURED.band * grid.share);
  const tissue = greyAtShare(grid, countGreys(grid), MEASURED.tissue);
  const above = Math.max(Math.min(MEASURED.most, gap), MEASURED.way * (tissue - blood), MEASURED.spreads * spread);
  return { blood, tissue, limit: blood + above };
}
