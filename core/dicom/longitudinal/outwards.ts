import type { Point } from '../../geometry/point.ts';

/** One pixel's width outwards at an angle (degrees clockwise from 12 o'clock), in picture pixels. */
export function outwards(degrees: number, aspect: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle), -Math.cos(angle) / aspect];
}
