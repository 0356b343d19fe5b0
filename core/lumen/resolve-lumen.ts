import type { Point } from '../geometry/point.ts';
import { perimeter } from '../geometry/polygon.ts';
import { isLumen, type Levels, type LumenAnswer } from './answer.ts';
import { costBorders } from './border-cost.ts';
import { compared, preferred } from './correcting/preferring.ts';
import { type Proposal, proposals } from './correcting/proposals.ts';
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
 * by what it is worth; where `inside` is given, the frame is searched for a lumen that surrounds it instead. The answer
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
  const outline = placesOf(answer.contour, field.aspect);
  const { tried, missed } = linesThrough(answer, scene);
  place(workspace.coarse, field, ellipseOf(outline), dead);
  const best = preferred(workspace.coarse, compared(workspace.coarse, outline, missed, tried));
  const places = bordersPlaces(workspace.coarse, new Float64Array(2 * workspace.coarse.rays));
  return { ...drawnThrough(scene, places, tried[best]?.levels ?? answer.seed.levels), rival: answer.rival, kept };
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
