/** A network over the rays of a closed line: each ray is seen by a few bending units of its own, then again and again by a few that hear what those before them answered on rays near and far, both sides alike, so that a turned or mirrored line is answered turned or mirrored. */
export interface RingNetwork {
  /** What comes in is set against its mean and deviation. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** How many rays away the others are that are heard: 0 for the ray itself. */
  readonly apart: readonly number[];
  readonly units: number;
  /** How often units hear those before them. */
  readonly hearings: number;
  /** For each of the first units the weights of what comes in and a constant, for each of those that hear the weights of what is heard at each distance and a constant; then the weights of the last units, of what comes in, and a constant. */
  readonly weights: Float64Array;
}

/** What says how many weights a network has, but for what comes in. */
export type Wiring = Pick<RingNetwork, 'apart' | 'units' | 'hearings'>;

/** Where the parts of the weights begin: those of each hearing, and what the last units add up to; `heard` numbers reach each unit that hears. */
interface Parts {
  readonly size: number;
  readonly heard: number;
  readonly hearing: readonly number[];
  readonly out: number;
  readonly all: number;
}

/** The parts of the weights of a network that so many numbers come into. */
export function partsOf({ apart, units, hearings }: Wiring, size: number): Parts {
  const heard = units * apart.length;
  const first = units * (size + 1);
  const each = units * (heard + 1);
  const out = first + hearings * each;
  const hearing = Array.from({ length: hearings }, (_, k) => first + k * each);
  return { size, heard, hearing, out, all: out + units + size + 1 };
}

/** What a network works out on its way, ray by ray: what comes in, the first units and those of each hearing, what each of these hears, the answer. */
export interface Passage {
  readonly scaled: Float64Array;
  readonly bent: readonly Float64Array[];
  readonly heard: readonly Float64Array[];
  readonly answer: Float64Array;
}

/** Room for what a network works out on so many rays. */
export function passageOf(network: Wiring, rays: number, size: number): Passage {
  const { heard, hearing } = partsOf(network, size);
  const room = (each: number): Float64Array => new Float64Array(rays * each);
  return {
    scaled: room(size),
    bent: [network.units, ...hearing.map(() => network.units)].map(room),
    heard: hearing.map(() => room(heard)),
    answer: room(1),
  };
}

/** What a network answers on each ray that something is told of. */
export function answeredAround(network: RingNetwork, told: readonly Float64Array[]): Float64Array {
  const size = network.mean.length;
  const passage = passageOf(network, told.length, size);
  for (const [ray, values] of told.entries())
    for (let k = 0; k < size; k++)
      passage.scaled[ray * size + k] = ((values[k] ?? 0) - (network.mean[k] ?? 0)) / (network.deviation[k] ?? 1);
  passThrough(network, passage, size);
  return passage.answer;
}

/** Works out the answer from what comes in, already set against its mean and deviation. */
export function passThrough(network: Wiring & Pick<RingNetwork, 'weights'>, passage: Passage, size: number): void {
  const { units, weights } = network;
  const { hearing, out, heard, all } = partsOf(network, size);
  const { scaled, answer } = passage;
  const rays = answer.length;
  let last = bentOf(passage, 0);
  bend(weights, 0, { from: scaled, size, into: last, units });
  for (const [k, at] of hearing.entries()) {
    const from = passage.heard[k] ?? last;
    hear(network, last, from);
    last = bentOf(passage, k + 1);
    bend(weights, at, { from, size: heard, into: last, units });
  }
  for (let ray = 0; ray < rays; ray++) {
    let sum = weights[all - 1] ?? 0;
    for (let unit = 0; unit < units; unit++) sum += (weights[out + unit] ?? 0) * (last[ray * units + unit] ?? 0);
    for (let k = 0; k < size; k++) sum += (weights[out + units + k] ?? 0) * (scaled[ray * size + k] ?? 0);
    answer[ray] = sum;
  }
}

/** What the units of a hearing answered; 0: the first ones. */
export function bentOf({ bent, answer }: Passage, hearing: number): Float64Array {
  return bent[hearing] ?? answer;
}

interface Bending {
  readonly from: Float64Array;
  readonly size: number;
  readonly into: Float64Array;
  readonly units: number;
}

/** Each unit's sum of what comes in, bent; four sums side by side, which processors add sooner. */
function bend(weights: Float64Array, at: number, { from, size, into, units }: Bending): void {
  for (let k = 0; k < into.length; k++) {
    const own = at + (k % units) * (size + 1);
    const ray = Math.floor(k / units) * size;
    let a = weights[own + size] ?? 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let j = 0;
    for (; j + 3 < size; j += 4) {
      a += (weights[own + j] ?? 0) * (from[ray + j] ?? 0);
      b += (weights[own + j + 1] ?? 0) * (from[ray + j + 1] ?? 0);
      c += (weights[own + j + 2] ?? 0) * (from[ray + j + 2] ?? 0);
      d += (weights[own + j + 3] ?? 0) * (from[ray + j + 3] ?? 0);
    }
    for (; j < size; j++) a += (weights[own + j] ?? 0) * (from[ray + j] ?? 0);
    into[k] = Math.tanh(a + b + (c + d));
  }
}

/** At each distance the mean of what the units of both sides answered. */
function hear({ apart, units }: Wiring, said: Float64Array, heard: Float64Array): void {
  const rays = said.length / units;
  for (let ray = 0, k = 0; ray < rays; ray++)
    for (const far of apart) {
      const [one, other] = [((ray + far) % rays) * units, ((ray - far + rays) % rays) * units];
      for (let unit = 0; unit < units; unit++, k++)
        heard[k] = ((said[one + unit] ?? 0) + (said[other + unit] ?? 0)) / 2;
    }
}
