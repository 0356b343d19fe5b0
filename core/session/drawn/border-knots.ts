import { closePoints } from '../../geometry/fitted.ts';
import type { Contour, Point } from '../../geometry/point.ts';

/** A spline through so few knots is moved by hand like one that was drawn; it keeps as near to the border as they can, picture pixels. */
const FEW = { wanted: 0.25, farthest: Number.POSITIVE_INFINITY, most: 24 } as const;

/** Digits of a place that are kept, as `ivus border` prints them: engines of JavaScript differ in the last ones of a cosine. */
const PER_PIXEL = 1e3;

/** The knots (24 at the most) of the closed spline that follows a border that was found, both in picture pixels: places of the border to a thousandth, so that they are the same wherever it was found. */
export function borderKnots(border: Contour): Contour {
  const places = border.map(([x, y]): Point => [rounded(x), rounded(y)]);
  return closePoints(places, FEW) ?? places;
}

function rounded(value: number): number {
  return Math.round(value * PER_PIXEL) / PER_PIXEL;
}
