import {
  type Passage,
  partsOf,
  passageOf,
  passThrough,
  type RingNetwork,
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
export interface RingFitting {
  readonly units: number;
  readonly apart: readonly number[];
  /** How often all lines are gone through, and how many make one step. */
  readonly rounds: number;
  readonly batch: number;
  /** Size of a step once so much (0…1) of the rounds is done, and the share of it by which weights are drawn to 0. */
  readonly pace: (done: number) => number;
  readonly shrink: number;
}

/** First random weights of the second units' sum. */
const START = 0.1;
/** No number deviates by less from its mean. */
const LEAST = 1 / 64;

interface Line {
  readonly scaled: Float64Array;
  readonly wanted: Float64Array;
  readonly counts: Float64Array;
}

/** The network that answers with least loss on lines of equally many rays (of errors up to 1 the square, beyond it the distance: Huber), by gradient descent from a seeded start. */
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
  const { apart, units } = how;
  return { ...spread, apart, units, weights: network.weights.map(keptNumber) };
}

function started(how: RingFitting, size: number, random: Random): Float64Array {
  const { second, out, heard, all } = partsOf(how, size);
  const weights = new Float64Array(all);
  weights.set(normalNumbers(random, second, 1 / Math.sqrt(size)));
  weights.set(normalNumbers(random, out - second, 1 / Math.sqrt(heard)), second);
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
      (answer, ray) => share * (counts[ray] ?? 0) * Math.max(-1, Math.min(1, answer - (wanted[ray] ?? 0))),
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
  const { out, all, heard, second } = partsOf(network, size);
  const reached = new Float64Array(errors.length * heard);
  for (const [ray, error] of errors.entries()) {
    slope[all - 1] = (slope[all - 1] ?? 0) + error;
    addTimes(slope, out + units, error, passage.scaled, ray * size, size);
    addTimes(slope, out, error, passage.second, ray * units, units);
    for (let unit = 0; unit < units; unit++) {
      const bent = passage.second[ray * units + unit] ?? 0;
      const by = error * (weights[out + unit] ?? 0) * (1 - bent * bent);
      const own = second + unit * (heard + 1);
      addTimes(slope, own, by, passage.heard, ray * heard, heard);
      slope[own + heard] = (slope[own + heard] ?? 0) + by;
      addTimes(reached, ray * heard, by, weights, own, heard);
    }
  }
  const back = takenBack(network, reached, errors.length);
  for (let k = 0; k < back.length; k++) {
    const bent = passage.first[k] ?? 0;
    const own = (k % units) * (size + 1);
    const by = (back[k] ?? 0) * (1 - bent * bent);
    addTimes(slope, own, by, passage.scaled, Math.floor(k / units) * size, size);
    slope[own + size] = (slope[own + size] ?? 0) + by;
  }
}

/** What is heard at each distance goes back in halves to the first units of both sides. */
function takenBack({ units, apart }: Fitted, reached: Float64Array, rays: number): Float64Array {
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
