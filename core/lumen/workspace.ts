import { candidateRoom } from './candidates.ts';
import { FIGURES } from './figures.ts';
import { COARSE, FINE, polarGrid } from './polar-grid.ts';
import { BESIDE } from './weights.ts';

/** Grids and buffers, made once and filled anew for every frame: nothing of one frame is read by the next. */
export const workspace = {
  coarse: polarGrid(COARSE.rays, COARSE.samples),
  fine: polarGrid(FINE.rays, FINE.samples),
  candidates: candidateRoom(),
  places: new Float64Array(2 * FINE.rays),
  figures: new Float64Array(FIGURES),
  /** What the last answer was judged by: its figures and what stood beside it (see `finish`). */
  judged: new Float64Array(FIGURES + BESIDE),
  clear: new Float64Array(FINE.rays),
};
