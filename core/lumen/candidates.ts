import type { Point } from '../geometry/point.ts';
import type { Ellipse, Levels, LumenAnswer } from './answer.ts';
import { FIGURES, lookAt } from './figures.ts';
import { type Annulus, guessedLevels } from './levels.ts';
import { ellipseOf, type Places } from './outline.ts';
import { circleAbout, place } from './placing.ts';
import { COARSE, type PolarGrid } from './polar-grid.ts';
import { readGreys } from './reading.ts';
import { aboutCatheter, type Scene, type Start, solve } from './solve.ts';
import { worthOf } from './weights.ts';

/** Where blood may lie: beside the catheter, a little way off, far off in a wide vein; dark blood and blood among echoes. */
const ANNULI: readonly Annulus[] = [
  { from: 0, to: 0.08, quantile: 0.3 },
  { from: 0.05, to: 0.13, quantile: 0.1 },
  { from: 0.05, to: 0.13, quantile: 0.35 },
  { from: 0.1, to: 0.2, quantile: 0.1 },
  { from: 0.1, to: 0.2, quantile: 0.35 },
  { from: 0.24, to: 0.36, quantile: 0.35 },
];

/** The same around a place that the operator said is inside: blood lies right there. */
const AROUND_PLACE: readonly Annulus[] = [
  { from: 0, to: 0.05, quantile: 0.5 },
  { from: 0, to: 0.12, quantile: 0.35 },
];

/** Two guesses with the same blind zone are one where their limits lie within this, or within half the least gap. */
const ALIKE = 6;
/** Passes of a guess on the coarse grid. */
const PASSES = 3;

/** One answer on the coarse grid. Its buffers are used again for the next frame. */
export interface Candidate {
  levels: Levels;
  ellipse: Ellipse;
  worth: number;
  start: Start;
  readonly places: Places;
}

const NOWHERE: Start = {
  levels: { blood: 0, tissue: 0, limit: 0 },
  along: circleAbout([0, 0]),
  known: false,
  dead: 0,
  blind: 0,
};

/** Room for as many candidates as there are starts at most. */
export function candidateRoom(): Candidate[] {
  const empty = { levels: NOWHERE.levels, ellipse: NOWHERE.along, worth: 0, start: NOWHERE };
  const most = ANNULI.length + AROUND_PLACE.length + 1;
  return Array.from({ length: most }, () => ({ ...empty, places: new Float64Array(2 * COARSE.rays) }));
}

/** The starts that the annuli around the catheter suggest, those that are alike once; the grid was read about the catheter. */
export function startsAround(grid: PolarGrid, scene: Scene): readonly Start[] {
  const { field, gap } = scene;
  const starts: Start[] = [];
  for (const annulus of ANNULI) {
    const levels = guessedLevels(grid, annulus, gap);
    const blind = annulus.from * field.reach;
    const known = starts.some(
      (start) => start.blind === blind && Math.abs(start.levels.limit - levels.limit) < Math.max(ALIKE, gap / 2),
    );
    if (!known) starts.push({ ...aboutCatheter(scene), levels, blind });
  }
  return starts;
}

/** Starts about a place that is said to lie inside (widths of a pixel), wherever the catheter is. */
export function startsInside(grid: PolarGrid, scene: Scene, inside: Point): readonly Start[] {
  const along = circleAbout(inside);
  place(grid, scene.field, along, 0);
  readGreys(grid, scene.frame, scene.field);
  return AROUND_PLACE.map((annulus) => {
    const levels = guessedLevels(grid, annulus, scene.gap);
    return { levels, along, known: false, dead: 0, blind: 0 };
  });
}

/** The start that the answer of a neighbouring frame gives. */
export function startFrom({ seed }: LumenAnswer, scene: Scene): Start {
  return { ...aboutCatheter(scene), levels: seed.levels, along: seed.ellipse, known: true, blind: 0 };
}

const figures = new Float64Array(FIGURES);
const clear = new Float64Array(256);

/** Solves one start on the coarse grid, into a candidate. */
export function solveCandidate(grid: PolarGrid, scene: Scene, start: Start, into: Candidate, passes = PASSES): void {
  into.start = start;
  into.levels = solve(grid, scene, start, passes, into.places);
  into.ellipse = ellipseOf(into.places);
  lookAt(grid, into.levels, scene.field, scene.gap, into.places, figures, clear);
  into.worth = worthOf(scene.field.catheter, figures);
}
