import type { Point } from '../geometry/point.ts';
import type { Ellipse, GreyFrame, Levels, LumenField } from './answer.ts';
import { costBorders } from './border-cost.ts';
import { closedPath, SMOOTH } from './closed-path.ts';
import { type Expected, holdExpected } from './expecting.ts';
import { forceThrough, takeUp } from './forcing.ts';
import { measuredLevels } from './levels.ts';
import { bordersPlaces, ellipseOf, type Places } from './outline.ts';
import { circleAbout, place } from './placing.ts';
import type { PolarGrid } from './polar-grid.ts';
import { readGreys } from './reading.ts';

/** A frame that is being looked at. Places are in widths of a pixel. */
export interface Scene {
  readonly frame: GreyFrame;
  readonly field: LumenField;
  /** Radius around the catheter in which nothing is seen. */
  readonly dead: number;
  /** Least difference of grey that counts. */
  readonly gap: number;
  /** Places through which the border goes. */
  readonly forced: readonly Point[];
  /** Where the border is expected, if that is known. */
  readonly expected: Expected | null;
}

/** Where a search begins. */
export interface Start {
  readonly levels: Levels;
  /** What to search along first: a circle about the catheter or about a place, or an ellipse that was found. */
  readonly along: Ellipse;
  readonly known: boolean;
  /** Radius around the catheter in which nothing is seen; 0 where the catheter may lie outside. */
  readonly dead: number;
  /** Before the last pass nothing nearer to the catheter than this beyond the dead zone counts. */
  readonly blind: number;
}

/** Nothing is seen nearer to the catheter's disc than this share of the reach. */
const MARGIN = 0.012;

/** How far out a grid is read at first, as a share of its samples: most rays show tissue for sure before. */
const AT_FIRST = 0.55;

/** The radius around the catheter in which nothing is seen: its disc and what is right beside it. */
export function deadZone({ disc, reach }: LumenField): number {
  return disc + MARGIN * reach;
}

/** A search about the catheter. */
export function aboutCatheter({ field, dead }: Pick<Scene, 'field' | 'dead'>): Pick<Start, 'along' | 'known' | 'dead'> {
  return { along: circleAbout(field.centre), known: false, dead };
}

/**
 * Finds the border on a grid by so many passes from a start: each along the ellipse of the one before, with its levels
 * measured anew. The border stays in the grid, its places in `places`; gives the levels of the last pass.
 */
export function solve(grid: PolarGrid, scene: Scene, start: Start, passes: number, places: Places): Levels {
  let { levels, along, known } = start;
  for (let pass = 0; pass < passes; pass++) {
    const last = pass === passes - 1;
    place(grid, scene.field, along, start.dead + (last ? 0 : start.blind));
    readGreys(grid, scene.frame, scene.field, { upTo: Math.round(AT_FIRST * grid.samples) });
    costBorders(grid, levels);
    if (scene.expected !== null) holdExpected(grid, scene.expected, scene.field.mmX);
    forceThrough(grid, scene.forced);
    closedPath(grid, known ? SMOOTH.oval : SMOOTH.round);
    takeUp(grid, scene.forced);
    bordersPlaces(grid, places);
    if (last) break;
    levels = measuredLevels(grid, scene.gap);
    along = ellipseOf(places);
    known = true;
  }
  return levels;
}
