import { partsOf, type RingNetwork, type Wiring } from './ring-network.ts';

/** Numbers of a network are kept as so many-th parts of 1, in 16 bits. */
const PARTS = 4096;

/** What a network is like, but for its numbers: `told` numbers come in on each ray. */
export interface RingShape extends Wiring {
  readonly told: number;
}

/** A number as it is kept. */
export function keptNumber(value: number): number {
  return Math.max(-8, Math.min(8 - 1 / PARTS, Math.round(value * PARTS) / PARTS));
}

/** The numbers of a network (mean, deviation, weights) as base64 of 16 bits each, the lower byte first. */
export function ringText({ mean, deviation, weights }: RingNetwork): string {
  const numbers = [mean, deviation, weights].flatMap((part) => Array.from(part));
  return btoa(
    numbers
      .map((value) => Math.round(keptNumber(value) * PARTS) & 0xffff)
      .map((bits) => String.fromCharCode(bits & 0xff, bits >> 8))
      .join(''),
  );
}

/** The network of a text (`ringText`); white space in it does not count. Throws where the text has not as many numbers as the shape. */
export function ringFrom(text: string, { told, ...shape }: RingShape): RingNetwork {
  const bytes = atob(text.replace(/\s/g, ''));
  const numbers = Float64Array.from({ length: bytes.length >> 1 }, (_, k) => {
    const bits = bytes.charCodeAt(2 * k) | (bytes.charCodeAt(2 * k + 1) << 8);
    return ((bits << 16) >> 16) / PARTS;
  });
  if (numbers.length !== 2 * told + partsOf(shape, told).all) throw new Error('a network of another shape');
  return {
    ...shape,
    mean: numbers.subarray(0, told),
    deviation: numbers.subarray(told, 2 * told),
    weights: numbers.subarray(2 * told),
  };
}
