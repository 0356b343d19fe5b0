import type { ImageFormat, StoredFrame } from '../run.ts';

/** Two values between which all samples of a picture lie. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

type Samples = StoredFrame['samples'];

/** A table with a place for every value of so many bits costs less than looking at every sample. */
const BITS_OF_A_TABLE = 12;

/** The least and the greatest of the samples. */
export function extremes(samples: Samples): Bounds {
  let [min, max] = [samples[0] ?? 0, samples[0] ?? 0];
  for (let i = 1; i < samples.length; i++) {
    const value = samples[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** Between which values samples of the format lie, without a look at them; null where they could lie too far apart. */
export function boundsOfBits({ bitsStored, signed }: ImageFormat): Bounds | null {
  if (bitsStored > BITS_OF_A_TABLE) return null;
  return signed
    ? { min: -(2 ** (bitsStored - 1)), max: 2 ** (bitsStored - 1) - 1 }
    : { min: 0, max: 2 ** bitsStored - 1 };
}

/** Whether every sample can be written with the bits that mean brightness. */
export function fitBits(samples: Samples, { bitsStored, signed }: ImageFormat): boolean {
  return signed ? signedBits(samples) < 2 ** (bitsStored - 1) : unsignedBits(samples) < 2 ** bitsStored;
}

/** A number with every bit that is set in any of the samples; of negative ones, that is clear. */
function signedBits(samples: Samples): number {
  let bits = 0;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] ?? 0;
    bits |= value ^ (value >> 31);
  }
  return bits;
}

/** The same of samples without a sign: as many at once as one number holds, in four lanes. */
function unsignedBits(samples: Samples): number {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: size } = samples;
  const words = byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, byteLength >> 2) : new Int32Array();
  const together = words.length - (words.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < together; i += 4) {
    a |= words[i] ?? 0;
    b |= words[i + 1] ?? 0;
    c |= words[i + 2] ?? 0;
    d |= words[i + 3] ?? 0;
  }
  let bits = a | b | c | d;
  bits = size === 2 ? (bits | (bits >>> 16)) & 0xffff : (bits | (bits >>> 8) | (bits >>> 16) | (bits >>> 24)) & 0xff;
  for (let i = (4 * together) / size; i < samples.length; i++) bits |= samples[i] ?? 0;
  return bits;
}
