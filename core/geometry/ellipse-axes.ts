import { ellipseEnds, ellipseThrough } from './ellipse.ts';
import type { Contour, Point } from './point.ts';
import { distance } from './polygon.ts';

/** The ends of the two axes of the ellipse that has one axis from a to b and whose other one, square to it, reaches as far as a place lies from it. All in one unit, axes to scale. */
export function axesAcross(a: Point, b: Point, place: Point): Contour {
  const centre = middle(a, b);
  const half: Point = [(b[0] - a[0]) / 2, (b[1] - a[1]) / 2];
  const length = Math.hypot(...half);
  const across: Point = length === 0 ? [0, 0] : [-half[1] / length, half[0] / length];
  const reach = Math.abs((place[0] - centre[0]) * across[0] + (place[1] - centre[1]) * across[1]);
  return ellipseEnds(centre, half, [across[0] * reach, across[1] * reach]);
}

/** The axis ends with one of them (0 to 3) moved along its own axis to the foot of a place, the opposite one mirrored; never shorter than `least` from the centre. Other than four ends are returned as they are. */
export function resizedAxes(ends: Contour, index: number, place: Point, least: number): Contour {
  const [end, opposite] = [ends[index], ends[(index + 2) % 4]];
  if (ends.length !== 4 || end === undefined || opposite === undefined) return ends;
  const centre = middle(end, opposite);
  const half = distance(end, centre);
  if (half === 0) return ends;
  const along: Point = [(end[0] - centre[0]) / half, (end[1] - centre[1]) / half];
  const reach = Math.max(least, (place[0] - centre[0]) * along[0] + (place[1] - centre[1]) * along[1]);
  const by = (sign: number): Point => [centre[0] + sign * reach * along[0], centre[1] + sign * reach * along[1]];
  return ends.with(index, by(1)).with((index + 2) % 4, by(-1));
}

/** The axis ends turned about their centre so that the first one points at a place. Lengths stay as they are. */
export function turnedAxes(ends: Contour, place: Point): Contour {
  const [first, , opposite] = ends;
  if (first === undefined || opposite === undefined) return ends;
  const [x, y] = middle(first, opposite);
  const angle = Math.atan2(place[1] - y, place[0] - x) - Math.atan2(first[1] - y, first[0] - x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ends.map(([endX, endY]): Point => {
    const [byX, byY] = [endX - x, endY - y];
    return [x + cos * byX - sin * byY, y + sin * byX + cos * byY];
  });
}

/** Knots on an ellipse whose spline differs from it by less than 0.05 % in every reading, for axes up to 6 to 1. */
export function splinePoints(ends: Contour): Contour {
  return ellipseThrough(ends, KNOTS);
}

/** Enough for the promise above, few enough to be moved by hand. */
const KNOTS = 16;

function middle(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
