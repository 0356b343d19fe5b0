import type { Network } from '../../core/lumen/network.ts';
import { normalNumbers, type Random } from '../phantom/random.ts';

/** Something that was judged: the numbers that tell of it, and 1 where it was good, 0 where not. */
export interface Judged {
  readonly values: Float64Array;
  readonly good: number;
}

/** How a network is fitted: bending units, rounds over all that was judged, pace, and what large weights cost. */
const UNITS = 4;
const ROUNDS = 1000;
const PACE = 0.02;
const LARGE = 0.02;
/** Adam (Kingma and Ba, 2015): memory of the slope and of its square. */
const MEMORY = { slope: 0.9, square: 0.999, least: 1e-8 };

/** The network that tells good from bad with least error (logarithmic loss, weights held small), by gradient descent from a seeded start. */
export function fittedNetwork(judged: readonly Judged[], random: Random): Network {
  const size = judged[0]?.values.length ?? 0;
  const { mean, deviation } = spreadOf(judged, size);
  const rows = judged.map(({ values, good }) => ({
    good,
    scaled: Float64Array.from(values, (value, k) => (value - (mean[k] ?? 0)) / (deviation[k] ?? 1)),
  }));
  const weights = new Float64Array(UNITS * (size + 1) + UNITS + size + 1);
  weights.set(normalNumbers(random, UNITS * (size + 1) + UNITS, 0.3));
  const [slope, square] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let round = 1; round <= ROUNDS; round++) {
    const down = slopeOf(weights, rows, size);
    for (let k = 0; k < weights.length; k++) {
      const by = down[k] ?? 0;
      slope[k] = MEMORY.slope * (slope[k] ?? 0) + (1 - MEMORY.slope) * by;
      square[k] = MEMORY.square * (square[k] ?? 0) + (1 - MEMORY.square) * by * by;
      const [first, second] = [
        (slope[k] ?? 0) / (1 - MEMORY.slope ** round),
        (square[k] ?? 0) / (1 - MEMORY.square ** round),
      ];
      weights[k] = (weights[k] ?? 0) - (PACE * first) / (Math.sqrt(second) + MEMORY.least);
    }
  }
  return networkOf(weights, size, mean, deviation);
}

function spreadOf(judged: readonly Judged[], size: number): Pick<Network, 'mean' | 'deviation'> {
  const mean = Array.from(
    { length: size },
    (_, k) => judged.reduce((sum, { values }) => sum + (values[k] ?? 0), 0) / judged.length,
  );
  const deviation = mean.map((middle, k) => {
    const squares = judged.reduce((sum, { values }) => sum + ((values[k] ?? 0) - middle) ** 2, 0);
    return Math.sqrt(squares / judged.length) + 1e-3;
  });
  return { mean, deviation };
}

interface Row {
  readonly good: number;
  readonly scaled: Float64Array;
}

/** The slope of the loss: weights of each unit with its constant, then those of the units, of what comes in, and the last constant. */
function slopeOf(weights: Float64Array, rows: readonly Row[], size: number): Float64Array {
  const slope = weights.map((weight, k) => (k < weights.length - 1 ? LARGE * weight : 0));
  const outer = UNITS * (size + 1);
  const bent = new Float64Array(UNITS);
  for (const { good, scaled } of rows) {
    let sum = weights[weights.length - 1] ?? 0;
    for (let k = 0; k < size; k++) sum += (weights[outer + UNITS + k] ?? 0) * (scaled[k] ?? 0);
    for (let unit = 0; unit < UNITS; unit++) {
      const from = unit * (size + 1);
      let inner = weights[from + size] ?? 0;
      for (let k = 0; k < size; k++) inner += (weights[from + k] ?? 0) * (scaled[k] ?? 0);
      bent[unit] = Math.tanh(inner);
      sum += (weights[outer + unit] ?? 0) * (bent[unit] ?? 0);
    }
    const error = (1 / (1 + Math.exp(-sum)) - good) / rows.length;
    addSlope(slope, weights, { error, scaled, bent, size });
  }
  return slope;
}

interface Pass {
  readonly error: number;
  readonly scaled: Float64Array;
  readonly bent: Float64Array;
  readonly size: number;
}

function addSlope(slope: Float64Array, weights: Float64Array, { error, scaled, bent, size }: Pass): void {
  const outer = UNITS * (size + 1);
  const add = (k: number, by: number): void => {
    slope[k] = (slope[k] ?? 0) + by;
  };
  add(slope.length - 1, error);
  for (let k = 0; k < size; k++) add(outer + UNITS + k, error * (scaled[k] ?? 0));
  for (let unit = 0; unit < UNITS; unit++) {
    const here = bent[unit] ?? 0;
    add(outer + unit, error * here);
    const inner = error * (weights[outer + unit] ?? 0) * (1 - here * here);
    for (let k = 0; k < size; k++) add(unit * (size + 1) + k, inner * (scaled[k] ?? 0));
    add(unit * (size + 1) + size, inner);
  }
}

function networkOf(
  weights: Float64Array,
  size: number,
  mean: readonly number[],
  deviation: readonly number[],
): Network {
  const rounded = (value: number): number => Number(value.toPrecision(5));
  const inner = UNITS * (size + 1);
  return {
    mean: mean.map(rounded),
    deviation: deviation.map(rounded),
    units: Array.from({ length: UNITS }, (_, k) =>
      Array.from(weights.subarray(k * (size + 1), (k + 1) * (size + 1)), rounded),
    ),
    out: Array.from(weights.subarray(inner), rounded),
  };
}
