import type { Contour, Point } from '../../core/geometry/point.ts';
import { centroid } from '../../core/geometry/polygon.ts';
import type { LumenAnswer } from '../../core/lumen/answer.ts';
import type { ConvolutionNetwork } from '../../core/lumen/correcting/convolution-network.ts';
import { SHAPE, seenAlong, settleBy } from '../../core/lumen/correcting/settling.ts';
import { weighedThrough } from '../../core/lumen/correcting/weighing.ts';
import { radiiOf } from '../../core/lumen/expecting.ts';
import { takeUp } from '../../core/lumen/forcing.ts';
import { bordersPlaces, contourOf, placesOf } from '../../core/lumen/outline.ts';
import { overlap } from '../../core/lumen/overlap.ts';
import { inGrid } from '../../core/lumen/placing.ts';
import type { Scene } from '../../core/lumen/solve.ts';
import { workspace } from '../../core/lumen/workspace.ts';
import type { Random } from '../phantom/random.ts';
import { alteredFrame } from './altered.ts';
import type { TrueFrame } from './frame.ts';
import { foundIn, type Glance, readerClicks } from './reader.ts';

/** A reader draws so far (mm) outside of the truth all around, and counts so much: readers of veins draw inside the edge that is seen. */
const DRAWN = { least: -0.35, most: 0.1, counts: 0.4 };
/** Another border of a frame is read as if it had been found where it overlaps what was found by less than this; a border is kept by so many places. */
const OTHERS = { differ: 0.95, places: 128 };
/** How closely a further reader looks at the border that was found, and a reader at another one. */
const GLANCES = { own: 0.6, other: 0.8 };
/** Each frame is altered so often. */
const ALTERED = 2;

/** What a reader sees, how much it counts, and how closely the reader looks. */
export interface Read {
  readonly answer: LumenAnswer;
  readonly truth: Contour;
  readonly counts: number;
  readonly glance: Glance | null;
}

/** The one reader of a frame who looks closely; none where nothing is found. */
export function closelyRead(made: TrueFrame): readonly Read[] {
  const { answer, truth } = foundIn(made);
  return answer === null ? [] : [{ answer, truth, counts: 1, glance: null }];
}

/** The readers of a frame and of the frame altered: of its border, once as another one draws it and once looking less closely, and of another border as if it had been found. */
export function readsOf(made: TrueFrame, random: Random): readonly Read[] {
  const { answer } = foundIn(made);
  if (answer === null) return [];
  const disc = answer.kept?.field.disc ?? 0;
  const altered = Array.from({ length: ALTERED }, () => alteredFrame(made, disc, random));
  return [made, ...altered].flatMap((frame) => readers(frame, random));
}

function readers(made: TrueFrame, random: Random): readonly Read[] {
  const by = DRAWN.least + (DRAWN.most - DRAWN.least) * random();
  return closelyRead(made).flatMap((read) => [
    read,
    { ...read, truth: drawnAway(read.truth, by / made.mm), counts: DRAWN.counts },
    { ...read, glance: { share: GLANCES.own, random } },
    ...readOther(read, { share: GLANCES.other, random }),
  ]);
}

/** A frame's answer as if another one of its borders that differs had been found; none where there is none. */
function readOther({ answer, truth }: Read, glance: Glance): readonly Read[] {
  const { kept, contour, seed } = answer;
  const line = placesOf(contour, 1);
  const differing = kept?.others.filter((one) => overlap(placesOf(one.contour, 1), line) < OTHERS.differ) ?? [];
  const other = differing[Math.floor(glance.random() * differing.length)];
  if (kept === null || other === undefined) return [];
  const own = { ...seed, contour: contour.filter((_, k) => k % (contour.length / OTHERS.places) === 0) };
  const others = [own, ...kept.others.filter((one) => one !== other)];
  return [{ answer: { ...answer, contour: other.contour, kept: { ...kept, others } }, truth, counts: 1, glance }];
}

/** An outline so many pixels further out all around, never nearer than half the way. */
function drawnAway(truth: Contour, by: number): Contour {
  const [x, y] = centroid(truth);
  return truth.map(([u, v]): Point => {
    const away = Math.hypot(u - x, v - y);
    const times = Math.max(0.5, (away + by) / away);
    return [x + times * (u - x), y + times * (v - y)];
  });
}

/** A mean line through clicks: the samples at which the rays leave it, what a network made of it, and the truth; the clicks in its grid, and what a network sees of it. */
export interface Line {
  readonly counts: number;
  readonly mean: Float64Array;
  readonly settled: Float64Array;
  readonly truth: Float64Array;
  readonly clicks: readonly ReturnType<typeof inGrid>[];
  readonly told: readonly Float64Array[];
  readonly picture: Float32Array;
  readonly contour: Contour;
}

/** The lines that the clicks of a reader lead to until a border overlaps the truth by `content`, one after the other, settled by a network; the first click only where there is none. */
export function linesOf(
  { answer, truth, counts, glance }: Read,
  network: ConvolutionNetwork | null,
  content: number,
): readonly Line[] {
  const correct = (found: LumenAnswer, forced: readonly Point[], line: Float64Array): Line => ({
    ...lineThrough(found, forced, line, network),
    counts,
  });
  return readerClicks(answer, truth, content, correct, glance);
}

function lineThrough(
  answer: LumenAnswer,
  forced: readonly Point[],
  truth: Float64Array,
  network: ConvolutionNetwork | null,
): Omit<Line, 'counts'> {
  const { kept } = answer;
  if (kept === null) throw new Error('an answer that was asked to keep what it needs');
  const { coarse } = workspace;
  const scene: Scene = { ...kept, forced, expected: null };
  const weighed = weighedThrough(answer, scene);
  const picture = network?.picture ?? new Float32Array(SHAPE.rays * SHAPE.samples * SHAPE.channels);
  const told = seenAlong(coarse, scene, weighed, picture);
  const clicks = forced.map(([x, y]) => inGrid(coarse, x, y));
  const seen = { mean: coarse.border.slice(), truth: radiiOf(coarse, truth), told, picture: picture.slice(), clicks };
  if (network !== null) settleBy(coarse, network.answered(told));
  takeUp(coarse, forced);
  const places = network === null ? truth : bordersPlaces(coarse, new Float64Array(2 * coarse.rays));
  return { ...seen, settled: coarse.border.slice(), contour: contourOf(places, 1) };
}
