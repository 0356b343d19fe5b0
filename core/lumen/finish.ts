import { leastOf } from '../extremes.ts';
import { type Levels, type LumenAnswer, SURE_FROM } from './answer.ts';
import type { Candidate } from './candidates.ts';
import { lookAt } from './figures.ts';
import { contourOf, ellipseOf } from './outline.ts';
import { overlap } from './overlap.ts';
import { type Scene, type Start, solve } from './solve.ts';
import { trustIn } from './weights.ts';
import { workspace } from './workspace.ts';

/** Another candidate that overlaps the best one by less than this is its rival. */
const RIVAL = 0.85;
/** Passes on the fine grid. */
const PASSES = 2;

/** The answer from a start on the fine grid, with its confidence and its rival among the candidates (the likeliest first). */
export function finished(scene: Scene, start: Start, tried: readonly Candidate[], keep: boolean): LumenAnswer {
  return answered(scene, solve(workspace.fine, scene, start, PASSES, workspace.places), tried, keep);
}

/** The answer that the border of the fine grid gives, whose places stand in the workspace and whose costs were reckoned from these levels. */
export function answered(scene: Scene, levels: Levels, tried: readonly Candidate[], keep: boolean): LumenAnswer {
  const { field, frame, dead, gap } = scene;
  const { fine, places, figures, clear, judged } = workspace;
  lookAt(fine, levels, field, gap, places, figures, clear);
  const [best, ...others] = tried;
  const shared = best === undefined ? [] : others.map((other) => overlap(best.places, other.places));
  const rival = others[shared.findIndex((share) => share < RIVAL)];
  judged.set(figures);
  judged.set(besides(tried, shared, rival), figures.length);
  const confidence = trustIn(field, judged);
  const outline = ({ places: of }: Candidate) => contourOf(of, field.aspect);
  const kept = others.map((other) => ({ ellipse: other.ellipse, levels: other.levels, contour: outline(other) }));
  return {
    contour: contourOf(places, field.aspect),
    confidence,
    flagged: confidence < SURE_FROM,
    perRay: Array.from(clear),
    rival: rival === undefined ? null : outline(rival),
    seed: { ellipse: ellipseOf(places), levels },
    kept: keep ? { field, frame, dead, gap, others: kept } : null,
  };
}

/** What tells of an answer from beside it: worth of the best candidate and of its rival, how well that candidate agrees with the final answer, and how well the others agree with it (`shared`): by their worth, on average, and at least. */
function besides(
  [best, ...others]: readonly Candidate[],
  shared: readonly number[],
  rival: Candidate | undefined,
): readonly number[] {
  if (best === undefined) return [1, 0, 1, 1, 1, 1];
  const agreement = overlap(best.places, workspace.places);
  const worth = others.reduce((sum, other) => sum + other.worth, 0);
  const weighted = others.reduce((sum, other, k) => sum + other.worth * (shared[k] ?? 0), 0);
  const mean = (1 + shared.reduce((sum, one) => sum + one, 0)) / (1 + shared.length);
  return [
    best.worth,
    rival?.worth ?? 0,
    agreement,
    worth < 1e-6 ? 1 : weighted / worth,
    mean,
    Math.min(1, leastOf(shared)),
  ];
}
