import type { Point } from '../geometry/point.ts';
import { isLumen, type LumenAnswer, type Seed } from './answer.ts';
import { type Expected, radiiOf } from './expecting.ts';
import { inField, searched } from './find-lumen.ts';
import { finished } from './finish.ts';
import { bordersPlaces, placesOf } from './outline.ts';
import { inGrid, place } from './placing.ts';
import { aboutCatheter, type Scene } from './solve.ts';
import { workspace } from './workspace.ts';

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
  const expected = seed === answer.seed ? pulled(answer, scene) : null;
  const again = finished({ ...scene, expected }, start, [], true);
  return { ...again, rival: answer.rival, kept };
}

/** How far around (share of a turn to either side) a place pulls the border with it, and how firmly it is held there. */
const PULL = { reach: 0.25, hold: 0.1 };

/** Where the border is expected once it was pulled onto the places: moved there, and less and less on both sides, so that a reader who draws closer to the wall or farther from it says so with one click. */
function pulled({ contour, seed }: LumenAnswer, { field, forced, dead }: Scene): Expected {
  const { fine } = workspace;
  place(fine, field, seed.ellipse, dead);
  const before = radiiOf(fine, placesOf(contour, field.aspect));
  const by = new Float64Array(fine.rays);
  const weight = new Float64Array(fine.rays);
  const reach = PULL.reach * fine.rays;
  for (const [x, y] of forced) {
    const { ray, sample } = inGrid(fine, x, y);
    const missing = sample - (before[Math.round(ray) % fine.rays] ?? 0);
    for (let beside = -Math.floor(reach); beside <= reach; beside++) {
      const share = (1 + Math.cos((Math.PI * beside) / reach)) / 2;
      const at = (Math.round(ray) + beside + fine.rays) % fine.rays;
      by[at] = (by[at] ?? 0) + share * share * missing;
      weight[at] = (weight[at] ?? 0) + share;
    }
  }
  fine.border.set(before.map((r, ray) => r + (by[ray] ?? 0) / Math.max(1e-6, weight[ray] ?? 0)));
  return {
    places: bordersPlaces(fine, new Float64Array(2 * fine.rays)),
    hold: PULL.hold,
    band: Number.POSITIVE_INFINITY,
  };
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
