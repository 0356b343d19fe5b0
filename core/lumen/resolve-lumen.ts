import { greatestOf } from '../extremes.ts';
import type { Point } from '../geometry/point.ts';
import { perimeter } from '../geometry/polygon.ts';
import { isLumen, type Levels, type LumenAnswer } from './answer.ts';
import { costBorders } from './border-cost.ts';
import { compared, preferred, sharesOf } from './correcting/preferring.ts';
import { type Proposal, proposals } from './correcting/proposals.ts';
import { settle } from './correcting/settling.ts';
import { SETTLING } from './correcting/settling-network.ts';
import type { Weighed } from './correcting/telling.ts';
import { radiiOf } from './expecting.ts';
import { inField, searched } from './find-lumen.ts';
import { answered } from './finish.ts';
import { takeUp } from './forcing.ts';
import { bordersPlaces, contourOf, ellipseOf, type Places, placesOf } from './outline.ts';
import { place } from './placing.ts';
import { readGreys } from './reading.ts';
import type { Scene } from './solve.ts';
import { workspace } from './workspace.ts';

/**
 * The border again, through the places that the operator clicked or drags (picture pixels), from what the answer kept: a
 * few milliseconds, so that it follows the pointer. Several lines through the places are drawn and their mean is taken, each
 * by what it is worth, and settled ray by ray; where `inside` is given, the frame is searched for a lumen that surrounds it instead. The answer
 * keeps what the next correction needs; `answer.kept` must be there.
 */
export function resolveLumen(answer: LumenAnswer, forced: readonly Point[], inside?: Point): LumenAnswer {
  const { kept } = answer;
  if (kept === null) throw new Error('an answer without what it needs cannot be solved again');
  const { field, frame, dead, gap } = kept;
  const scene: Scene = { field, frame, dead, gap, forced: inField(field, forced), expected: null };
  if (inside !== undefined) {
    const again = searched(scene, { inside });
    return isLumen(again) ? again : answer;
  }
  if (forced.length === 0) return answer;
  const { coarse } = workspace;
  const weighed = weighedThrough(answer, scene);
  settle(coarse, scene, weighed, SETTLING);
  const places = bordersPlaces(coarse, new Float64Array(2 * coarse.rays));
  return { ...drawnThrough(scene, places, weighed.levels), rival: answer.rival, kept };
}

/** Weighs every line through the places that are forced in a scene of this answer; their mean becomes the border of the coarse grid, which lies along the answer. `levels` are those of the line that is worth most. */
export function weighedThrough(
  answer: Pick<LumenAnswer, 'contour' | 'kept'>,
  scene: Scene,
): Weighed & { readonly levels: Levels } {
  const { coarse } = workspace;
  const { tried, missed } = linesThrough(answer, scene);
  const outline = placesOf(answer.contour, scene.field.aspect);
  place(coarse, scene.field, ellipseOf(outline), scene.dead);
  const lines = compared(coarse, outline, missed, tried);
  const shares = sharesOf(lines);
  preferred(coarse, lines, shares);
  const [first] = tried;
  const best = tried[shares.indexOf(greatestOf(shares))] ?? first;
  if (best === undefined) throw new Error('there is always a line through the places');
  const kinds = tried.map(({ kind }) => kind);
  return { kinds, radii: lines.radii, shares, before: radiiOf(coarse, outline), levels: best.levels };
}

/** Every proposal through the places that are forced in a scene of this answer, and how far its border missed them at most, as a share of its length. */
export function linesThrough(
  { contour, kept }: Pick<LumenAnswer, 'contour' | 'kept'>,
  scene: Scene,
): { readonly tried: readonly Proposal[]; readonly missed: number } {
  const { aspect } = scene.field;
  const outline = placesOf(contour, aspect);
  const missed = farthestMiss(outline, scene.forced) / perimeter(contourOf(outline, 1));
  const others = (kept?.others ?? []).map((other) => ({ ...other, places: placesOf(other.contour, aspect) }));
  return { tried: proposals(workspace.coarse, scene, outline, { missed, others }), missed };
}

/** The answer of a line that goes as near to the forced places as the coarse grid can, and exactly through them. */
function drawnThrough(scene: Scene, line: Places, levels: Levels): LumenAnswer {
  const { fine, places } = workspace;
  place(fine, scene.field, ellipseOf(line), scene.dead);
  readGreys(fine, scene.frame, scene.field);
  costBorders(fine, levels);
  fine.border.set(radiiOf(fine, line));
  takeUp(fine, scene.forced);
  bordersPlaces(fine, places);
  return answered(scene, levels, [], true);
}

/** How far the places lie from an outline at most (widths of a pixel). */
function farthestMiss(outline: Places, forced: readonly Point[]): number {
  let farthest = 0;
  for (const [x, y] of forced) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let k = 0; k < outline.length; k += 2)
      nearest = Math.min(nearest, Math.hypot((outline[k] ?? 0) - x, (outline[k + 1] ?? 0) - y));
    farthest = Math.max(farthest, nearest);
  }
  return farthest;
}
