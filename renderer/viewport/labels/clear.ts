import type { Contour, Point } from '../../../core/geometry/point.ts';
import { remembered } from '../../../core/remembered.ts';
import { isInside } from '../../tools/handles.ts';
import type { Box } from '../../ui/box.ts';
import { boxAround, overlap, touches, wider } from '../../ui/box.ts';
import { thinned } from './thinned.ts';
import type { DrawnLine } from './wanted.ts';

/** A straight line from a place to another. */
export type Straight = readonly [Point, Point];

/** So far a line may be from the one that is drawn, CSS pixels: much less than what labels keep off it. */
const EXACT = 0.3;

/** A line with the box around it, so that most of what is far from it is known at once. */
export interface Bounded extends DrawnLine {
  readonly around: Box;
}

/** A line with the box around it, in as few stretches as it takes. */
export const bounded = remembered(({ places, closed }: DrawnLine): Bounded => {
  const around = boxAround(places) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { places: thinned(places, EXACT), closed, around: wider(around, 1) };
});

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
export function cross(one: Straight, other: Straight): boolean {
  return areApart(one, other) && areApart(other, one);
}

/** True where the ends of the second straight line lie on either side of the first. */
function areApart([from, to]: Straight, [a, b]: Straight): boolean {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  return x * (a[1] - from[1]) - y * (a[0] - from[0]) > 0 !== x * (b[1] - from[1]) - y * (b[0] - from[0]) > 0;
}

/** True where a straight line crosses a drawn one. */
export function crossesLine(straight: Straight, { places, closed, around }: Bounded): boolean {
  return touches(around, ...straight) && hasStretch(places, closed, (from, to) => cross(straight, [from, to]));
}
