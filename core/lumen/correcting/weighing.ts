import { greatestOf } from '../../extremes.ts';
import { perimeter } from '../../geometry/polygon.ts';
import type { Levels, LumenAnswer } from '../answer.ts';
import { radiiOf } from '../expecting.ts';
import { bordersPlaces, contourOf, ellipseOf, placesOf } from '../outline.ts';
import { place } from '../placing.ts';
import type { Scene } from '../solve.ts';
import { workspace } from '../workspace.ts';
import { farthestMiss } from './missing.ts';
import { compared, preferred, sharesOf } from './preferring.ts';
import { type Missed, type Proposal, proposals } from './proposals.ts';
import type { Weighed } from './telling.ts';

/** Weighs every line through the places that are forced in a scene of this answer; their mean becomes the border of the coarse grid, which lies along it. `levels` are those of the line that is worth most. */
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
  // Where the answer is elsewhere or of another shape, its grid shows the places unevenly.
  place(coarse, scene.field, ellipseOf(bordersPlaces(coarse, new Float64Array(2 * coarse.rays))), scene.dead);
  const radii = tried.map(({ places }) => radiiOf(coarse, places));
  preferred(coarse, { radii }, shares);
  const [first] = tried;
  const best = tried[shares.indexOf(greatestOf(shares))] ?? first;
  if (best === undefined) throw new Error('there is always a line through the places');
  const kinds = tried.map(({ kind }) => kind);
  return { kinds, radii, shares, before: radiiOf(coarse, outline), levels: best.levels };
}

/** Every proposal through the places that are forced in a scene of this answer, and how far its border missed them. */
export function linesThrough(
  { contour, kept }: Pick<LumenAnswer, 'contour' | 'kept'>,
  scene: Scene,
): { readonly tried: readonly Proposal[]; readonly missed: Missed } {
  const { aspect } = scene.field;
  const outline = placesOf(contour, aspect);
  const missed = { far: farthestMiss(outline, scene.forced), length: perimeter(contourOf(outline, 1)) };
  const others = (kept?.others ?? []).map((other) => ({ ...other, places: placesOf(other.contour, aspect) }));
  return { tried: proposals(workspace.coarse, scene, outline, { missed, others }), missed };
}
