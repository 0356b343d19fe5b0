import {
  bentOf,
  type Passage,
  partsOf,
  passageOf,
  passThrough,
  type RingNetwork,
  type Wiring,
} from '../../core/lumen/correcting/ring-network.ts';
import { keptNumber } from '../../core/lumen/correcting/ring-text.ts';
import { normalNumbers, type Random } from '../phantom/random.ts';
import { descent, shuffle } from './network.ts';

/** A closed line: what tells of each of its rays, what the network should answer there, and how much that counts. */
export interface RingExample {
  readonly told: readonly Float64Array[];
  readonly wanted: Float64Array;
  readonly counts: Float64Array;
}

/** How a ring network is fitted. */
export interface RingFitting extends Wiring {
  /** How often all lines are gone through, and how many make one step. */
  readonly rounds: number;
  readonly batch: number;
  /** Size of a step once so much (0…1) of the rounds is done, and the share of it by which weights are drawn to 0. */
  readonly pace: (done: number) => number;
  readonly shrink: number;
  /** Errors up to this count by their square, larger ones by their size (Huber). */
  readonly small: number;
}

/** First random weights of the last units' sum. */
const START = 0.1;
/** No number deviates by less from its mean. */
const LEAST = 1 / 64;

interface Line {
  readonly scaled: Float64Array;
  readonly wanted: Float64Array;
  readonly counts: Float64Array;
}

/** The network that answers with least loss on lines of equally many rays, by gradient descent from a seeded start. */
export function fittedRing(examples: readonly RingExample[], how: RingFitting, random: Random): RingNetwork {
  const size = examples[0]?.told[0]?.length ?? 0;
  const rays = examples[0]?.told.length ?? 0;
  const spread = spreadOf(examples, size);
  const lines = examples.map((one) => lineOf(one, spread));
  const network = { ...how, weights: started(how, size, random) };
  const passage = passageOf(how, rays, size);
  const step = descent(network.weights);
  for (let round = 0; round < how.rounds; round++) {
    shuffle(lines, random);
    for (let from = 0; from < lines.length; from += how.batch) {
      const pace = how.pace((round + from / lines.length) / how.rounds);
      step(slopeOf(network, passage, lines.slice(from, from + how.batch), size), pace);
      for (let k = 0; k < network.weights.length; k++)
        network.weights[k] = (network.weights[k] ?? 0) * (1 - pace * how.shrink);
    }
  }
  const { apart, units, hearings } = how;
  return { ...spread, apart, units, hearings, weights: network.weights.map(keptNumber) };
}

function started(how: RingFitting, size: number, random: Random): Float64Array {
  const { hearing, out, heard, all } = partsOf(how, size);
  const weights = new Float64Array(all);
  const first = hearing[0] ?? out;
  weights.set(normalNumbers(random, first, 1 / Math.sqrt(size)));
  weights.set(normalNumbers(random, out - first, 1 / Math.sqrt(heard)), first);
  weights.set(normalNumbers(random, how.units, START), out);
  return weights;
}

interface Spread {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

function spreadOf(examples: readonly RingExample[], size: number): Spread {
  const [mean, squares] = [new Float64Array(size), new Float64Array(size)];
  let count = 0;
  for (const { told } of examples)
    for (const values of told) {
      count++;
      for (let k = 0; k < size; k++) {
        const value = values[k] ?? 0;
        mean[k] = (mean[k] ?? 0) + value;
        squares[k] = (squares[k] ?? 0) + value * value;
      }
    }
  for (let k = 0; k < size; k++) mean[k] = (mean[k] ?? 0) / count;
  const deviation = squares.map((sum, k) => Math.sqrt(Math.max(0, sum / count - (mean[k] ?? 0) ** 2)) + LEAST);
  return { mean: mean.map(keptNumber), deviation: deviation.map(keptNumber) };
}

function lineOf({ told, wanted, counts }: RingExample, { mean, deviation }: Spread): Line {
  const size = mean.length;
  const scaled = new Float64Array(told.length * size);
  for (const [ray, values] of told.entries())
    for (let k = 0; k < size; k++) scaled[ray * size + k] = ((values[k] ?? 0) - (mean[k] ?? 0)) / (deviation[k] ?? 1);
  return { scaled, wanted, counts };
}

type Fitted = RingFitting & { readonly weights: Float64Array };

/** The slope of the loss of some lines. */
function slopeOf(network: Fitted, passage: Passage, lines: readonly Line[], size: number): Float64Array {
  const slope = new Float64Array(network.weights.length);
  for (const { scaled, wanted, counts } of lines) {
    const here = { ...passage, scaled };
    passThrough(network, here, size);
    const share = 1 / (lines.length * wanted.length);
    const errors = passage.answer.map(
      (answer, ray) =>
        share * (counts[ray] ?? 0) * Math.max(-1, Math.min(1, (answer - (wanted[ray] ?? 0)) / network.small)),
    );
    addSlope(slope, network, { passage: here, errors, size });
  }
  return slope;
}

interface Wrong {
  readonly passage: Passage;
  readonly errors: Float64Array;
  readonly size: number;
}

/** Takes the errors of one line back through the network, onto the slope. */
function addSlope(slope: Float64Array, network: Fitted, { passage, errors, size }: Wrong): void {
  const { units, weights } = network;
  const { out, all, heard, hearing } = partsOf(network, size);
  let back = new Float64Array(errors.length * units);
  for (const [ray, error] of errors.entries()) {
    slope[all - 1] = (slope[all - 1] ?? 0) + error;
    addTimes(slope, out + units, error, passage.scaled, ray * size, size);
    addTimes(slope, out, error, bentOf(passage, hearing.length), ray * units, units);
    addTimes(back, ray * units, error, weights, out, units);
  }
  for (const [before, at] of [...hearing.entries()].reverse()) {
    const reached = new Float64Array(errors.length * heard);
    const from = passage.heard[before] ?? reached;
    const layer = { at, from, size: heard, bent: bentOf(passage, before + 1), reached };
    unbend(slope, network, back, layer);
    back = takenBack(network, reached, errors.length);
  }
  unbend(slope, network, back, { at: 0, from: passage.scaled, size, bent: bentOf(passage, 0), reached: null });
}

interface Layer {
  readonly at: number;
  readonly from: Float64Array;
  readonly size: number;
  readonly bent: Float64Array;
  /** Where what comes into the layer gets its share of the errors; null: nobody asks. */
  readonly reached: Float64Array | null;
}

/** Takes what came back to the units of one layer onto the slope, and further back. */
function unbend(slope: Float64Array, { units, weights }: Fitted, back: Float64Array, layer: Layer): void {
  const { at, from, size, bent, reached } = layer;
  for (let k = 0; k < back.length; k++) {
    const one = bent[k] ?? 0;
    const by = (back[k] ?? 0) * (1 - one * one);
    const own = at + (k % units) * (size + 1);
    const ray = Math.floor(k / units) * size;
    addTimes(slope, own, by, from, ray, size);
    slope[own + size] = (slope[own + size] ?? 0) + by;
    if (reached !== null) addTimes(reached, ray, by, weights, own, size);
  }
}

/** What is heard at each distance goes back in halves to the units of both sides. */
function takenBack({ units, apart }: Fitted, reached: Float64Array, rays: number): Float64Array<ArrayBuffer> {
  const back = new Float64Array(rays * units);
  for (let ray = 0, at = 0; ray < rays; ray++)
    for (const far of apart) {
      addTimes(back, ((ray + far) % rays) * units, 0.5, reached, at, units);
      addTimes(back, ((ray - far + rays) % rays) * units, 0.5, reached, at, units);
      at += units;
    }
  return back;
}

function addTimes(to: Float64Array, into: number, by: number, from: Float64Array, at: number, count: number): void {
  for (let k = 0; k < count; k++) to[into + k] = (to[into + k] ?? 0) + by * (from[at + k] ?? 0);
}
