/** Vertices of a contour as flat arrays, with the distance below which two places cannot be told apart. */
export interface Outline {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly noise: number;
}

/** So many times farther apart than rounding could make touch. */
const CLEARLY = 1000;

/**
 * Whether the outline, seen from the mean of its vertices, turns once round and always the same way, with edges that are neighbours
 * of none but two so far apart that no rounding makes them touch or fold: it is simple, found without comparing edges. A no says nothing.
 *
 * An edge takes up an angle whose sine is at least `least / far²` and stays at least `least / longest` away, so that two edges with
 * another between them are `least² / (longest · far²)` apart; a vertex counts as lying on a line when it is no farther from it than
 * noise times its own distance in edges (the last factor).
 */
export function isClearlyStar(outline: Outline): boolean {
  const { count, noise } = outline;
  const { least, rounds, far, shortest, longest } = seenFromMean(outline);
  if (!(count > 2 && least > 0 && rounds === 1)) return false;
  return least * least > CLEARLY * noise * longest * far * far * (2 + (4 * far) / shortest);
}

interface View {
  /** The least area of a triangle mean, from, to, doubled; negative where an edge turns against the first. */
  readonly least: number;
  readonly rounds: number;
  readonly far: number;
  readonly shortest: number;
  readonly longest: number;
}

function seenFromMean({ count, x, y }: Outline): View {
  const centreX = mean(x);
  const centreY = mean(y);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let rounds = 0;
  let far = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  let fromX = at(x, count - 1) - centreX;
  let fromY = at(y, count - 1) - centreY;
  for (let to = 0; to < count; to += 1) {
    const toX = at(x, to) - centreX;
    const toY = at(y, to) - centreY;
    const turn = fromX * toY - fromY * toX;
    const length = squared(toX - fromX, toY - fromY);
    least = Math.min(least, turn);
    most = Math.max(most, turn);
    far = Math.max(far, squared(toX, toY));
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
    if (fromY < 0 && toY >= 0) rounds += 1;
    fromX = toX;
    fromY = toY;
  }
  return {
    least: least > 0 ? least : -most,
    rounds,
    far: Math.sqrt(far),
    shortest: Math.sqrt(shortest),
    longest: Math.sqrt(longest),
  };
}

function squared(x: number, y: number): number {
  return x * x + y * y;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

function mean(values: Float64Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) total += at(values, index);
  return total / values.length;
}
