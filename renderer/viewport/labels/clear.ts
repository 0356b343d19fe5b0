import type { Contour, Point } from '../../../core/geometry/point.ts';
import { isInside } from '../../tools/handles.ts';
import type { Box } from '../../ui/box.ts';
import { boxAround, overlap, touches, wider } from '../../ui/box.ts';
import type { DrawnLine } from './wanted.ts';

/** A straight line from a place to another. */
export type Straight = readonly [Point, Point];

/** A line with the box around it, so that most of what is far from it is known at once. */
export interface Bounded extends DrawnLine {
  readonly around: Box;
}

/** A line with the box around it. */
export function bounded({ places, closed }: DrawnLine): Bounded {
  const around = boxAround(places) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { places, closed, around: wider(around, 1) };
}

/** True where some stretch of a line has a property; the last one of a closed line leads back to its beginning. */
function hasStretch(places: Contour, closed: boolean, is: (from: Point, to: Point) => boolean): boolean {
  let from = closed ? places.at(-1) : undefined;
  for (const to of places) {
    if (from !== undefined && is(from, to)) return true;
    from = to;
  }
  return false;
}

/** True where a box touches a line. */
export function touchesLine(box: Box, { places, closed, around }: Bounded): boolean {
  return overlap(box, around) && hasStretch(places, closed, (from, to) => touches(box, from, to));
}

/** True where a box lies inside a closed line or touches it. */
export function isWithin(box: Box, line: Bounded): boolean {
  if (!line.closed || !overlap(box, line.around)) return false;
  return isInside(line.places, [box.x + box.width / 2, box.y + box.height / 2]) || touchesLine(box, line);
}

/** True where two straight lines cross. */
export function cross([a, b]: Straight, [c, d]: Straight): boolean {
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;
}

function side([px, py]: Point, [qx, qy]: Point, [rx, ry]: Point): number {
  return (qx - px) * (ry - py) - (qy - py) * (rx - px);
}

/** True where a straight line crosses a drawn one. */
export function crossesLine(straight: Straight, { places, closed, around }: Bounded): boolean {
  return touches(around, ...straight) && hasStretch(places, closed, (from, to) => cross(straight, [from, to]));
}
