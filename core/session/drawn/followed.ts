import { fittedPoints } from '../../geometry/fitted.ts';
import type { Contour } from '../../geometry/point.ts';
import { evenly, lengthOf } from '../../geometry/stroke.ts';
import type { Outline } from '../document/document.ts';
import { farthest } from './distance.ts';
import { type Curve, polygonThrough } from './shapes.ts';

type Shape = Pick<Outline, 'knots' | 'curve'>;

/** Vertices of a spline from one knot to the next. */
const PER_KNOT = 32;
/** Two places so near are one (picture pixels): DICOM has coordinates in 32 bits. */
const SAME = 0.001;
/** How near a spline is to be to a line of another maker, and how far from it it may be, picture pixels. */
const [WANTED, FARTHEST] = [0.25, 1];
/** Between two samples of a line, picture pixels. */
const STEP = 0.5;
/** A longer line goes around nothing, picture pixels. */
const LONGEST = 20_000;
/** Places of either line that are compared. */
const COMPARED = 512;

/**
 * The curve through few knots that is a closed line (picture pixels): the very curve where this program has written the line, else a
 * spline that is nowhere more than a pixel away from it; null where there is none.
 */
export function followed(line: Contour): Shape | null {
  return written(line, 'ellipse', line.length / 4) ?? written(line, 'spline', PER_KNOT) ?? fitted(line);
}

/** The curve whose knots are every so many points of the line, where it has no other points than the line. */
function written(line: Contour, curve: Curve, every: number): Shape | null {
  const knots = line.filter((_, index) => index % every === 0);
  if (knots.length < 3 || line.length % every !== 0) return null;
  const polygon = polygonThrough(knots, curve);
  const same = ([x, y]: (typeof line)[number], index: number) =>
    Math.hypot(x - (polygon[index]?.[0] ?? x + 1), y - (polygon[index]?.[1] ?? y)) <= SAME;
  return polygon.length === line.length && line.every(same) ? { knots, curve } : null;
}

function fitted(line: Contour): Shape | null {
  const [first = [0, 0]] = line;
  const around = [...line, first];
  const length = lengthOf(around);
  if (!(length > 0 && length < LONGEST)) return null;
  const dense = evenly(around, Math.max(96, Math.ceil(length / STEP))).slice(0, -1);
  const knots = fittedPoints(dense, WANTED);
  if (knots.length < 3) return null;
  const spline = polygonThrough(knots, 'spline');
  const apart = Math.max(farthest(sampled(around), spline), farthest(sampled(spline), sampled(around)));
  return apart <= FARTHEST ? { knots, curve: 'spline' } : null;
}

function sampled(line: Contour): Contour {
  return evenly(line, COMPARED);
}
