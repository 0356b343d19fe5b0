import { lengthBetween, openSpline } from '../geometry/open-spline.ts';
import type { Contour } from '../geometry/point.ts';
import type { MeasuringTool } from './tool.ts';

/** A length along a line through any number of places. */
export const path: MeasuringTool = {
  title: 'Path',
  places: 2,
  orMore: true,
  lines: [],
  ends: 'plain',
  worded: false,
  read: (places) => [{ name: 'length', value: distancesAlong(places).at(-1) ?? 0, of: 'length' }],
};

/** How far along the smooth line through the places each of them lies from the first, in their unit. */
export function distancesAlong(places: Contour): readonly number[] {
  const curve = openSpline(places);
  let along = 0;
  let knot = 0;
  return places.map(([x, y], i) => {
    const before = places[i - 1];
    // A place given twice in a row is one knot of the line.
    if (curve === null || before === undefined || (before[0] === x && before[1] === y)) return along;
    along += lengthBetween(curve, knot, knot + 1);
    knot += 1;
    return along;
  });
}
