import { closePoints } from '../../geometry/fitted.ts';
import type { Contour, Point } from '../../geometry/point.ts';
import { distance } from '../../geometry/polygon.ts';
import { lengthOf } from '../../geometry/stroke.ts';
import type { Outline } from '../document/document.ts';
import { type Curve, polygonThrough } from './shapes.ts';

/** A line as an outline has it. */
export type Shape = Pick<Outline, 'knots' | 'curve'>;

/** Vertices of a spline from one knot to the next. */
const PER_KNOT = 32;
/** Two places so near are one (picture pixels): DICOM has coordinates in 32 bits. */
const SAME = 0.001;
/** How near a spline is to be to a line of another maker, how far from it it may be, picture pixels, and its knots. */
const CLOSE = { wanted: 0.25, farthest: 1, most: 96 } as const;
/** Between two samples of a line, picture pixels. */
const STEP = 1;
/** A longer line goes around nothing, picture pixels. */
const LONGEST = 6000;

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
  const length = lengthOf([...line, line[0] ?? [0, 0]]);
  if (!(length > 0 && length < LONGEST)) return null;
  const knots = closePoints(
    line.flatMap((from, index) => edge(from, line[(index + 1) % line.length] ?? from)),
    CLOSE,
  );
  return knots === null || knots.length < 3 ? null : { knots, curve: 'spline' };
}

/** Places along an edge without its end; none of an edge that goes nowhere. */
function edge(from: Point, to: Point): Contour {
  const pieces = Math.ceil(distance(from, to) / STEP);
  return Array.from({ length: pieces }, (_, k): Point => {
    const share = k / pieces;
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  });
}
