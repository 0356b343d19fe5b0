/** A small network: what comes in is set against its mean and deviation; a few units bend, and what comes in counts directly as well. */
export interface Network {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** For each unit the weights of what comes in, then a constant. */
  readonly units: readonly (readonly number[])[];
  /** Weights of the units, of what comes in, and a constant. */
  readonly out: readonly number[];
}

/** What a network answers, as a sum of weights (`chance` makes 0…1 of it). */
export function summed({ mean, deviation, units, out }: Network, values: Float64Array): number {
  const size = mean.length;
  const scaled = new Float64Array(size);
  for (let k = 0; k < size; k++) scaled[k] = ((values[k] ?? 0) - (mean[k] ?? 0)) / (deviation[k] ?? 1);
  let sum = out[units.length + size] ?? 0;
  for (let k = 0; k < size; k++) sum += (out[units.length + k] ?? 0) * (scaled[k] ?? 0);
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] ?? [];
    let bent = unit[size] ?? 0;
    for (let k = 0; k < size; k++) bent += (unit[k] ?? 0) * (scaled[k] ?? 0);
    sum += (out[index] ?? 0) * Math.tanh(bent);
  }
  return sum;
}

/** A sum of weights as a chance, 0…1. */
export function chance(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
