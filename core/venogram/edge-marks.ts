import type { Strip } from './strip.ts';

/**
 * How much each sample of a strip looks like an edge of a vessel, for the left and for the right edge: the slope of the
 * brightness outwards, and the bend at its foot.
 *
 * The steepest place of a blurred edge lies within a round vessel, because its shadow thins out towards its border; the
 * place where it bends into the background lies outside. Quantitative angiography therefore follows a weighted sum of the
 * first and the second derivative (Reiber et al., Circulation 1985;71:280–288).
 */
export interface EdgeMarks {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** How edges are looked for. */
export interface Look {
  /** 1 for a vessel darker than its surroundings, −1 for a brighter one. */
  readonly sign: 1 | -1;
  /** Deviation of the blur under which they are looked for, widths of a pixel. */
  readonly blur: number;
  /** Weight of the bend against the slope, both over one deviation of the blur; see `BEND`. */
  readonly bend: number;
}

/** The weights under which an edge of known place is found there (tests, phantoms): of a round profile, whose shadow thins out, and of a flat one, and between them where neither is known. */
export const BEND = { round: 1.1, flat: 0, unknown: 0.5 };

/** The marks of a strip. */
export function edgeMarks({ rows, across, step, values }: Strip, { sign, blur, bend }: Look): EdgeMarks {
  const deviation = blur / step;
  const reach = Math.max(1, Math.ceil(3 * deviation));
  const [slopes, bends] = derivatives(deviation, reach);
  const left = new Float32Array(values.length).fill(-1);
  const right = new Float32Array(values.length).fill(-1);
  for (let row = 0; row < rows; row++) {
    for (let k = reach; k < across - reach; k++) {
      let [rise, foot] = [0, 0];
      for (let by = -reach; by <= reach; by++) {
        const value = values[row * across + k + by] ?? 0;
        rise += (slopes[by + reach] ?? 0) * value;
        foot -= (bends[by + reach] ?? 0) * value;
      }
      if (Number.isNaN(rise)) continue;
      left[row * across + k] = sign * (rise + bend * foot);
      right[row * across + k] = sign * (bend * foot - rise);
    }
  }
  return { left, right };
}

/** Weights of the first and the second derivative of a bell-shaped blur, each for one deviation. */
function derivatives(deviation: number, reach: number): readonly [readonly number[], readonly number[]] {
  const at = Array.from({ length: 2 * reach + 1 }, (_, k) => (k - reach) / deviation);
  const bell = at.map((u) => Math.exp((-u * u) / 2));
  const whole = bell.reduce((sum, weight) => sum + weight, 0);
  const slope = at.map((u, k) => (u * (bell[k] ?? 0)) / whole);
  const raw = at.map((u, k) => ((u * u - 1) * (bell[k] ?? 0)) / whole);
  // A level brightness bends nowhere, however coarse the steps are.
  const rest = raw.reduce((sum, weight) => sum + weight, 0) / raw.length;
  return [slope, raw.map((weight) => weight - rest)];
}
