/** Gives numbers evenly spread over [0, 1), the same ones for the same seed on every machine. */
export type Random = () => number;

/** A seeded generator: Marsaglia's xorshift with 128 bits of state (J. Stat. Softw. 2003;8(14)). */
export function seededRandom(seed: number): Random {
  let x = 123456789 ^ seed;
  let y = 362436069;
  let z = 521288629;
  let w = 88675123 ^ Math.imul(seed, 0x9e3779b1);
  const next = (): number => {
    const mixed = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8);
    return (w >>> 0) / 2 ** 32;
  };
  // Neighbouring seeds start from neighbouring states: run until they have parted.
  for (let step = 0; step < 64; step++) next();
  return next;
}

/** Fills an array with independent normal numbers of mean 0 and the given standard deviation (Box–Muller). */
export function normalNumbers(random: Random, count: number, deviation: number): Float32Array {
  const numbers = new Float32Array(count);
  for (let index = 0; index < count; index += 2) {
    const length = deviation * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    numbers[index] = length * Math.cos(angle);
    if (index + 1 < count) numbers[index + 1] = length * Math.sin(angle);
  }
  return numbers;
}
