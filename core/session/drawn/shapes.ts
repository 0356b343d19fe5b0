import { z } from 'zod';
import { ellipseThrough } from '../../geometry/ellipse.ts';
import type { Contour } from '../../geometry/point.ts';
import { closedSpline } from '../../geometry/spline.ts';

/** A place in picture pixels in a session file. */
export const pointSchema = z.tuple([z.number(), z.number()]).readonly();

/** How an outline runs through its knots: a closed spline, or the ellipse whose axes end in them. */
const CURVES = {
  spline: (knots: Contour): Contour => closedSpline(knots),
  ellipse: (ends: Contour): Contour => ellipseThrough(ends),
};

export type Curve = keyof typeof CURVES;

export const curveSchema = z.enum(Object.keys(CURVES) as readonly Curve[]);

/** An outline's polygon in picture pixels. */
export function polygonThrough(knots: Contour, curve: Curve): Contour {
  return CURVES[curve](knots);
}
