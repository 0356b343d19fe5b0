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
import { bordersPlaces, contourOf } from '../../core/lumen/outline.ts';
import type { Scene } from '../../core/lumen/solve.ts';
import { workspace } from '../../core/lumen/workspace.ts';
import { seededRandom } from '../phantom/random.ts';
import { foundFrame, readerClicks } from './reader.ts';
import { fittedRing, type RingExample, type RingFitting } from './ring-fit.ts';
import type { Kind } from './shape.ts';

/** Frames that are fitted on, by their seeds: first and number. */
const FITTED = {
  vein: [
    [1, 360],
    [1001, 250],
  ],
  any: [
    [401, 240],
    [2001, 180],
  ],
} as const;
/** Frames that only judge the fit. */
const HELD = { vein: [[600_001, 80]], any: [[610_001, 60]] } as const;
/** This reader clicks on a little longer than the one who judges. */
const CONTENT = 0.957;
/** Each frame counts again, less, for a reader who draws so far (mm) outside of the truth all around: readers of veins draw inside the edge that is seen. */
const DRAWN = { least: -0.35, most: 0.1, counts: 0.4 };
/** What is further off than so many units counts as so far. A border that overlaps the truth by about `about` before it is settled counts most: worse ones are leaks, which no ray can tell. */
const COUNTED = { farthest: 12, about: 0.93, within: 0.06, most: 1.5, least: 0.2, worst: 0.7 };
/** A ray counts by its length as a share of the mean one, within these. */
const LENGTH = { least: 0.3, most: 3 };
/** So often the lines of the first clicks are gone through for a network that only leads the reader to second clicks. */
const LEADING = 4;
const SETTLING: RingFitting = {
  ...SHAPE,
  rounds: 9,
  batch: 16,
  pace: (done) => 0.002 * (1 + Math.cos(Math.PI * done)) + 2e-5,
  shrink: 0.1,
};
/** What a reader sees, and how much it counts. */
interface Read {
  readonly answer: LumenAnswer;
  readonly truth: Contour;
  readonly counts: number;
}

/** Makes frames from seeds, lets readers click, fits how far each ray of the mean line through the clicks is off, and prints the network's numbers: `npx tsx samples/border/fit-settling.ts`. */
function fitSettling(): void {
  const random = seededRandom(11);
  const fitted = foundFrames(FITTED).flatMap(({ answer, truth, mm }): readonly Read[] => {
    const by = DRAWN.least + (DRAWN.most - DRAWN.least) * random();
    return [
      { answer, truth, counts: 1 },
      { answer, truth: drawnAway(truth, by / mm), counts: DRAWN.counts },
    ];
  });
  const held = foundFrames(HELD).map((found) => ({ ...found, counts: 1 }));
  const examples = (network: RingNetwork | null) =>
    fitted.flatMap((read) => corrections(read, network).map((one) => exampleOf(one, read.counts)));
  const leading = fittedRing(examples(null), { ...SETTLING, rounds: LEADING }, seededRandom(12));
  const lines = examples(leading);
  const network = fittedRing(lines, SETTLING, seededRandom(13));
  console.log(ringText(network));
  const judged = held.flatMap((read) => corrections(read, network));
  const before = told(judged.map(({ mean, along }) => agreement(mean, along)));
  const after = told(judged.map(({ border, along }) => agreement(border, along)));
  console.log(`${lines.length} lines; held out: ${judged.length} corrections, ${before}, settled ${after}`);
}

function told(overlaps: readonly number[]): string {
  const mean = overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length;
  return `overlap ${mean.toFixed(3)} (${overlaps.filter((one) => one >= 0.95).length} from .95)`;
}

type Seeds = Readonly<Record<Kind, readonly (readonly [number, number])[]>>;

/** The frames of seeds in which something is found. */
function foundFrames(
  seeds: Seeds,
): readonly { readonly answer: LumenAnswer; readonly truth: Contour; readonly mm: number }[] {
  return (['vein', 'any'] as const).flatMap((kind) =>
    seeds[kind].flatMap(([from, count]) =>
      Array.from({ length: count }, (_, k) => {
        const { answer, truth, mm } = foundFrame(from + k, kind);
        return answer === null ? [] : [{ answer, truth, mm }];
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
function corrections({ answer, truth }: Read, network: RingNetwork | null): readonly Correction[] {
  return readerClicks(answer, truth, CONTENT, (found, forced, line) => correction(found, forced, line, network));
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
