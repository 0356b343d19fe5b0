import type { Point } from '../../core/geometry/point.ts';
import type { Description } from './description.ts';
import { type CrossSection, radians, reachAt, smoothBetween, veinAt } from './geometry.ts';

/** Rows and columns of a venogram. */
export const SIDE = 512;
const STEP_MM = 0.5;
const FROM_MM = -100;
const TO_MM = 200;
/** This place of the vein lies in the middle of the picture. */
const MIDDLE_MM = 55;
/** How the iliac veins run in the frontal plane: degrees off straight down, along the vein. */
const COURSE = [
  [-15, 3],
  [15, 38],
  [60, 30],
  [105, 14],
  [150, 2],
] as const;

/** The catheter's course in the frontal plane: equal steps of arc length, so that a length along it is a length along the vein. */
export interface Course {
  readonly mmPerPixel: number;
  /** Where a position along the vein (mm) lies in the picture, edge-based pixels. */
  readonly at: (positionMm: number) => Point;
  /** Per picture pixel: its position along the vein and how far right of the course it lies, mm; NaN far from the vein. */
  readonly positions: () => { readonly along: Float32Array; readonly beside: Float32Array };
}

/** The course of a described vein, or of its mirror image on the right side. */
export function courseOf({ venogram, findings }: Description): Course {
  const mmPerPixel = venogram?.mmPerPixel ?? 1;
  const side = findings.side === 'right' ? -1 : 1;
  const points: Point[] = [[0, 0]];
  for (let mm = FROM_MM; mm < TO_MM; mm += STEP_MM) {
    const angle =
      side *
      radians(
        smoothBetween(
          COURSE,
          (key) => key[0],
          (key) => key[1],
          mm + STEP_MM / 2,
        ),
      );
    const [x, y] = points.at(-1) ?? [0, 0];
    points.push([x + STEP_MM * Math.sin(angle), y + STEP_MM * Math.cos(angle)]);
  }
  const between = (positionMm: number): Point => {
    const place = (positionMm - FROM_MM) / STEP_MM;
    const [ax, ay] = points[Math.floor(place)] ?? [0, 0];
    const [bx, by] = points[Math.floor(place) + 1] ?? [ax, ay];
    return [ax + (bx - ax) * (place % 1), ay + (by - ay) * (place % 1)];
  };
  const [middleX, middleY] = between(MIDDLE_MM);
  const at = (positionMm: number): Point => {
    const [x, y] = between(positionMm);
    return [(x - middleX) / mmPerPixel + SIDE / 2, (y - middleY) / mmPerPixel + SIDE / 2];
  };
  return {
    mmPerPixel,
    at,
    positions: () =>
      nearest(
        points.map((_, index) => at(FROM_MM + index * STEP_MM)),
        mmPerPixel,
      ),
  };
}

const WIDEST_MM = 30;

/** For every pixel the nearest step of the course. */
function nearest(points: readonly Point[], mmPerPixel: number): ReturnType<Course['positions']> {
  const along = new Float32Array(SIDE * SIDE).fill(Number.NaN);
  const beside = new Float32Array(SIDE * SIDE);
  const best = new Float32Array(SIDE * SIDE).fill(WIDEST_MM ** 2);
  const reach = Math.ceil(WIDEST_MM / mmPerPixel);
  for (const [index, [px, py]] of points.entries()) {
    const [beforeX, beforeY] = points[index - 1] ?? [px, py - 1];
    const length = Math.hypot(px - beforeX, py - beforeY);
    const [tx, ty] = [(px - beforeX) / length, (py - beforeY) / length];
    for (let row = Math.max(0, Math.floor(py) - reach); row < Math.min(SIDE, py + reach); row++) {
      for (let column = Math.max(0, Math.floor(px) - reach); column < Math.min(SIDE, px + reach); column++) {
        const dx = (column + 0.5 - px) * mmPerPixel;
        const dy = (row + 0.5 - py) * mmPerPixel;
        const away = dx * dx + dy * dy;
        const pixel = row * SIDE + column;
        if (away >= (best[pixel] ?? 0)) continue;
        best[pixel] = away;
        const ahead = dx * tx + dy * ty;
        along[pixel] = FROM_MM + index * STEP_MM + ahead;
        beside[pixel] = dx * ty - dy * tx;
      }
    }
  }
  return { along, beside };
}

/** A cross-section seen from in front: its middle and half its width across the course, and its depth along the X-ray beam in mm. */
export interface Projected {
  readonly middle: number;
  readonly half: number;
  readonly depth: number;
}

/** The vein's projection at a position, at end-expiration; a dent takes its share of the depth. */
export function projectedAt(description: Description, positionMm: number): Projected {
  const { section } = veinAt(description, positionMm);
  const half = Math.hypot(section.long * Math.cos(section.angle), section.short * Math.sin(section.angle));
  return { middle: section.centre[0], half, depth: ((2 * section.long * section.short) / half) * filled(section) };
}

/** Share of the ellipse that a dent leaves. */
function filled(section: CrossSection): number {
  if (section.dent === null) return 1;
  const squares = Array.from({ length: 90 }, (_, step) => reachAt(section, (Math.PI * step) / 45).reach ** 2);
  return squares.reduce((sum, each) => sum + each, 0) / squares.length;
}
