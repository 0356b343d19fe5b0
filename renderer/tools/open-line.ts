import { openSpline, polylineOf } from '../../core/geometry/open-spline.ts';
import type { Contour } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import type { DrawingTool, Drawn, Touch } from './drawing.ts';

/** Two clicks nearer than this (CSS pixels) and faster than this (ms) are a double click. */
const DOUBLE = { within: 6, faster: 500 };
/** An open line needs this many points. */
export const FEWEST_ON_LINE = 2;

/** How an open line is drawn: a click sets a point, a double click or Enter ends it. */
export const clickedAlong: Pick<DrawingTool, 'press' | 'takeBack' | 'cursor'> = {
  press: clicked,
  takeBack: (places) => places.slice(0, -1),
  cursor: () => 'crosshair',
};

/** The second click of a double click ends the line without a point of its own. */
function clicked(places: Contour, { place, sinceLast, toScreen }: Touch): Drawn {
  const last = places.at(-1);
  const apart = last === undefined ? Number.POSITIVE_INFINITY : distance(toScreen(last), toScreen(place));
  if (apart <= DOUBLE.within && sinceLast <= DOUBLE.faster) return { places, done: places.length >= FEWEST_ON_LINE };
  // A point on top of the one before it would bend nothing.
  return { places: apart < 1 ? places : [...places, place], done: false };
}

/** How far an open line is that needs at least so many points. */
export function progressAlong(places: Contour, fewest: number): string {
  return `${places.length} of at least ${fewest} points set. Press Enter to finish.`;
}

/** The smooth line through places, as straight pieces; the places themselves while there are fewer than two. */
export function lineThrough(places: Contour): Contour {
  const curve = openSpline(places);
  return curve === null ? places : polylineOf(curve);
}
