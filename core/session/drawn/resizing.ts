import { lengthenedAxes, offsetVertices } from '../../geometry/offset.ts';
import type { Contour } from '../../geometry/point.ts';
import { signedArea } from '../../geometry/polygon.ts';
import { closedSpline } from '../../geometry/spline.ts';
import { contourProblem } from '../../measure/lumen.ts';
import type { RunRecord } from '../document/document.ts';
import { type Scale, scaled, scaleOf, unscaled } from './readings.ts';
import type { Curve } from './shapes.ts';
import { polygonThrough } from './shapes.ts';

/** How far one step moves the border: evenly in millimetres, or in widths of a pixel where there is no scale. */
export const RESIZE_STEP = { mm: 0.1, px: 1 } as const;

/** The size of a run's pictures in pixels. */
export interface PictureSize {
  readonly columns: number;
  readonly rows: number;
}

interface Shape {
  readonly knots: Contour;
  readonly curve: Curve;
}

/** An outline made larger or smaller, and why it stopped before all steps were made, as the rest of a sentence that begins with its name; null when it did not. */
export interface Resized {
  readonly knots: Contour;
  readonly stopped: string | null;
}

/** A spline is walked this finely to find its direction at a knot. */
const PER_SPAN = 32;

const RESIZE: Readonly<Record<Curve, (knots: Contour, scale: Scale, by: number) => Contour>> = {
  spline: (knots, scale, by) => offsetVertices(scaled(closedSpline(knots, PER_SPAN), scale), PER_SPAN, by),
  ellipse: (ends, scale, by) => lengthenedAxes(scaled(ends, scale), by),
};

/**
 * An outline (picture pixels) whose border has moved outwards by so many steps, inwards where `steps` is negative: every
 * knot at right angles to the line, so that a slit stays a slit; of an ellipse both half-axes grow alike. It stops before
 * a step that would leave the picture, let the line cross itself, or turn it inside out.
 */
export function resized(shape: Shape, steps: number, run: RunRecord, picture: PictureSize): Resized {
  let { knots } = shape;
  for (let made = 0; made < Math.abs(steps); made += 1) {
    const next = oneStep({ ...shape, knots }, Math.sign(steps), run, picture);
    if (typeof next === 'string') return { knots, stopped: next };
    knots = next;
  }
  return { knots, stopped: null };
}

function oneStep({ knots, curve }: Shape, direction: number, run: RunRecord, picture: PictureSize): Contour | string {
  const polygon = polygonThrough(knots, curve);
  const { scale } = scaleOf(run, polygon);
  const before = scaled(polygon, scale);
  if (contourProblem(before) !== null) return 'cannot be resized while it crosses itself';
  const moved = RESIZE[curve](knots, scale, direction * RESIZE_STEP[scale.unit]).map((place) => unscaled(place, scale));
  if (direction > 0 && !isOnPicture(moved, picture)) return 'cannot be enlarged further: it would leave the picture';
  const after = scaled(polygonThrough(moved, curve), scale);
  if (contourProblem(after) !== null) return 'cannot be resized further: it would cross itself';
  const growth = (signedArea(after) - signedArea(before)) * Math.sign(signedArea(before));
  const turned = Math.sign(signedArea(after)) !== Math.sign(signedArea(before));
  return turned || growth * direction <= 0 ? 'cannot be made any smaller' : moved;
}

/** True when every knot lies on the picture, its edges included. */
export function isOnPicture(knots: Contour, { columns, rows }: PictureSize): boolean {
  return knots.every(([x, y]) => x >= 0 && x <= columns && y >= 0 && y <= rows);
}
