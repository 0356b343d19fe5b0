import type { LumenField } from './answer.ts';

type Weights = Readonly<Record<LumenField['catheter'], readonly number[]>>;

/** Weights of the figures of an answer on the coarse grid, and a constant: which of several answers is believed. */
const WORTH: Weights = {
  thick: [
    5.995, -2.449, -1.824, -3.267, -2.189, -0.79, -1.958, -2.283, -3.667, -1.657, -2.955, 1.641, 2.949, 3.521, -2.676,
    -3.062, 3.827, -0.569, -0.083, -4.498,
  ],
  thin: [
    8.019, -6.015, -0.446, -0.457, 0.888, 0.389, -3.011, -4.072, 1.196, -3.239, 1.551, 0.911, -4.313, 2.124, 0.543,
    -0.746, -0.393, -3.549, 0.683, -3.624,
  ],
};

/** Weights of the figures of the final answer, of the worth of it and of its rival and of their agreement, and a constant: its confidence. */
const TRUST: Weights = {
  thick: [
    2.361, -5.851, -2.424, -1.674, -1.887, 0.001, -1.421, -0.023, -1.347, 0.65, -7.034, 3.014, 0.133, 4.869, 1.669,
    1.108, 0.031, -103.021, -3522.54, 2.834, -0.709, 5.401, -9.706,
  ],
  thin: [
    4.793, 1.762, -2.04, -2.346, -0.414, -0.304, 1.551, 1.509, -0.523, -1.248, 1.51, 0.115, -0.236, 0.089, 2.562, 0.501,
    -1.146, -3.687, 0.565, 5.459, -0.656, 1.602, -8.452,
  ],
};

/** How much an answer of the coarse grid is worth beside others, 0…1. */
export function worthOf(catheter: LumenField['catheter'], figures: Float64Array): number {
  return chance(WORTH[catheter], figures, []);
}

/** The chance that a final answer overlaps the true lumen by at least 0.85; `beside` is its worth, its rival's and how well the coarse answer agrees with it. */
export function trustIn(catheter: LumenField['catheter'], figures: Float64Array, beside: readonly number[]): number {
  return chance(TRUST[catheter], figures, beside);
}

function chance(weights: readonly number[], figures: Float64Array, beside: readonly number[]): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let k = 0; k < figures.length; k++) sum += (weights[k] ?? 0) * (figures[k] ?? 0);
  for (let k = 0; k < beside.length; k++) sum += (weights[figures.length + k] ?? 0) * (beside[k] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
