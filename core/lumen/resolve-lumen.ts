import type { Point } from '../geometry/point.ts';
import { isLumen, type Levels, type LumenAnswer } from './answer.ts';
import { costBorders } from './border-cost.ts';
import { settle } from './correcting/settling.ts';
import { settlingNetwork } from './correcting/settling-network.ts';
import { weighedThrough } from './correcting/weighing.ts';
import { radiiOf } from './expecting.ts';
import { inField, searched } from './find-lumen.ts';
import { answered } from './finish.ts';
import { takeUp } from './forcing.ts';
import { bordersPlaces, ellipseOf, type Places } from './outline.ts';
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
  settle(coarse, scene, weighed, settlingNetwork());
  const places = bordersPlaces(coarse, new Float64Array(2 * coarse.rays));
  return { ...drawnThrough(scene, places, weighed.levels), rival: answer.rival, kept };
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
