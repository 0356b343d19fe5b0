import type { Description } from './description.ts';
import { radians } from './geometry.ts';
import { normalNumbers, seededRandom } from './random.ts';
import { type Course, courseOf, projectedAt, SIDE } from './venogram.ts';

/** Grey values that weaken the X-rays take away from the empty picture. */
const EMPTY = 196;
const CONTRAST_PER_MM = 7;
const CONTRAST_MOST = 118;
const MARKER = 105;
const SHAFT = 12;
const NOISE = 5.5;
const MARKER_LONG_MM = 1.2;
const CATHETER_RADIUS_MM = 1.3;

/** The venogram's frames as rows × columns grey values: bones and catheter in each, contrast running in from below from the second on. */
export function drawVenogram(description: Description): readonly Uint8Array[] {
  const { venogram, seed } = description;
  if (venogram === null) return [];
  const random = seededRandom(seed + 1);
  const course = courseOf(description);
  const still = background(description, course);
  const contrast = opacified(description, course);
  return Array.from({ length: venogram.frames }, (_, frame) => {
    const noise = normalNumbers(random, SIDE * SIDE, NOISE);
    const front = frontMm(frame, venogram.frames);
    return Uint8Array.from(still, (grey, pixel) => {
      const behind = Math.min(1, Math.max(0, ((contrast.along[pixel] ?? 0) - front) / 25));
      const clear = grey - (contrast.shade[pixel] ?? 0) * behind;
      return Math.min(
        255,
        Math.max(0, Math.round(clear + (noise[pixel] ?? 0) * Math.sqrt(Math.max(0.2, clear / EMPTY)))),
      );
    });
  });
}

/** How far up the contrast has come; not at all in the first of several frames, past the picture in the last. */
function frontMm(frame: number, frames: number): number {
  if (frames === 1) return -200;
  return frame === 0 ? 400 : 170 - (frame / (frames - 1)) * 320;
}

function opacified(description: Description, course: Course): { shade: Float32Array; along: Float32Array } {
  const { along, beside } = course.positions();
  const shapes = new Map<number, ReturnType<typeof projectedAt>>();
  const shapeAt = (mm: number): ReturnType<typeof projectedAt> => {
    const key = Math.round(mm * 2);
    const known = shapes.get(key) ?? projectedAt(description, key / 2);
    shapes.set(key, known);
    return known;
  };
  const shade = along.map((mm, pixel) => {
    if (Number.isNaN(mm)) return 0;
    const { middle, half, depth } = shapeAt(mm);
    const off = ((beside[pixel] ?? 0) - middle) / half;
    if (Math.abs(off) >= 1) return 0;
    return CONTRAST_MOST * (1 - Math.exp((-CONTRAST_PER_MM * depth * Math.sqrt(1 - off * off)) / CONTRAST_MOST));
  });
  return { shade, along: along.map((mm) => (Number.isNaN(mm) ? 400 : mm)) };
}

/** Soft tissue, bones and the marker catheter. */
function background(description: Description, course: Course): Float32Array {
  const { along, beside } = course.positions();
  const every = description.venogram?.markerEveryMm ?? 10;
  const [crestX, crestY] = course.at(-40);
  const away = description.findings.side === 'right' ? -1 : 1;
  return new Float32Array(SIDE * SIDE).map((_, pixel) => {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    const bone = bonesAt((x - crestX) * course.mmPerPixel * away, (y - crestY) * course.mmPerPixel);
    const body = 14 * Math.sin(x / 90 + 1) * Math.cos(y / 120) + 6 * Math.sin(x / 23) * Math.sin(y / 31 + 2);
    const mm = along[pixel] ?? Number.NaN;
    const inCatheter = Math.abs(beside[pixel] ?? 99) < CATHETER_RADIUS_MM && mm > -60;
    const onMarker = Math.abs(mm - every * Math.round(mm / every)) < MARKER_LONG_MM / 2;
    return EMPTY + body - bone - (inCatheter ? SHAFT + (onMarker ? MARKER : 0) : 0);
  });
}

/** Shade of the last lumbar vertebrae, sacrum, pelvic ring and hip; mm right of and below the vena cava, mirrored on the right side. */
function bonesAt(x: number, y: number): number {
  let shade = 0;
  for (const top of [-70, -33, 4, 41]) {
    const [w, h] = [(24 - Math.abs(x - 20)) / 3, (15 - Math.abs(y - top)) / 3];
    shade += 26 * soft(w) * soft(h) + 12 * soft(w) * soft(h) * soft(2 - Math.min(w, h));
  }
  const sacrum = Math.hypot((x - 20) / 40, (y - 95) / 45);
  shade += 22 * soft((1 - sacrum) * 6);
  const ring = Math.abs(Math.hypot((x - 20) / 78, (y - 120) / 62) - 1) * 60;
  shade += 13 * soft((9 - ring) / 4);
  shade += 26 * soft((24 - Math.hypot(x - 118, y - 190)) / 2);
  return shade * (1 + 0.06 * Math.sin(radians(x * 41)) * Math.sin(radians(y * 37)));
}

/** 0 well below zero, 1 well above. */
function soft(value: number): number {
  return 1 / (1 + Math.exp(-3 * value));
}
