import type { Contour, Point } from '../../core/geometry/point.ts';
import { centroid } from '../../core/geometry/polygon.ts';
import type { LumenAnswer } from '../../core/lumen/answer.ts';
import { agreement } from '../../core/lumen/correcting/preferring.ts';
import { answeredAround, type RingNetwork } from '../../core/lumen/correcting/ring-network.ts';
import { ringText } from '../../core/lumen/correcting/ring-text.ts';
import { EVERY, SETTLED, SHAPE, settleBy } from '../../core/lumen/correcting/settling.ts';
import { toldAlong } from '../../core/lumen/correcting/telling.ts';
import { weighedThrough } from '../../core/lumen/correcting/weighing.ts';
import { radiiOf } from '../../core/lumen/expecting.ts';
import { takeUp } from '../../core/lumen/forcing.ts';
import { bordersPlaces, contourOf, placesOf } from '../../core/lumen/outline.ts';
import { overlap } from '../../core/lumen/overlap.ts';
import type { Scene } from '../../core/lumen/solve.ts';
import { workspace } from '../../core/lumen/workspace.ts';
import { type Random, seededRandom } from '../phantom/random.ts';
import { foundFrame, type Glance, readerClicks } from './reader.ts';
import { fittedRing, type RingExample, type RingFitting } from './ring-fit.ts';
import type { Kind } from './shape.ts';

/** Frames that are fitted on, by their seeds: first and number. */
const FITTED = {
  vein: [
    [1, 360],
    [1001, 240],
  ],
  any: [
    [401, 240],
    [2001, 180],
    [20_001, 300],
  ],
} as const;
/** Frames that only judge the fit. */
const HELD = { vein: [[820_001, 150]], any: [[825_001, 90]] } as const;
/** This reader clicks on a little longer than the one who judges. */
const CONTENT = 0.957;
/** Each frame counts again, less, for a reader who draws so far (mm) outside of the truth all around: readers of veins draw inside the edge that is seen. */
const DRAWN = { least: -0.35, most: 0.1, counts: 0.4 };
/** What is further off than so many units counts as so far. A border that overlaps the truth by about `about` before it is settled counts most: worse ones are leaks, which no ray can tell. */
const COUNTED = { farthest: 12, about: 0.93, within: 0.06, most: 1.5, least: 0.2, worst: 0.7 };
/** A ray counts by its length as a share of the mean one, within these. */
const LENGTH = { least: 0.3, most: 3 };
/** Another border of a frame is read as if it had been found where it overlaps what was found by less than this; a border is kept by so many places. */
const OTHERS = { differ: 0.95, places: 128 };
/** How closely further readers look at the border that was found, and readers at other ones. */
const GLANCES = { own: [0.6], other: [0.8, 0.5] } as const;
const SETTLING: RingFitting = {
  ...SHAPE,
  rounds: 16,
  batch: 16,
  pace: (done) => 0.002 * (1 + Math.cos(Math.PI * done)) + 2e-5,
  shrink: 0.3,
  small: 0.5,
};
/** The lines of the first clicks are gone through more shortly for a network that only leads the reader to second clicks. */
const LEADING = { ...SETTLING, rounds: 4, shrink: 0.1, small: 1 };
/** What a reader sees, how much it counts, and how closely the reader looks. */
interface Read {
  readonly answer: LumenAnswer;
  readonly truth: Contour;
  readonly counts: number;
  readonly glance: Glance | null;
}

/** Makes frames from seeds, lets readers click, fits how far each ray of the mean line through the clicks is off, and prints the network's numbers: `npx tsx samples/border/fit-settling.ts`. */
function fitSettling(): void {
  const fitted = foundFrames(FITTED).map((found) => readsOf(found, seededRandom(found.seed)));
  const held = foundFrames(HELD).map(({ answer, truth }) => ({ answer, truth, counts: 1, glance: null }));
  const examples = (reads: readonly Read[], network: RingNetwork | null) =>
    reads.flatMap((read) => corrections(read, network).map((one) => exampleOf(one, read.counts)));
  const closely = fitted.flat().filter(({ glance }) => glance === null);
  const leading = fittedRing(examples(closely, null), LEADING, seededRandom(12));
  const lines = examples(fitted.flat(), leading);
  const network = fittedRing(lines, SETTLING, seededRandom(13));
  console.log(ringText(network));
  const judged = held.flatMap((read) => corrections(read, network));
  const before = told(judged.map(({ mean, along }) => agreement(mean, along)));
  const after = told(judged.map(({ border, along }) => agreement(border, along)));
  console.log(`${lines.length} lines; held out: ${judged.length} corrections, ${before}, settled ${after}`);
}

/** The readers of a frame: of its border, once as another one draws it and once looking less closely, and of other borders as if they had been found. */
function readsOf({ answer, truth, mm }: Found, random: Random): readonly Read[] {
  const by = DRAWN.least + (DRAWN.most - DRAWN.least) * random();
  const own = GLANCES.own.map((share) => ({ answer, share }));
  const others = GLANCES.other.flatMap((share) => {
    const other = otherwiseFound(answer, random);
    return other === null ? [] : [{ answer: other, share }];
  });
  return [
    { answer, truth, counts: 1, glance: null },
    { answer, truth: drawnAway(truth, by / mm), counts: DRAWN.counts, glance: null },
    ...[...own, ...others].map(({ answer: found, share }) => ({
      answer: found,
      truth,
      counts: 1,
      glance: { share, random },
    })),
  ];
}

/** A frame's answer as if another one of its borders that differs had been found; null: there is none. */
function otherwiseFound(answer: LumenAnswer, random: Random): LumenAnswer | null {
  const { kept, contour, seed } = answer;
  const line = placesOf(contour, 1);
  const differing = kept?.others.filter((one) => overlap(placesOf(one.contour, 1), line) < OTHERS.differ) ?? [];
  const other = differing[Math.floor(random() * differing.length)];
  if (kept === null || other === undefined) return null;
  const own = { ...seed, contour: contour.filter((_, k) => k % (contour.length / OTHERS.places) === 0) };
  const others = [own, ...kept.others.filter((one) => one !== other)];
  return { ...answer, contour: other.contour, kept: { ...kept, others } };
}

function told(overlaps: readonly number[]): string {
  const mean = overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length;
  return `overlap ${mean.toFixed(3)} (${overlaps.filter((one) => one >= 0.95).length} from .95)`;
}

type Seeds = Readonly<Record<Kind, readonly (readonly [number, number])[]>>;

interface Found {
  readonly seed: number;
  readonly answer: LumenAnswer;
  readonly truth: Contour;
  readonly mm: number;
}

/** The frames of seeds in which something is found. */
function foundFrames(seeds: Seeds): readonly Found[] {
  return (['vein', 'any'] as const).flatMap((kind) =>
    seeds[kind].flatMap(([from, count]) =>
      Array.from({ length: count }, (_, k) => {
        const { answer, truth, mm } = foundFrame(from + k, kind);
        return answer === null ? [] : [{ seed: from + k, answer, truth, mm }];
      }).flat(),
    ),
  );
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

/** A line through clicks: the samples at which the rays leave the mean one, what a network made of it, and the truth, and what tells of each told ray of the mean one. */
interface Correction {
  readonly mean: Float64Array;
  readonly border: Float64Array;
  readonly along: Float64Array;
  readonly told: readonly Float64Array[];
  readonly contour: Contour;
}

/** What the clicks of a reader lead to, one after the other, settled by a network; the first click only where there is none. */
function corrections({ answer, truth, glance }: Read, network: RingNetwork | null): readonly Correction[] {
  const correct = (found: LumenAnswer, forced: readonly Point[], line: Float64Array) =>
    correction(found, forced, line, network);
  return readerClicks(answer, truth, CONTENT, correct, glance);
}

function correction(
  answer: LumenAnswer,
  forced: readonly Point[],
  truth: Float64Array,
  network: RingNetwork | null,
): Correction {
  const { kept } = answer;
  if (kept === null) throw new Error('an answer that was asked to keep what it needs');
  const { coarse } = workspace;
  const scene: Scene = { ...kept, forced, expected: null };
  const told = toldAlong(coarse, scene, weighedThrough(answer, scene), EVERY);
  const [mean, along] = [coarse.border.slice(), radiiOf(coarse, truth)];
  if (network !== null) settleBy(coarse, answeredAround(network, told));
  const border = coarse.border.slice();
  takeUp(coarse, forced);
  const settled = bordersPlaces(coarse, new Float64Array(2 * coarse.rays));
  return { mean, border, along, told, contour: contourOf(network === null ? truth : settled, 1) };
}

/** A line as an example of how far its told rays are off. */
function exampleOf({ mean: border, along, told }: Correction, counts: number): RingExample {
  const mean = border.reduce((sum, one) => sum + one, 0) / border.length;
  const off = (Math.max(COUNTED.worst, agreement(border, along)) - COUNTED.about) / COUNTED.within;
  const near = COUNTED.least + COUNTED.most * Math.exp(-0.5 * off * off);
  const here = (k: number): number => border[EVERY * k] ?? 0;
  return {
    told,
    wanted: Float64Array.from(told, (_, k) => {
      const away = ((along[EVERY * k] ?? 0) - here(k)) / mean / SETTLED.unit;
      return Math.max(-COUNTED.farthest, Math.min(COUNTED.farthest, away));
    }),
    counts: Float64Array.from(
      told,
      (_, k) => counts * near * Math.max(LENGTH.least, Math.min(LENGTH.most, here(k) / mean)),
    ),
  };
}

fitSettling();
