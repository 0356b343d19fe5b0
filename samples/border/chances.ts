import type { Random } from '../phantom/random.ts';
import { normalNumbers } from '../phantom/random.ts';

/** Ways to draw from a seeded generator. */
export interface Chances {
  /** Evenly between two numbers. */
  readonly between: (low: number, high: number) => number;
  /** True with this chance. */
  readonly happens: (chance: number) => boolean;
  /** An angle, 0 to 2π. */
  readonly angle: () => number;
  /** A smooth periodic function of the angle of about unit variance, from so many waves, each weaker than the one before by this power of its number. */
  readonly wave: (waves: number, power: number) => (angle: number) => number;
  readonly normals: (count: number) => Float32Array;
}

/** Draws from a generator. */
export function chancesOf(random: Random): Chances {
  const between = (low: number, high: number): number => low + (high - low) * random();
  return {
    between,
    happens: (chance) => random() < chance,
    angle: () => between(0, 2 * Math.PI),
    wave: (waves, power) => waveOf(normalNumbers(random, 2 * waves, 1), power),
    normals: (count) => normalNumbers(random, count, 1),
  };
}

function waveOf(parts: Float32Array, power: number): (angle: number) => number {
  const waves = parts.length / 2;
  const weights = Array.from({ length: waves }, (_, k) => (k + 1) ** -power);
  const size = Math.hypot(...weights);
  return (angle) => {
    let sum = 0;
    for (let k = 0; k < waves; k++) {
      const turned = (k + 1) * angle;
      const part = (parts[2 * k] ?? 0) * Math.cos(turned) + (parts[2 * k + 1] ?? 0) * Math.sin(turned);
      sum += ((weights[k] ?? 0) / size) * part;
    }
    return sum;
  };
}

/** An angle as −π to π. */
export function turned(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
