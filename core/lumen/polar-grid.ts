import type { Ellipse, GreyFrame } from './answer.ts';

/**
 * A polar grid with everything that is worked out on it. It is made once and filled anew for every frame; nothing of one
 * frame is read by the next. Sample r of a ray stands at (r + ½) steps from the grid's middle, along the ray's direction.
 */
export interface PolarGrid {
  readonly rays: number;
  readonly samples: number;
  /** Share of the finer grid's samples, for constants that count samples of it. */
  readonly share: number;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** Filtered greys, ray by ray. */
  readonly greys: Float32Array;
  readonly spare: Float32Array;
  /** Greys of one ray before they are evened out, and sums over neighbouring rays. */
  readonly raw: Float32Array;
  readonly ahead: Float64Array;
  /** One past the last sample of each ray that is read, and that is evened outwards: `readOn` reads on. */
  readonly known: Int16Array;
  readonly evened: Int16Array;
  /** What a border at a sample costs, ray by ray. */
  readonly cost: Float32Array;
  /** One step along each ray, widths of a pixel. */
  readonly stepX: Float64Array;
  readonly stepY: Float64Array;
  /** First sample of a ray that the catheter does not hide, and one past the last that shows ultrasound. */
  readonly first: Int16Array;
  readonly end: Int16Array;
  /** First sample at which a border may lie: the catheter's middle is never outside. */
  readonly least: Int16Array;
  /** 1 for a ray that shows blood to its end: it has no say. */
  readonly silent: Uint8Array;
  /** Bounds of a part of the grid, ray by ray, for counting its greys. */
  readonly low: Int16Array;
  readonly high: Int16Array;
  readonly counts: Int32Array;
  /** A border: sample of each ray, with fractions. */
  readonly border: Float64Array;
  /** Of dynamic programming: least cost and the step that led there, for more than two turns. */
  readonly total: Float32Array;
  readonly came: Int8Array;
  readonly walk: Int16Array;
  readonly sums: Float64Array;
  /** Of the costs: no ray costs less further in than at `nearest`, nor from `farthest` on than right before it, so that the cheapest path lies between. */
  nearest: number;
  farthest: number;
  /** The ellipse along which the grid lies, and the length of a step where that is a circle (widths of a pixel). */
  along: Ellipse;
  step: number;
  /** What the grid was read from, and over how many rays to either side it is evened out. */
  source: { readonly frame: GreyFrame; readonly aspect: number; readonly half: number };
}

/** Samples of the fine grid: every constant that counts samples means these. */
export const FINE = { rays: 256, samples: 160 };
/** The guesses are solved on a grid half as fine each way. */
export const COARSE = { rays: 128, samples: 80 };

/** Room beside each row of sums, so that two steps beyond its ends need no question. */
export const ROOM = 6;

/** A grid with its buffers. */
export function polarGrid(rays: number, samples: number): PolarGrid {
  const angle = (_: unknown, ray: number): number => (2 * Math.PI * ray) / rays;
  const size = rays * samples;
  const rows = (rays + rays / 2) * (samples + 2 * ROOM);
  return {
    rays,
    samples,
    share: samples / FINE.samples,
    cos: Float64Array.from({ length: rays }, (_, ray) => Math.cos(angle(_, ray))),
    sin: Float64Array.from({ length: rays }, (_, ray) => Math.sin(angle(_, ray))),
    greys: new Float32Array(size),
    spare: new Float32Array(size),
    raw: new Float32Array(samples),
    ahead: new Float64Array(samples),
    known: new Int16Array(rays),
    evened: new Int16Array(rays),
    cost: new Float32Array(size),
    stepX: new Float64Array(rays),
    stepY: new Float64Array(rays),
    first: new Int16Array(rays),
    end: new Int16Array(rays),
    least: new Int16Array(rays),
    silent: new Uint8Array(rays),
    low: new Int16Array(rays),
    high: new Int16Array(rays),
    counts: new Int32Array(256),
    border: new Float64Array(rays),
    total: new Float32Array(rows),
    came: new Int8Array(rows),
    walk: new Int16Array(rays + rays / 2),
    sums: new Float64Array(samples + 1),
    nearest: 0,
    farthest: samples,
    along: { x: 0, y: 0, first: 1, second: 1, turn: 0 },
    step: 1,
    source: { frame: { width: 0, height: 0, grey: new Uint8Array(), drawn: null }, aspect: 1, half: 1 },
  };
}
