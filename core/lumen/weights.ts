import { type LumenField, SURE_FROM } from './answer.ts';
import { isVenous } from './field.ts';
import { VENOUS_TRUST } from './fitted.ts';
import { chance, summed } from './network.ts';

/** How many numbers stand beside the figures of a final answer (`finish`). */
export const BESIDE = 6;

/** The figures that these weights know; later ones and later numbers beside them have none. */
const KNOWN = { figures: 19, beside: 3 };

/** Weights of the figures of an answer on the coarse grid, and a constant: which of several answers is believed. */
const WORTH: Readonly<Record<LumenField['catheter'], readonly number[]>> = {
  thick: [
    5.995, -2.449, -1.824, -3.267, -2.189, -0.79, -1.958, -2.283, -3.667, -1.657, -2.955, 1.641, 2.949, 3.521, -2.676,
    -3.062, 3.827, -0.569, -0.083, -4.498,
  ],
  thin: [
    8.019, -6.015, -0.446, -0.457, 0.888, 0.389, -3.011, -4.072, 1.196, -3.239, 1.551, 0.911, -4.313, 2.124, 0.543,
    -0.746, -0.393, -3.549, 0.683, -3.624,
  ],
};

/** Weights of the figures of a final answer, of the first three numbers beside them, and a constant: those of the reference program. */
const TRUST: Readonly<Record<LumenField['catheter'], readonly number[]>> = {
  thick: [
    2.361, -5.851, -2.424, -1.674, -1.887, 0.001, -1.421, -0.023, -1.347, 0.65, -7.034, 3.014, 0.133, 4.869, 1.669,
    1.108, 0.031, -103.021, -3522.54, 2.834, -0.709, 5.401, -9.706,
  ],
  thin: [
    4.793, 1.762, -2.04, -2.346, -0.414, -0.304, 1.551, 1.509, -0.523, -1.248, 1.51, 0.115, -0.236, 0.089, 2.562, 0.501,
    -1.146, -3.687, 0.565, 5.459, -0.656, 1.602, -8.452,
  ],
};

/** A chance below this has to be checked: about one good border in seven is, on made veins, and one in five on a coronary run traced by a reader. */
const DOUBTFUL_BELOW = { venous: 0.888, thick: 0.75, thin: 0.7 };

/** A chance as confidence: evenly drawn out on both sides of the limit of its catheter, which becomes SURE_FROM, so that one number means the same beside every catheter. */
function confidenceOf(field: LumenField, chanceOfSuccess: number): number {
  const limit = DOUBTFUL_BELOW[isVenous(field) ? 'venous' : field.catheter];
  return chanceOfSuccess < limit
    ? (SURE_FROM * chanceOfSuccess) / limit
    : SURE_FROM + ((1 - SURE_FROM) * (chanceOfSuccess - limit)) / (1 - limit);
}

/** How much an answer of the coarse grid is worth beside others, 0…1. */
export function worthOf(catheter: LumenField['catheter'], figures: Float64Array): number {
  const weights = WORTH[catheter];
  let sum = weights[KNOWN.figures] ?? 0;
  for (let k = 0; k < KNOWN.figures; k++) sum += (weights[k] ?? 0) * (figures[k] ?? 0);
  return chance(sum);
}

/**
 * Confidence in a final answer, 0…1, from its figures and what stands beside them: the chance that it is no gross error (that it overlaps
 * the true lumen by at least 0.775 beside a catheter of veins, 0.85 beside others), drawn out so that below SURE_FROM it has to be checked.
 */
export function trustIn(field: LumenField, judged: Float64Array): number {
  return confidenceOf(field, chanceIn(field, judged));
}

function chanceIn(field: LumenField, judged: Float64Array): number {
  if (isVenous(field)) return chance(summed(VENOUS_TRUST, judged));
  const weights = TRUST[field.catheter];
  const beside = judged.length - BESIDE;
  let sum = weights[KNOWN.figures + KNOWN.beside] ?? 0;
  for (let k = 0; k < KNOWN.figures; k++) sum += (weights[k] ?? 0) * (judged[k] ?? 0);
  for (let k = 0; k < KNOWN.beside; k++) sum += (weights[KNOWN.figures + k] ?? 0) * (judged[beside + k] ?? 0);
  return chance(sum);
}
