import { append } from '../extremes.ts';
import type { Contour, Point } from '../geometry/point.ts';
import { area } from '../geometry/polygon.ts';
import type { GreyFrame, LumenAnswer, LumenField, NoLumen } from './answer.ts';
import { type Candidate, solveCandidate, startFrom, startsAround, startsInside } from './candidates.ts';
import { type Expected, radiiOf } from './expecting.ts';
import { showsEchoes } from './field.ts';
import { finished } from './finish.ts';
import { blankedRadius, readRings, withoutGlow } from './glow.ts';
import { leastGap, measuredLevels } from './levels.ts';
import { ellipseOf, placesOf, surrounds } from './outline.ts';
import { withoutOverlays } from './overlays.ts';
import { place } from './placing.ts';
import { readGreys } from './reading.ts';
import { aboutCatheter, deadZone, type Scene, type Start } from './solve.ts';
import { workspace } from './workspace.ts';

/** What is known of a frame beforehand. */
export interface LumenOptions {
  /** The answer of a neighbouring frame: the search starts from it, and from everywhere only where that leads to doubt or the area jumps. */
  readonly prior?: LumenAnswer | undefined;
  /** A place inside the lumen, picture pixels, where the catheter may lie outside of it. */
  readonly inside?: Point | undefined;
  /** Places through which the border goes, picture pixels. */
  readonly forced?: readonly Point[] | undefined;
  /** Where the border is expected between accepted outlines, picture pixels, and how firmly it is held there (`expectedAt`). */
  readonly expected?: { readonly contour: Contour; readonly hold: number } | undefined;
  /** Whether the answer keeps what `resolveLumen` needs; else its `kept` is null. */
  readonly keep?: boolean | undefined;
}

/** Between accepted outlines no border lies further than this (mm) from where it is expected. */
const BAND = 1.5;
/** The answer from a neighbour is taken where the area changes by no more than this share, and where it is to be believed at least as much as this, and as the neighbour's less a little. */
const JUMP = 0.15;
const BELIEVED = { least: 0.5, drop: 0.1 };

/**
 * The border of the lumen in one frame of a run: several guesses of what is blood are solved on a coarse grid, the
 * likeliest answer is finished on a fine one. Pure: the same frame, field and options give the same bytes. Refused in one
 * sentence where the frame shows no ultrasound or no lumen.
 */
export function findLumen(field: LumenField, frame: GreyFrame, options: LumenOptions = {}): LumenAnswer | NoLumen {
  if (frame.width !== field.width || frame.height !== field.height)
    return { none: 'The frame is not as large as the other pictures of its run.' };
  const clean = withoutOverlays(frame);
  if (!showsEchoes(clean, field)) return { none: 'This frame shows no ultrasound.' };
  const scene = sceneOf(field, clean, options);
  if (scene.expected !== null) return nearExpected(scene, scene.expected, options);
  return fromNeighbour(scene, options) ?? searched(scene, options);
}

/** The frame without the catheter's glow, with what counts in it. */
function sceneOf(field: LumenField, clean: GreyFrame, options: LumenOptions): Scene {
  const { fine, coarse } = workspace;
  const disc = deadZone(field);
  readRings(clean, field, fine, disc);
  const frame = withoutGlow(clean, field, fine);
  const dead = blankedRadius(field, fine, disc);
  readAround({ field, frame, dead });
  const forced = inField(field, options.forced);
  return { field, frame, dead, gap: leastGap(coarse), forced, expected: expectedIn(field, options) };
}

function expectedIn({ aspect }: LumenField, { expected }: LumenOptions): Expected | null {
  return expected === undefined
    ? null
    : { places: placesOf(expected.contour, aspect), hold: expected.hold, band: BAND };
}

/** Picture pixels as widths of a pixel. */
export function inField({ aspect }: LumenField, points: readonly Point[] = []): readonly Point[] {
  return points.map(([x, y]): Point => [x, y * aspect]);
}

function readAround(scene: Pick<Scene, 'field' | 'frame' | 'dead'>): void {
  const { along, dead } = aboutCatheter(scene);
  place(workspace.coarse, scene.field, along, dead);
  readGreys(workspace.coarse, scene.frame, scene.field);
}

/** The answer where it is expected; blood is first what lies inside of the expected outline. */
function nearExpected(scene: Scene, { places }: Expected, { keep = true }: LumenOptions): LumenAnswer {
  const { coarse } = workspace;
  const along = ellipseOf(places);
  place(coarse, scene.field, along, scene.dead);
  readGreys(coarse, scene.frame, scene.field);
  coarse.border.set(radiiOf(coarse, places));
  const levels = measuredLevels(coarse, scene.gap);
  return finished(scene, { ...aboutCatheter(scene), levels, along, known: true, blind: 0 }, [], keep);
}

/** The answer that starts from a neighbour's, where that is to be believed. */
function fromNeighbour(scene: Scene, { prior, keep = true, inside }: LumenOptions): LumenAnswer | null {
  const [candidate] = workspace.candidates;
  if (prior === undefined || candidate === undefined || inside !== undefined) return null;
  const start = startFrom(prior, scene);
  solveCandidate(workspace.coarse, scene, start, candidate, 1);
  const answer = finished(scene, { ...start, along: candidate.ellipse, levels: candidate.levels }, [candidate], keep);
  const change = Math.abs(area(answer.contour) / area(prior.contour) - 1);
  const least = Math.max(BELIEVED.least, prior.confidence - BELIEVED.drop);
  return change > JUMP || (answer.flagged && answer.confidence < least) ? null : answer;
}

/** The best of all guesses in a frame that is cleaned; begins from the neighbour's answer as well where there is one. */
export function searched(scene: Scene, { inside, prior, keep = true }: LumenOptions): LumenAnswer | NoLumen {
  readAround(scene);
  const starts = [...startsAround(workspace.coarse, scene)];
  if (prior !== undefined) starts.push(startFrom(prior, scene));
  const [place] = inField(scene.field, inside && [inside]);
  if (place !== undefined) append(starts, startsInside(workspace.coarse, scene, place));
  const tried = tryAll(scene, starts, place);
  const [best] = tried;
  if (best === undefined) return { none: 'No lumen is seen in this frame.' };
  return finished(
    scene,
    { ...best.start, levels: best.levels, along: best.ellipse, known: true, blind: 0 },
    tried,
    keep,
  );
}

/** Every start solved on the coarse grid, the likeliest first; those around the place that is inside, if any are. */
function tryAll(scene: Scene, starts: readonly Start[], inside: Point | undefined): readonly Candidate[] {
  const tried = starts.flatMap((start, k) => {
    const candidate = workspace.candidates[k];
    if (candidate === undefined) return [];
    solveCandidate(workspace.coarse, scene, start, candidate);
    return candidate;
  });
  const around = inside === undefined ? tried : tried.filter(({ places }) => surrounds(places, inside));
  return (around.length > 0 ? around : tried).sort((a, b) => b.worth - a.worth);
}
