import type { Dataset } from '../../../dicom/header/dataset.ts';
import { ellipseEnds, ellipseThrough } from '../../../geometry/ellipse.ts';
import type { Contour, Point } from '../../../geometry/point.ts';
import { distance } from '../../../geometry/polygon.ts';

/** A closed line of a structured report, in picture pixels, and the picture that it lies on. */
export interface Region {
  readonly contour: Contour;
  /** SOP instance UID of the picture. */
  readonly instance: string;
  /** From 1; null where the report states none, as of a single picture. */
  readonly frame: number | null;
}

/** More points than a line can have in an explicit file (PS3.5: 65,534 bytes of FL), times two for implicit ones. */
const MOST_POINTS = 16_384;
/** The axes of an ellipse cut each other in half to so many pixels: their ends may be whole numbers. */
const HALVED = 1.5;

/** The shapes that run around something, as the points of a closed line or the phrase that says why they are none. */
const LINES: Readonly<Record<string, (points: Contour) => Contour | string>> = {
  POLYLINE: (points) => lineThrough(points, false),
  POLYGON: (points) => lineThrough(points, true),
  CIRCLE: circleThrough,
  ELLIPSE: ellipseAlong,
};

/** The closed line of a SCOORD item (PS3.3 C.18.6; circles and ellipses are lines as well; counted from the edge of the picture, as our pixels are), or the phrase that says why it is none. */
export function regionOf(item: Dataset): Region | string {
  const type = item.text('x00700023');
  const line = LINES[type];
  if (line === undefined)
    return `drawn as ${type.toLowerCase().slice(0, 16) || 'an unknown shape'} and not as a closed line`;
  const points = pointsOf(item.floats('x00700022'));
  const contour = typeof points === 'string' ? points : line(points);
  if (typeof contour === 'string') return contour;
  const pictures = (item.items('x0040a730') ?? []).flatMap((child) => child.items('x00081199') ?? []);
  const [picture, ...more] = pictures;
  const instance = picture?.text('x00081155') ?? '';
  if (picture === undefined || instance === '') return 'without a picture that they lie on';
  if (more.length > 0) return 'on several pictures at once';
  const frames = picture.decimals('x00081160');
  if (frames === null)
    return picture.stored('x00081160') === null
      ? { contour, instance, frame: null }
      : 'with an unreadable frame number';
  const [frame = 0, ...others] = frames;
  return others.length > 0 ? 'on several frames at once' : { contour, instance, frame };
}

function pointsOf(numbers: readonly number[] | null): Contour | string {
  if (numbers === null || numbers.length % 2 !== 0) return 'with unreadable coordinates';
  if (numbers.length > 2 * MOST_POINTS) return `with more than ${MOST_POINTS} points`;
  return Array.from({ length: numbers.length / 2 }, (_, k): Point => [numbers[2 * k] ?? 0, numbers[2 * k + 1] ?? 0]);
}

/** The points of a closed line, the first one not once more at its end; a polygon is closed by its name. */
function lineThrough(points: Contour, closed: boolean): Contour | string {
  const [first, last] = [points[0], points.at(-1)];
  const returns = points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  if (!returns && !closed) return 'drawn as a line that is not closed';
  const contour = returns ? points.slice(0, -1) : points;
  return contour.length < 3 ? 'with fewer than three points' : contour;
}

/** A circle is its centre and a point on it. */
function circleThrough([centre, on, ...more]: Contour): Contour | string {
  if (centre === undefined || on === undefined || more.length > 0) return 'drawn as a circle without its two points';
  const radius = distance(centre, on);
  return radius > 0 ? ellipseThrough(ellipseEnds(centre, [radius, 0], [0, radius])) : 'drawn as a circle of no size';
}

/** An ellipse is the ends of its long axis and those of its short one. */
function ellipseAlong([a, b, c, d, ...more]: Contour): Contour | string {
  if (a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0)
    return 'drawn as an ellipse without its four points';
  if (distance(a, b) === 0 || distance(c, d) === 0) return 'drawn as an ellipse of no width';
  const [one, other]: readonly [Point, Point] = [middleOf(a, b), middleOf(c, d)];
  return distance(one, other) > HALVED ? 'drawn as an ellipse whose axes do not cross' : ellipseThrough([a, c, b, d]);
}

function middleOf(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
