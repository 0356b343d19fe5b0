import { greatestOf, leastOf } from '../../core/extremes.ts';
import { type CrossSection, outlineOf, reachAt } from './geometry.ts';

/** Area and the shortest and longest chord through the centre of area. */
export interface Sizes {
  readonly areaMm2: number;
  readonly minMm: number;
  readonly maxMm: number;
}

const STEPS = 720;

/** The sizes of a lumen: an ellipse's from its formula, a dented one's by summing its border in 720 steps (error below 1 µm). */
export function sizesOf(section: CrossSection): Sizes {
  const { long, short, dent } = section;
  if (dent === null) return { areaMm2: Math.PI * long * short, minMm: 2 * short, maxMm: 2 * long };
  const chords = chordsThroughCentre(section);
  const squares = Array.from({ length: STEPS }, (_, step) => reachAt(section, (2 * Math.PI * step) / STEPS).reach ** 2);
  const mean = squares.reduce((sum, each) => sum + each, 0) / STEPS;
  return { areaMm2: Math.PI * long * short * mean, minMm: leastOf(chords), maxMm: greatestOf(chords) };
}

/** Lengths of the chords through the centre of area, every half degree. */
function chordsThroughCentre(section: CrossSection): readonly number[] {
  const outline = outlineOf(section, STEPS);
  let [area, cx, cy] = [0, 0, 0];
  for (const [index, [x, y]] of outline.entries()) {
    const [nextX, nextY] = outline[(index + 1) % STEPS] ?? [0, 0];
    const cross = x * nextY - nextX * y;
    area += cross;
    cx += (x + nextX) * cross;
    cy += (y + nextY) * cross;
  }
  const seen = outline.map(([x, y]) => {
    const [dx, dy] = [x - cx / (3 * area), y - cy / (3 * area)];
    return { turn: Math.atan2(dy, dx), distance: Math.hypot(dx, dy) };
  });
  const rays = seen.toSorted((a, b) => a.turn - b.turn);
  const at = (turn: number): number => radiusAt(rays, Math.atan2(Math.sin(turn), Math.cos(turn)));
  return Array.from(
    { length: STEPS / 2 },
    (_, step) => at((Math.PI * step) / (STEPS / 2)) + at((Math.PI * step) / (STEPS / 2) + Math.PI),
  );
}

interface Ray {
  readonly turn: number;
  readonly distance: number;
}

/** Where the border's chord between two neighbouring rays is met; `rays` by rising angle. */
function radiusAt(rays: readonly Ray[], turn: number): number {
  const after = rays.findIndex((ray) => ray.turn >= turn);
  const right = rays[after] ?? rays[0];
  const left = rays[(after <= 0 ? rays.length : after) - 1];
  if (left === undefined || right === undefined) throw new Error('the border has no points');
  const gap = Math.sin(right.turn - left.turn);
  if (gap === 0) return right.distance;
  return gap / (Math.sin(right.turn - turn) / left.distance + Math.sin(turn - left.turn) / right.distance);
}
