import { closePoints } from '../../geometry/fitted.ts';
import type { Contour } from '../../geometry/point.ts';

/** A spline through so few knots is moved by hand like one that was drawn; it keeps as near to the border as they can, picture pixels. */
const FEW = { wanted: 0.25, farthest: Number.POSITIVE_INFINITY, most: 24 } as const;

/** The knots (24 at the most) of the closed spline that follows a border that was found, both in picture pixels. The same border always has the same knots. */
export function borderKnots(border: Contour): Contour {
  return closePoints(border, FEW) ?? border;
}
