import type { Network } from '../../core/lumen/network.ts';
import { normalNumbers, type Random } from '../phantom/random.ts';

/** Something that was seen: the numbers that tell of it, what the network should answer, and how much that counts (1 where it isn't said). */
export interface Example {
  readonly values: Float64Array;
  readonly wanted: number;
  readonly counts?: number;
}

/** How a network is fitted. */
export interface Fitting {
  /** Bending units, and how large the first random weights are. */
  readonly units: number;
  readonly start: number;
  /** How often all examples are gone through, and how many make one step. */
  readonly rounds: number;
  readonly batch: number;
  /** Size of a step once so much (0…1) of the rounds is done. */
  readonly pace: (done: number) => number;
  /** What large weights cost. */
  readonly large: number;
  /** Slope of the loss by what the network answers. */
  readonly error: (answer: number, wanted: number) => number;
}

/** Adam (Kingma and Ba, 2015): memory of the slope and of its square. */
const MEMORY = { slope: 0.9, square: 0.999, least: 1e-8 };

/** The network that answers with least loss, weights held small, by gradient descent from a seeded start. */
export function fittedNetwork(examples: readonly Example[], how: Fitting, random: Random): Network {
  const size = examples[0]?.values.length ?? 0;
  const { mean, deviation } = spreadOf(examples, size);
  const rows = examples.map(
    ({ values, wanted, counts = 1 }): Row => ({
      wanted,
      counts,
      scaled: Float64Array.from(values, (value, k) => (value - (mean[k] ?? 0)) / (deviation[k] ?? 1)),
    }),
  );
  const weights = new Float64Array(how.units * (size + 1) + how.units + size + 1);
  weights.set(normalNumbers(random, how.units * (size + 1) + how.units, how.start));
  const step = descent(weights);
  for (let round = 0; round < how.rounds; round++) {
    if (how.batch < rows.length) shuffle(rows, random);
    for (let from = 0; from < rows.length; from += how.batch)
      step(slopeOf(weights, rows.slice(from, from + how.batch), how), how.pace(round / how.rounds));
  }
  return networkOf(weights, how.units, mean, deviation);
}

/** Takes steps down a slope, each weight at its own pace. */
function descent(weights: Float64Array): (down: Float64Array, pace: number) => void {
  const [slope, square] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  let steps = 0;
  return (down, pace) => {
    steps++;
    for (let k = 0; k < weights.length; k++) {
      const by = down[k] ?? 0;
      slope[k] = MEMORY.slope * (slope[k] ?? 0) + (1 - MEMORY.slope) * by;
      square[k] = MEMORY.square * (square[k] ?? 0) + (1 - MEMORY.square) * by * by;
      const [first, second] = [
        (slope[k] ?? 0) / (1 - MEMORY.slope ** steps),
        (square[k] ?? 0) / (1 - MEMORY.square ** steps),
      ];
      weights[k] = (weights[k] ?? 0) - (pace * first) / (Math.sqrt(second) + MEMORY.least);
    }
  };
}

/** Puts things into a random order. */
function shuffle<One>(rows: One[], random: Random): void {
  for (let k = rows.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    const [one, two] = [rows[k], rows[other]];
    if (one !== undefined && two !== undefined) [rows[k], rows[other]] = [two, one];
  }
}

function spreadOf(examples: readonly Example[], size: number): Pick<Network, 'mean' | 'deviation'> {
  const mean = Array.from(
    { length: size },
    (_, k) => examples.reduce((sum, { values }) => sum + (values[k] ?? 0), 0) / examples.length,
  );
  const deviation = mean.map((middle, k) => {
    const squares = examples.reduce((sum, { values }) => sum + ((values[k] ?? 0) - middle) ** 2, 0);
    return Math.sqrt(squares / examples.length) + 1e-3;
  });
  return { mean, deviation };
}

interface Row {
  readonly wanted: number;
  readonly counts: number;
  readonly scaled: Float64Array;
}

/** The slope of the loss: weights of each unit with its constant, then those of the units, of what comes in, and the last constant. */
function slopeOf(weights: Float64Array, rows: readonly Row[], { units, large, error: errorOf }: Fitting): Float64Array {
  const slope = weights.map((weight, k) => (k < weights.length - 1 ? large * weight : 0));
  const size = rows[0]?.scaled.length ?? 0;
  const outer = units * (size + 1);
  const bent = new Float64Array(units);
  for (const { wanted, counts, scaled } of rows) {
    let sum = weights[weights.length - 1] ?? 0;
    for (let k = 0; k < size; k++) sum += (weights[outer + units + k] ?? 0) * (scaled[k] ?? 0);
    for (let unit = 0; unit < units; unit++) {
      const from = unit * (size + 1);
      let inner = weights[from + size] ?? 0;
      for (let k = 0; k < size; k++) inner += (weights[from + k] ?? 0) * (scaled[k] ?? 0);
      bent[unit] = Math.tanh(inner);
      sum += (weights[outer + unit] ?? 0) * (bent[unit] ?? 0);
    }
    addSlope(slope, weights, { error: (counts * errorOf(sum, wanted)) / rows.length, scaled, bent });
  }
  return slope;
}

interface Pass {
  readonly error: number;
  readonly scaled: Float64Array;
  readonly bent: Float64Array;
}

function addSlope(slope: Float64Array, weights: Float64Array, { error, scaled, bent }: Pass): void {
  const [size, units] = [scaled.length, bent.length];
  const outer = units * (size + 1);
  const add = (k: number, by: number): void => {
    slope[k] = (slope[k] ?? 0) + by;
  };
  add(slope.length - 1, error);
  for (let k = 0; k < size; k++) add(outer + units + k, error * (scaled[k] ?? 0));
  for (let unit = 0; unit < units; unit++) {
    const here = bent[unit] ?? 0;
    add(outer + unit, error * here);
    const inner = error * (weights[outer + unit] ?? 0) * (1 - here * here);
    for (let k = 0; k < size; k++) add(unit * (size + 1) + k, inner * (scaled[k] ?? 0));
    add(unit * (size + 1) + size, inner);
  }
}

function networkOf(
  weights: Float64Array,
  units: number,
  mean: readonly number[],
  deviation: readonly number[],
): Network {
  const rounded = (value: number): number => Number(value.toPrecision(5));
  const size = mean.length;
  const inner = units * (size + 1);
  return {
    mean: mean.map(rounded),
    deviation: deviation.map(rounded),
    units: Array.from({ length: units }, (_, k) =>
      Array.from(weights.subarray(k * (size + 1), (k + 1) * (size + 1)), rounded),
    ),
    out: Array.from(weights.subarray(inner), rounded),
  };
}
