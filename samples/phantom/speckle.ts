import { normalNumbers, type Random } from './random.ts';

/** Beams around the catheter. */
export const BEAMS = 384;
/** Samples along each beam, from the catheter's centre to the edge of the field. */
export const SAMPLES = 512;

/** A picture in beams × samples. */
export type Polar = Float32Array;

/** Fully developed speckle of unit mean power: the two parts of a complex echo, and its power in dB. Seamless in both directions. */
export interface Speckle {
  readonly real: Polar;
  readonly imaginary: Polar;
  readonly db: Polar;
}

const AXIAL_FWHM_MM = 0.3;
const LATERAL_FWHM_DEG = 4;
const FWHM_PER_DEVIATION = 2.3548;

/** Random scatterers seen through the catheter's point spread (0.3 mm along, 4° across the beam); power is 1 on average. */
export function unitSpeckle(random: Random, mmPerSample: number): Speckle {
  const along = bell(AXIAL_FWHM_MM / FWHM_PER_DEVIATION / mmPerSample);
  const across = bell((LATERAL_FWHM_DEG / FWHM_PER_DEVIATION) * (BEAMS / 360));
  const part = (): Polar => {
    const scatterers = normalNumbers(random, BEAMS * SAMPLES, Math.SQRT1_2);
    return spread(spread(scatterers, along, 1, SAMPLES), across, SAMPLES, BEAMS);
  };
  const [real, imaginary] = [part(), part()];
  return { real, imaginary, db: real.map((value, index) => echoDb(value, imaginary[index] ?? 0)) };
}

/** A bell curve's taps with unit energy, so that filtering noise keeps its power. */
function bell(deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const taps = Float32Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-(((index - reach) / deviation) ** 2) / 2),
  );
  const energy = Math.sqrt(taps.reduce((sum, tap) => sum + tap * tap, 0));
  return taps.map((tap) => tap / energy);
}

/** Circular filtering along one direction: neighbours are `step` apart, `length` of them close the circle. */
function spread(from: Polar, taps: Float32Array, step: number, length: number): Polar {
  const reach = (taps.length - 1) / 2;
  const to = new Float32Array(from.length);
  for (let index = 0; index < from.length; index++) {
    const place = Math.floor(index / step) % length;
    const start = index - place * step;
    let sum = 0;
    for (let tap = -reach; tap <= reach; tap++) {
      const neighbour = (place + tap + length) % length;
      sum += (taps[tap + reach] ?? 0) * (from[start + neighbour * step] ?? 0);
    }
    to[index] = sum;
  }
  return to;
}

/** A new, independent speckle in dB. */
export function freshSpeckle(bank: readonly Speckle[], random: Random): Polar {
  const [speckle, turn] = oneOf(bank, random);
  return turn(speckle.db);
}

/** Speckle in dB that keeps the share `memory` of its amplitude from one call to the next, its mean power unchanged. */
export function lastingSpeckle(bank: readonly Speckle[], random: Random, memory: number): () => Polar {
  const [first, firstTurn] = oneOf(bank, random);
  const [real, imaginary] = [firstTurn(first.real), firstTurn(first.imaginary)];
  const renewal = Math.sqrt(1 - memory * memory);
  return () => {
    const [fresh, turn] = oneOf(bank, random);
    const [freshReal, freshImaginary] = [turn(fresh.real), turn(fresh.imaginary)];
    return real.map((_, index) => {
      const r = memory * (real[index] ?? 0) + renewal * (freshReal[index] ?? 0);
      const i = memory * (imaginary[index] ?? 0) + renewal * (freshImaginary[index] ?? 0);
      real[index] = r;
      imaginary[index] = i;
      return echoDb(r, i);
    });
  };
}

/** Any seamless speckle, turned by whole beams and samples, is another, equally likely one: a small bank serves a whole run. */
function oneOf(bank: readonly Speckle[], random: Random): readonly [Speckle, (polar: Polar) => Polar] {
  const speckle = bank[Math.floor(random() * bank.length)];
  if (speckle === undefined) throw new Error('the speckle bank is empty');
  const beams = Math.floor(random() * BEAMS);
  const samples = Math.floor(random() * SAMPLES);
  return [speckle, (polar) => rolled(polar, beams, samples)];
}

function rolled(polar: Polar, beams: number, samples: number): Polar {
  const to = new Float32Array(polar.length);
  for (let beam = 0; beam < BEAMS; beam++) {
    const row = polar.subarray(((beam + beams) % BEAMS) * SAMPLES, ((beam + beams) % BEAMS) * SAMPLES + SAMPLES);
    to.set(row.subarray(samples), beam * SAMPLES);
    to.set(row.subarray(0, samples), (beam + 1) * SAMPLES - samples);
  }
  return to;
}

function echoDb(real: number, imaginary: number): number {
  return 10 * Math.log10(real * real + imaginary * imaginary + 1e-9);
}

const PATCHES_AROUND = 24;
const PATCHES_ALONG = 16;

/** Coarse, seamless light and dark patches of fat and fibre in dB, of the given standard deviation at their centres. */
export function patchesDb(random: Random, deviationDb: number): Polar {
  const knots = normalNumbers(random, PATCHES_AROUND * PATCHES_ALONG, deviationDb);
  const knot = (row: number, column: number): number =>
    knots[(row % PATCHES_AROUND) * PATCHES_ALONG + (column % PATCHES_ALONG)] ?? 0;
  return new Float32Array(BEAMS * SAMPLES).map((_, index) => {
    const row = (Math.floor(index / SAMPLES) * PATCHES_AROUND) / BEAMS;
    const column = ((index % SAMPLES) * PATCHES_ALONG) / SAMPLES;
    const [r, c] = [Math.floor(row), Math.floor(column)];
    const near = mix(knot(r, c), knot(r, c + 1), column - c);
    const far = mix(knot(r + 1, c), knot(r + 1, c + 1), column - c);
    return mix(near, far, row - r);
  });
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
