import { z } from 'zod';
import { ellipseThrough } from '../../geometry/ellipse.ts';
import { contourOf, type Flat, flatOf } from '../../geometry/flat.ts';
import type { Contour, Point } from '../../geometry/point.ts';
import { flatSpline } from '../../geometry/spline.ts';
import { remembered } from '../../remembered.ts';

/** A place in picture pixels in a session file. */
export const pointSchema = z.tuple([z.number(), z.number()]).readonly();

/** The most points of one line in a session: a lumen has 48 at most when it is drawn, and 96 when it is brought in. */
export const MOST_POINTS = 1000;

/** A line in a session file, as its points. Looked at as a whole: thousands of lines are read in a moment. */
export function lineSchema(fewest: number) {
  const isLine = (value: unknown): boolean =>
    Array.isArray(value) && value.length >= fewest && value.length <= MOST_POINTS && value.every(isPlace);
  return z.custom<Contour>(isLine, `must be ${fewest} to ${MOST_POINTS} points`);
}

function isPlace(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** How an outline runs through its knots: a closed spline, or the ellipse whose axes end in them. */
const CURVES = {
  spline: (knots: Contour): Flat => flatSpline(knots),
  ellipse: (ends: Contour): Flat => flatOf(ellipseThrough(ends)),
};

export type Curve = keyof typeof CURVES;

export const curveSchema = z.enum(Object.keys(CURVES) as readonly Curve[]);

/** An outline's polygon in picture pixels. */
export function flatThrough(knots: Contour, curve: Curve): Flat {
  return CURVES[curve](knots);
}

/** The same as points; worked out once for knots that never change. */
export const polygonThrough = remembered(
  (knots: Contour, curve: Curve): Contour => contourOf(flatThrough(knots, curve)),
);
