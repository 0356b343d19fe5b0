import type { Point } from '../../geometry/point.ts';
import type { Levels, Seed } from '../answer.ts';
import { costBorders } from '../border-cost.ts';
import { closedPath, SMOOTH } from '../closed-path.ts';
import { holdExpected, radiiOf } from '../expecting.ts';
import { FIGURES, lookAt } from '../figures.ts';
import { forceThrough, takeUp } from '../forcing.ts';
import { measuredLevels } from '../levels.ts';
import { bordersPlaces, ellipseOf, type Places } from '../outline.ts';
import { place } from '../placing.ts';
import type { PolarGrid } from '../polar-grid.ts';
import { readGreys } from '../reading.ts';
import type { Scene } from '../solve.ts';
import { farthestMiss } from './missing.ts';
import { type Going, movedOnto } from './moving.ts';

/** A closed line through the places that were clicked. */
export interface Proposal {
  readonly kind: Kind;
  readonly places: Places;
  readonly levels: Levels;
  /** What it looks like (`lookAt`). */
  readonly figures: Float64Array;
  /** How far the outline from which it was drawn misses the places that were clicked (widths of a pixel). */
  readonly strayed: number;
}

/** How far an outline misses the places that were clicked at most, and how long it is (widths of a pixel). */
export interface Missed {
  readonly far: number;
  readonly length: number;
}

/** The ways to go through the places: moved there and left so; moved there, then drawn to the edges of the picture; the same from another outline that was found. */
export const KINDS = ['moved', 'moved near them', 'loosely held', 'held', 'free', 'another'] as const;
type Kind = (typeof KINDS)[number];

/** How firmly a line is held where it was moved to: cost of a sample's distance, squared. */
const HOLD = { loosely: 0.02, firmly: 0.1 };
/** What goes with a click in the ways that do not ask how large the error is. */
const GOING = {
  near: { everywhere: 0, within: 0.06 },
  broad: { everywhere: 0.2, within: 0.08 },
  whole: { everywhere: 0.4, within: 0.06 },
} as const satisfies Record<string, Going>;
/** Small errors are those of a reader who draws on another edge all around; large ones are leaks and stops, broader the larger they are. Measured as shares of the outline's length on made frames. */
const ADAPTED = { everywhere: 0.42, half: 0.025, within: 0.05, broader: 0.5, most: 0.12 };

/** What goes with the clicks where an outline misses them by so much of its length. */
function adapted(missed: number): Going {
  return {
    everywhere: ADAPTED.everywhere / (1 + (missed / ADAPTED.half) ** 2),
    within: ADAPTED.within + ADAPTED.broader * Math.min(ADAPTED.most, missed),
  };
}

/** Every way through the places (widths of a pixel) that are forced in a scene, from the outline that misses them so far. */
export function proposals(
  grid: PolarGrid,
  scene: Scene,
  outline: Places,
  { missed, others }: { readonly missed: Missed; readonly others: readonly (Seed & { readonly places: Places })[] },
): readonly Proposal[] {
  const from = (kind: Kind, going: Going): Drawn => ({
    kind,
    going,
    outline,
    strayed: missed.far,
    levels: null,
    hold: null,
  });
  return [
    moved(grid, scene, from('moved', adapted(missed.far / missed.length))),
    moved(grid, scene, from('moved near them', GOING.near)),
    drawn(grid, scene, { ...from('loosely held', GOING.broad), hold: HOLD.loosely }),
    drawn(grid, scene, { ...from('held', GOING.whole), hold: HOLD.firmly }),
    twice(grid, scene, drawn(grid, scene, from('free', GOING.broad))),
    ...others.map(({ places, levels }) =>
      drawn(grid, scene, {
        kind: 'another',
        going: GOING.broad,
        outline: places,
        strayed: farthestMiss(places, scene.forced),
        levels,
        hold: HOLD.firmly,
      }),
    ),
  ];
}

interface Drawn extends Pick<Proposal, 'kind' | 'strayed'> {
  readonly going: Going;
  readonly outline: Places;
  /** Null: measured inside of the moved outline. */
  readonly levels: Levels | null;
  /** Null: not held where it was moved to. */
  readonly hold: number | null;
}

/** The outline moved onto the places and nothing else. */
function moved(grid: PolarGrid, scene: Scene, { kind, strayed, going, outline }: Drawn): Proposal {
  const places = movedAlong(grid, scene, outline, scene.forced, going);
  const levels = readWithin(grid, scene, places);
  costBorders(grid, levels);
  return proposal(grid, scene, { kind, strayed }, levels);
}

/** The outline moved onto the places, then drawn to the edges of the picture. */
function drawn(grid: PolarGrid, scene: Scene, { kind, strayed, going, outline, levels: known, hold }: Drawn): Proposal {
  const places = movedAlong(grid, scene, outline, scene.forced, going);
  const measured = readWithin(grid, scene, places);
  const expected = hold === null ? null : { places, hold };
  return through(grid, scene, { kind, strayed, levels: known ?? measured, expected });
}

/** The same again along the ellipse of a proposal. */
function twice(grid: PolarGrid, scene: Scene, { kind, strayed, places }: Proposal): Proposal {
  const levels = readWithin(grid, scene, places);
  return through(grid, scene, { kind, strayed, levels, expected: null });
}

function movedAlong(
  grid: PolarGrid,
  { field, dead }: Scene,
  outline: Places,
  clicked: readonly Point[],
  going: Going,
): Places {
  place(grid, field, ellipseOf(outline), dead);
  return movedOnto(grid, outline, clicked, going);
}

/** Reads the grid along an outline, which becomes its border, and measures blood and tissue by it. */
function readWithin(grid: PolarGrid, { field, frame, dead, gap }: Scene, places: Places): Levels {
  place(grid, field, ellipseOf(places), dead);
  readGreys(grid, frame, field);
  grid.border.set(radiiOf(grid, places));
  return measuredLevels(grid, gap);
}

interface Through extends Pick<Proposal, 'kind' | 'strayed'> {
  readonly levels: Levels;
  readonly expected: { readonly places: Places; readonly hold: number } | null;
}

/** The cheapest closed path through the places on a grid that was read. */
function through(grid: PolarGrid, scene: Scene, { kind, strayed, levels, expected }: Through): Proposal {
  costBorders(grid, levels);
  if (expected !== null) holdExpected(grid, { ...expected, band: Number.POSITIVE_INFINITY }, scene.field.mmX);
  forceThrough(grid, scene.forced);
  closedPath(grid, SMOOTH.oval);
  takeUp(grid, scene.forced);
  return proposal(grid, scene, { kind, strayed }, levels);
}

function proposal(
  grid: PolarGrid,
  { field, gap }: Scene,
  { kind, strayed }: Pick<Proposal, 'kind' | 'strayed'>,
  levels: Levels,
): Proposal {
  const places = bordersPlaces(grid, new Float64Array(2 * grid.rays));
  const figures = new Float64Array(FIGURES);
  lookAt(grid, levels, field, gap, places, figures, new Float64Array(grid.rays));
  return { kind, places, levels, figures, strayed };
}
