import type { Greys } from '../../../core/dicom/picture/greys.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { normalNumbers, seededRandom } from '../../../samples/phantom/random.ts';

/** A vessel of known size filled with contrast, as an X-ray detector sees it. */
export interface Phantom {
  readonly columns: number;
  readonly rows: number;
  /** A pixel's height by its width. */
  readonly aspect: number;
  /** Its middle at a share of its length, widths of a pixel. */
  readonly middle: (share: number) => Point;
  /** Half its width there. */
  readonly half: (share: number) => number;
  readonly background: number;
  /** What its deepest place takes away from the background; negative for a picture with bright vessels. */
  readonly contrast: number;
  /** Round: its shadow is as deep as the vessel; flat: full contrast blocks all at once. */
  readonly profile: 'round' | 'flat';
  readonly noise: number;
  /** Deviation of the detector's blur, widths of a pixel. */
  readonly blur: number;
  /** Half the width of a branch that leaves the middle of the vessel to the right. */
  readonly branch?: number;
  /** What a wire or catheter along the vessel takes away as well: half its width, how much, and how far right of the middle it lies. */
  readonly wire?: { readonly half: number; readonly shade: number; readonly aside: number };
}

export const STRAIGHT: Phantom = {
  columns: 256,
  rows: 256,
  aspect: 1,
  middle: (share) => [128, 20 + 216 * share],
  half: () => 15,
  background: 180,
  contrast: 100,
  profile: 'round',
  noise: 3,
  blur: 1,
};

const PARTS = 2;
const STEPS = 800;

/** The picture of a phantom, each pixel the mean over its area. */
export function drawn(phantom: Phantom): Greys {
  const { columns, rows, noise, background } = phantom;
  const shadow = blurred(shadowOf(phantom), columns, rows, phantom.blur, phantom.blur / phantom.aspect);
  const random = normalNumbers(seededRandom(7), columns * rows, noise);
  return { columns, rows, values: shadow.map((value, at) => background - value + (random[at] ?? 0)) };
}

function shadowOf(phantom: Phantom): Float32Array {
  const { columns, rows, aspect, middle, half, contrast, profile, branch, wire } = phantom;
  const [forkX, forkY] = middle(0.5);
  const course = Array.from({ length: STEPS + 1 }, (_, k) => middle(-0.3 + (1.6 * k) / STEPS));
  const deepest = Math.max(...Array.from({ length: 50 }, (_, k) => half(k / 49)));
  return new Float32Array(columns * rows).map((_, at) => {
    let sum = 0;
    for (let part = 0; part < PARTS * PARTS; part++) {
      const x = (at % columns) + ((part % PARTS) + 0.5) / PARTS;
      const y = (Math.floor(at / columns) + (Math.floor(part / PARTS) + 0.5) / PARTS) * aspect;
      const { share, away } = nearestOn(course, x, y, deepest);
      const within = half(share) ** 2 - away ** 2;
      const aside = branch === undefined || x < forkX ? -1 : branch ** 2 - (y - forkY) ** 2;
      const depth = Math.sqrt(Math.max(0, within, aside)) / deepest;
      sum += contrast * (profile === 'flat' && depth > 0 ? 1 : depth);
      if (wire !== undefined && Math.abs(x - middle(share)[0] - wire.aside) < wire.half) sum += wire.shade;
    }
    return sum / PARTS ** 2;
  });
}

function nearestOn(
  course: Contour,
  x: number,
  y: number,
  far: number,
): { readonly share: number; readonly away: number } {
  let [best, at] = [Number.POSITIVE_INFINITY, 0];
  for (let k = 0; k < course.length; ) {
    const [cx, cy] = course[k] ?? [0, 0];
    const away = Math.hypot(cx - x, cy - y);
    if (away < best) [best, at] = [away, k];
    // Steps are shorter than a pixel: nothing nearer lies before that many of them.
    k += away > far + 4 ? Math.max(1, Math.floor(away - far)) : 1;
  }
  return { share: -0.3 + (1.6 * at) / (course.length - 1), away: best };
}

function blurred(values: Float32Array, columns: number, rows: number, across: number, down: number): Float32Array {
  return swept(swept(values, columns, rows, across, 1), columns, rows, down, columns);
}

function swept(values: Float32Array, columns: number, rows: number, deviation: number, by: number): Float32Array {
  const reach = Math.ceil(4 * deviation);
  const weights = Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * deviation * deviation)));
  const [count, stride] = by === 1 ? [columns, 1] : [rows, columns];
  return values.map((_, at) => {
    const place = by === 1 ? at % columns : Math.floor(at / columns);
    let [sum, whole] = [0, 0];
    for (let k = Math.max(-reach, -place); k <= Math.min(reach, count - 1 - place); k++) {
      const weight = weights[Math.abs(k)] ?? 0;
      sum += weight * (values[at + k * stride] ?? 0);
      whole += weight;
    }
    return sum / whole;
  });
}
