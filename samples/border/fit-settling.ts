import { append } from '../../core/extremes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { centroid } from '../../core/geometry/polygon.ts';
import type { LumenAnswer } from '../../core/lumen/answer.ts';
import { agreement } from '../../core/lumen/correcting/preferring.ts';
import { SETTLED, settleBy } from '../../core/lumen/correcting/settling.ts';
import { toldAlong } from '../../core/lumen/correcting/telling.ts';
import { radiiOf } from '../../core/lumen/expecting.ts';
import { takeUp } from '../../core/lumen/forcing.ts';
import type { Network } from '../../core/lumen/network.ts';
import { bordersPlaces, contourOf } from '../../core/lumen/outline.ts';
import { weighedThrough } from '../../core/lumen/resolve-lumen.ts';
import type { Scene } from '../../core/lumen/solve.ts';
import { workspace } from '../../core/lumen/workspace.ts';
import { seededRandom } from '../phantom/random.ts';
import type { TrueFrame } from './frame.ts';
import { type Example, type Fitting, fittedNetwork } from './network.ts';
import { foundFrame, readerClicks } from './reader.ts';
import type { Kind } from './shape.ts';

/** Frames that are fitted on, by their seeds: first and number. */
const FITTED = {
  vein: [
    [1, 360],
    [1001, 500],
  ],
  any: [
    [401, 240],
    [2001, 350],
  ],
} as const;
/** Frames that only judge the fit. */
const HELD = { vein: [[100_001, 80]], any: [[100_081, 60]] } as const;
/** This reader clicks on a little longer than the one who judges. */
const CONTENT = 0.957;
/** Each frame counts again, less, for a reader who draws so far (mm) outside of the truth all around: readers of veins draw inside the edge that is seen. */
const DRAWN = { least: -0.35, most: 0.1, counts: 0.4 };
/** What is further off than so many units counts as so far. A border that overlaps the truth by about `about` before it is settled counts most: worse ones are leaks, which no ray can tell. */
const COUNTED = { farthest: 12, about: 0.93, within: 0.06, most: 1.5, least: 0.2, worst: 0.7 };
/** A ray counts by its length as a share of the mean one, within these. */
const LENGTH = { least: 0.3, most: 3 };
/** Of errors up to one unit the square counts, beyond it the distance (Huber). */
const SETTLING: Fitting = {
  units: 16,
  start: 0.13,
  rounds: 6,
  batch: 2048,
  pace: (done) => 0.002 * (1 + Math.cos(Math.PI * done)) + 5e-5,
  large: 0.004,
  error: (answer, wanted) => Math.max(-1, Math.min(1, answer - wanted)),
};

/** Makes frames from seeds, lets readers click, fits how far each ray of the mean line through the clicks is off, and prints the network: `npx tsx samples/border/fit-settling.ts`. */
function fitSettling(): void {
  const random = seededRandom(11);
  const examples: Example[] = [];
  for (const { answer, truth, mm } of foundFrames(FITTED)) {
    for (const one of corrections(answer, truth)) append(examples, examplesOf(one, 1));
    const by = DRAWN.least + (DRAWN.most - DRAWN.least) * random();
    for (const one of corrections(answer, drawnAway(truth, by / mm))) append(examples, examplesOf(one, DRAWN.counts));
  }
  const network = fittedNetwork(examples, SETTLING, random);
  console.log(JSON.stringify(network));
  const held = [...foundFrames(HELD)].flatMap(({ answer, truth }) => corrections(answer, truth));
  const before = held.map(({ border, along }) => agreement(border, along));
  const after = held.map((one) => agreement(settledBy(network, one), one.along));
  console.log(`${examples.length} rays; held out: ${held.length} corrections, ${told(before)}, settled ${told(after)}`);
}

function told(overlaps: readonly number[]): string {
  const mean = overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length;
  return `overlap ${mean.toFixed(3)} (${overlaps.filter((one) => one >= 0.95).length} from .95)`;
}

type Seeds = Readonly<Record<Kind, readonly (readonly [number, number])[]>>;

/** The frames of seeds in which something is found. */
function* foundFrames(seeds: Seeds): Generator<TrueFrame & { readonly answer: LumenAnswer }> {
  for (const kind of ['vein', 'any'] as const)
    for (const [from, count] of seeds[kind])
      for (let seed = from; seed < from + count; seed++) {
        const { answer, ...made } = foundFrame(seed, kind);
        if (answer !== null) yield { ...made, answer };
      }
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

/** A mean line through clicks: the samples at which the rays leave it and the truth, and what tells of each ray. */
interface Correction {
  readonly border: Float64Array;
  readonly along: Float64Array;
  readonly told: readonly Float64Array[];
  readonly contour: Contour;
}

/** What the clicks of a reader lead to, one after the other. */
function corrections(answer: LumenAnswer, truth: Contour): readonly Correction[] {
  return readerClicks(answer, truth, CONTENT, correction);
}

function correction(answer: LumenAnswer, forced: readonly Point[], truth: Float64Array): Correction {
  const { kept } = answer;
  if (kept === null) throw new Error('an answer that was asked to keep what it needs');
  const { coarse } = workspace;
  const scene: Scene = { ...kept, forced, expected: null };
  const told = toldAlong(coarse, scene, weighedThrough(answer, scene));
  const [border, along] = [coarse.border.slice(), radiiOf(coarse, truth)];
  takeUp(coarse, forced);
  return { border, along, told, contour: contourOf(bordersPlaces(coarse, new Float64Array(2 * coarse.rays)), 1) };
}

/** Every second ray of a line as an example of how far it is off. */
function examplesOf({ border, along, told }: Correction, counts: number): readonly Example[] {
  const mean = border.reduce((sum, one) => sum + one, 0) / border.length;
  const off = (Math.max(COUNTED.worst, agreement(border, along)) - COUNTED.about) / COUNTED.within;
  const near = COUNTED.least + COUNTED.most * Math.exp(-0.5 * off * off);
  return told.flatMap((values, ray): readonly Example[] => {
    if (ray % 2 === 1) return [];
    const here = border[ray] ?? 0;
    const away = ((along[ray] ?? 0) - here) / mean / SETTLED.unit;
    const wanted = Math.max(-COUNTED.farthest, Math.min(COUNTED.farthest, away));
    const length = Math.max(LENGTH.least, Math.min(LENGTH.most, here / mean));
    return [{ values, wanted, counts: counts * near * length }];
  });
}

/** The line as the network moves it. */
function settledBy(network: Network, { border, told }: Correction): Float64Array {
  const { coarse } = workspace;
  coarse.border.set(border);
  settleBy(coarse, network, told);
  return coarse.border.slice();
}

fitSettling();
