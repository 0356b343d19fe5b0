import type { Point } from '../geometry/point.ts';
import { isLumen, type LumenAnswer, type Seed } from './answer.ts';
import { inField, searched } from './find-lumen.ts';
import { finished } from './finish.ts';
import { placesOf } from './outline.ts';
import { aboutCatheter, type Scene } from './solve.ts';

/** Another outline that was found is begun from only where it fits the places so many times better. */
const BETTER = 2;

/**
 * The border again, through the places that the operator clicked or drags (picture pixels), from what the answer kept: a
 * few milliseconds, so that it follows the pointer. Begins from that outline of the frame which fits the places best; where
 * `inside` is given, from all that surround it. The answer keeps what the next correction needs; `answer.kept` must be there.
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
  const seed = seedFor(answer, kept.others, scene.forced);
  const start = { ...aboutCatheter(scene), levels: seed.levels, along: seed.ellipse, known: true, blind: 0 };
  const again = finished(scene, start, [], true);
  return { ...again, rival: answer.rival, kept };
}

/** The outline to begin from: the answer's own, or another one that fits the places much better. */
function seedFor(
  answer: LumenAnswer,
  others: readonly (Seed & Pick<LumenAnswer, 'contour'>)[],
  forced: readonly Point[],
): Seed {
  const aspect = answer.kept?.field.aspect ?? 1;
  const miss = (contour: LumenAnswer['contour']): number => farthestMiss(contour, forced, aspect);
  const own = miss(answer.contour);
  let [best, least] = [answer.seed, own / BETTER];
  for (const other of others) {
    const here = miss(other.contour);
    if (here < least) [best, least] = [other, here];
  }
  return best;
}

/** How far the places lie from an outline at most. */
function farthestMiss(contour: LumenAnswer['contour'], forced: readonly Point[], aspect: number): number {
  const places = placesOf(contour, aspect);
  let farthest = 0;
  for (const [x, y] of forced) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let k = 0; k < places.length; k += 2)
      nearest = Math.min(nearest, Math.hypot((places[k] ?? 0) - x, (places[k + 1] ?? 0) - y));
    farthest = Math.max(farthest, nearest);
  }
  return farthest;
}
