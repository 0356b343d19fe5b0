import type { LumenAnswer } from './answer.ts';
import type { Candidate } from './candidates.ts';
import { lookAt } from './figures.ts';
import { contourOf, ellipseOf } from './outline.ts';
import { overlap } from './overlap.ts';
import { type Scene, type Start, solve } from './solve.ts';
import { trustIn } from './weights.ts';
import { workspace } from './workspace.ts';

/** An answer of less confidence is flagged. */
const FLAGGED_BELOW = 0.75;
/** Another candidate that overlaps the best one by less than this is its rival. */
const RIVAL = 0.85;
/** Passes on the fine grid. */
const PASSES = 2;

/** The answer from a start on the fine grid, with its confidence and its rival among the candidates (the likeliest first). */
export function finished(scene: Scene, start: Start, tried: readonly Candidate[], keep: boolean): LumenAnswer {
  const { field, frame, dead, gap } = scene;
  const { fine, places, figures, clear } = workspace;
  const levels = solve(fine, scene, start, PASSES, places);
  lookAt(fine, levels, field, gap, places, figures, clear);
  const [best, ...others] = tried;
  const rival = best && others.find((other) => overlap(best.places, other.places) < RIVAL);
  const agreement = best === undefined ? 1 : overlap(best.places, places);
  const confidence = trustIn(field.catheter, figures, [best?.worth ?? 1, rival?.worth ?? 0, agreement]);
  const outline = ({ places: of }: Candidate) => contourOf(of, field.aspect);
  const kept = others.map((other) => ({ ellipse: other.ellipse, levels: other.levels, contour: outline(other) }));
  return {
    contour: contourOf(places, field.aspect),
    confidence,
    flagged: confidence < FLAGGED_BELOW,
    perRay: Array.from(clear),
    rival: rival === undefined ? null : outline(rival),
    seed: { ellipse: ellipseOf(places), levels },
    kept: keep ? { field, frame, dead, gap, others: kept } : null,
  };
}
