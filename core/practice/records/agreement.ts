import { coverage, spreadOf } from '../../measure/spread.ts';

/** Bland and Altman's figures of some errors, in their unit: null ("unknown") where there are too few to speak of. */
export interface Agreement {
  readonly n: number;
  /** Mean error. */
  readonly bias: number | null;
  /** Half the width of the 95 % interval of the bias. */
  readonly biasHalfWidth: number | null;
  /** Standard deviation of the errors, with n − 1. */
  readonly deviation: number | null;
  /** bias ± 1.96 · deviation: where 95 % of single errors lie; null for errors that have one side only. */
  readonly limits: readonly [lower: number, upper: number] | null;
}

/** Fewest errors of which bias and spread are told. */
const FEWEST_ERRORS = 3;

const LIMIT = 1.96;

/** Bias and limits of agreement of errors; `twoSided` is false for distances and losses, which cannot fall below zero. */
export function agreementOf(errors: readonly number[], twoSided: boolean): Agreement {
  const n = errors.length;
  if (n < FEWEST_ERRORS) return { n, bias: null, biasHalfWidth: null, deviation: null, limits: null };
  const { mean, deviation } = spreadOf(errors);
  const wide = deviation ?? 0;
  return {
    n,
    bias: mean,
    biasHalfWidth: (coverage(n - 1) * wide) / Math.sqrt(n),
    deviation: wide,
    limits: twoSided ? [mean - LIMIT * wide, mean + LIMIT * wide] : null,
  };
}

/** How the size of an error changes from one attempt to the next. */
export interface Trend {
  /** Change of the error's size for each attempt, in its unit (least squares). */
  readonly slope: number;
  /** Half the width of the 95 % interval of the slope. */
  readonly halfWidth: number;
  /** "unproven" while the interval holds zero. */
  readonly direction: 'better' | 'worse' | 'unproven';
}

/** The trend of the errors' sizes over attempts in order; null below three. */
export function trendOf(errors: readonly number[]): Trend | null {
  const n = errors.length;
  if (n < FEWEST_ERRORS) return null;
  const sizes = errors.map(Math.abs);
  const middle = (n - 1) / 2;
  const level = spreadOf(sizes).mean;
  const across = sizes.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = sizes.reduce((sum, size, index) => sum + (index - middle) * (size - level), 0) / across;
  const left = sizes.reduce((sum, size, index) => sum + (size - level - slope * (index - middle)) ** 2, 0);
  const halfWidth = coverage(n - 2) * Math.sqrt(left / (n - 2) / across);
  const proven = Math.abs(slope) > halfWidth;
  return { slope, halfWidth, direction: proven ? (slope < 0 ? 'better' : 'worse') : 'unproven' };
}
