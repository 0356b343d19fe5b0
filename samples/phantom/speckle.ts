import { normalNumbers, type Random } from './random.ts';

/** Beams around the catheter. */
export const BEAMS = 256;
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

const AXIAL_FWHM_MM = 0.34;
const LATERAL_FWHM_DEG = 5;
const FWHM_PER_DEVIATION = 2.3548;

/** Random scatterers seen through the catheter's point spread (0.34 mm along, 5° across the beam); power is 1 on average. */
export function unitSpeckle(random: Random, mmPerSample: number): Speckle {
  const along = bell(AXIAL_FWHM_MM / FWHM_PER_DEVIATION / mmPerSample);
  const across = bell((LATERAL_FWHM_DEG / FWHM_PER_DEVIATION) * (BEAMS / 360));
  const part = (): Polar => {
    const scatterers = normalNumbers(random, BEAMS * SAMPLES, Math.SQRT1_2);
    return spread(spread(scatterers, along, 1, SAMPLES), across, SAMPLES, BEAMS);
  };
  const [real, imaginary] = [part(), part()];
  const db = real.map((value, index) => value * value + (imaginary[index] ?? 0) ** 2);
  toDb(db);
  return { real, imaginary, db };
}

/** A bell curve's taps with unit energy, so that filtering noise keeps its power. */
export function bell(deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const taps = Float32Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-(((index - reach) / deviation) ** 2) / 2),
  );
  const energy = Math.sqrt(taps.reduce((sum, tap) => sum + tap * tap, 0));
  return taps.map((tap) => tap / energy);
}

/** Circular filtering along one direction: neighbours are `step` apart, `length` of them close the circle. */
export function spread(from: Polar, taps: Float32Array, step: number, length: number): Polar {
  const reach = (taps.length - 1) / 2;
  const to = new Float32Array(from.length);
  const line = new Float32Array(length + 2 * reach);
  for (let index = 0; index < from.length / length; index++) {
    const start = step === 1 ? index * length : index;
    for (let place = 0; place < line.length; place++)
      line[place] = from[start + ((place - reach + length) % length) * step] ?? 0;
    for (let place = 0; place < length; place++) {
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap++) sum += (taps[tap] ?? 0) * (line[place + tap] ?? 0);
      to[start + place * step] = sum;
    }
  }
  return to;
}

/** Writes a new, independent speckle in dB over `to`. */
export function freshSpeckle(bank: readonly Speckle[], random: Random, to: Polar): void {
  const [speckle, roll] = oneOf(bank, random);
  roll(speckle.db, to);
}

/** Writes speckle in dB that keeps the share `memory` of its amplitude from one call to the next, its mean power unchanged. */
export function lastingSpeckle(bank: readonly Speckle[], random: Random, memory: number): (to: Polar) => void {
  const [first, firstRoll] = oneOf(bank, random);
  const [real, imaginary, freshReal, freshImaginary] = [blank(), blank(), blank(), blank()];
  firstRoll(first.real, real);
  firstRoll(first.imaginary, imaginary);
  const renewal = Math.sqrt(1 - memory * memory);
  return (to) => {
    const [fresh, roll] = oneOf(bank, random);
    roll(fresh.real, freshReal);
    roll(fresh.imaginary, freshImaginary);
    for (let index = 0; index < to.length; index++) {
      const r = memory * (real[index] ?? 0) + renewal * (freshReal[index] ?? 0);
      const i = memory * (imaginary[index] ?? 0) + renewal * (freshImaginary[index] ?? 0);
      real[index] = r;
      imaginary[index] = i;
      to[index] = r * r + i * i;
    }
    toDb(to);
  };
}

/** A polar picture of zeros. */
export function blank(): Polar {
  return new Float32Array(BEAMS * SAMPLES);
}

/** Any seamless speckle, turned by whole beams and samples, is another, equally likely one: a small bank serves a whole run. */
function oneOf(bank: readonly Speckle[], random: Random): readonly [Speckle, (from: Polar, to: Polar) => void] {
  const speckle = bank[Math.floor(random() * bank.length)];
  if (speckle === undefined) throw new Error('the speckle bank is empty');
  const beams = Math.floor(random() * BEAMS);
  const samples = Math.floor(random() * SAMPLES);
  return [speckle, (from, to) => roll(from, to, beams, samples)];
}

function roll(from: Polar, to: Polar, beams: number, samples: number): void {
  for (let beam = 0; beam < BEAMS; beam++) {
    const row = from.subarray(((beam + beams) % BEAMS) * SAMPLES, ((beam + beams) % BEAMS) * SAMPLES + SAMPLES);
    to.set(row.subarray(samples), beam * SAMPLES);
    to.set(row.subarray(0, samples), (beam + 1) * SAMPLES - samples);
  }
}

const DB_PER_OCTAVE = 10 * Math.log10(2);

/** Powers to dB in place, to 0.03 dB: the exponent is read off the number's own bits and the rest follows a parabola, in a tenth of a logarithm's time. */
function toDb(powers: Polar): void {
  const bits = new Int32Array(powers.buffer, powers.byteOffset, powers.length);
  for (let index = 0; index < powers.length; index++) {
    powers[index] = (powers[index] ?? 0) + 1e-9;
    const whole = bits[index] ?? 0;
    const rest = (whole & 0x7fffff) / 0x800000;
    powers[index] = DB_PER_OCTAVE * ((whole >> 23) - 127 + rest * (1.3465 - 0.3465 * rest));
  }
}
