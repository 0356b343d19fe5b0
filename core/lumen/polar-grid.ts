import type { Ellipse, GreyFrame } from './answer.ts';
import { room } from './quick/program.ts';

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
  /** What the compiled program knows of the grid (`struct Grid` in quick/grid.h): its size, where its buffers lie, and last what it has found. */
  readonly described: Int32Array;
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
const ROOM = 6;

/** So many numbers at the end of a description are what was found. */
export const FOUND = 3;

/** A grid with its buffers; those that the compiled program reads and writes lie in its memory. */
export function polarGrid(rays: number, samples: number): PolarGrid {
  const angle = (_: unknown, ray: number): number => (2 * Math.PI * ray) / rays;
  return {
    rays,
    samples,
    share: samples / FINE.samples,
    cos: Float64Array.from({ length: rays }, (_, ray) => Math.cos(angle(_, ray))),
    sin: Float64Array.from({ length: rays }, (_, ray) => Math.sin(angle(_, ray))),
    raw: new Float32Array(samples),
    ahead: new Float64Array(samples),
    evened: new Int16Array(rays),
    stepX: new Float64Array(rays),
    stepY: new Float64Array(rays),
    low: new Int16Array(rays),
    high: new Int16Array(rays),
    counts: new Int32Array(256),
    border: new Float64Array(rays),
    ...sharedBuffers(rays, samples),
    nearest: 0,
    farthest: samples,
    along: { x: 0, y: 0, first: 1, second: 1, turn: 0 },
    step: 1,
    source: { frame: { width: 0, height: 0, grey: new Uint8Array(), drawn: null }, aspect: 1, half: 1 },
  };
}

/** The buffers of a grid in the memory of the compiled program, described to it in the order of `struct Grid`. */
function sharedBuffers(rays: number, samples: number) {
  const size = rays * samples;
  const turns = rays + rays / 2;
  const rows = turns * (samples + 2 * ROOM);
  const buffers = {
    greys: room(Float32Array, size),
    spare: room(Float32Array, size),
    cost: room(Float32Array, size),
    total: room(Float32Array, rows),
    came: room(Int8Array, rows),
    first: room(Int16Array, rays),
    end: room(Int16Array, rays),
    least: room(Int16Array, rays),
    known: room(Int16Array, rays),
    walk: room(Int16Array, turns),
    silent: room(Uint8Array, rays),
    sums: room(Float64Array, samples + 2),
  };
  const ofOneRay = [room(Float64Array, samples + 2), room(Float64Array, samples + 2)];
  const places = [...Object.values(buffers), ...ofOneRay].map(({ byteOffset }) => byteOffset);
  const described = room(Int32Array, 2 + places.length + FOUND);
  described.set([rays, samples, ...places]);
  return { ...buffers, described };
}
