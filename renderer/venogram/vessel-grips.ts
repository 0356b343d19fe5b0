import { leastOf } from '../../core/extremes.ts';
import { footOn } from '../../core/geometry/foot.ts';
import { openSpline } from '../../core/geometry/open-spline.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import { sideOf, widthOn } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import type { ToScreen } from '../tools/handles.ts';
import { isOnPath, pointAt } from '../tools/handles.ts';

/** The lists of points that a vessel is drawn with. */
export type VesselPart = 'centre' | 'left' | 'right' | 'reference';

/** What of a vessel is under the pointer: one of its points, one of its lines, or the inside of the vessel. */
export type VesselGrip =
  | { readonly kind: 'point'; readonly part: VesselPart; readonly index: number }
  | { readonly kind: 'line'; readonly part: 'centre' | 'left' | 'right'; readonly place: Point }
  | { readonly kind: 'inside'; readonly where: number };

/** What of a selected vessel is at a screen place, points before lines before the inside; null beside it. */
export function vesselGripAt(
  vessel: Vessel,
  reading: VesselReading,
  at: Point,
  place: Point,
  toScreen: ToScreen,
): VesselGrip | null {
  for (const part of ['reference', 'left', 'right', 'centre'] as const) {
    const index = pointAt(vessel[part], at, toScreen);
    if (index !== null) return { kind: 'point', part, index };
  }
  const part = lineUnder(reading, at, toScreen);
  if (part !== null) return { kind: 'line', part, place };
  const where = insideAt(reading, place);
  return where === null ? null : { kind: 'inside', where };
}

/** Which line of a vessel is hit at a screen place; null beside all. */
export function lineUnder({ drawn }: VesselReading, at: Point, toScreen: ToScreen): 'centre' | 'left' | 'right' | null {
  const hit = (['left', 'right', 'centre'] as const).find((part) => {
    const lines = part === 'centre' ? [drawn.centre] : drawn[part];
    return lines.some((line) => isOnPath(line.map(toScreen), at, false));
  });
  return hit ?? null;
}

/** Where along the centre line a place between the edges lies; null outside the vessel. */
export function insideAt(reading: VesselReading, place: Point): number | null {
  if (reading.curve === null) return null;
  const where = footOn(reading.curve, place);
  const across = widthOn(reading, where);
  if (across === null) return null;
  const [left, right] = across.ends;
  // A place between the ends of the line across makes no way round.
  const round = distance(left, place) + distance(place, right) - distance(left, right);
  return round <= WAY_ROUND ? where : null;
}

/** Picture pixels by which the way between the edges may grow over a place that is still between them. */
const WAY_ROUND = 1;

/** The vessel with one of its points elsewhere; edges that were found have many, so that those near it go along, the less the further away. */
export function withPointAt(vessel: Vessel, part: VesselPart, index: number, to: Point): Vessel {
  const knots = vessel[part];
  const isFound = vessel.origin !== 'hand' && (part === 'left' || part === 'right');
  return { ...vessel, [part]: isFound ? pulled(knots, index, to) : knots.with(index, to) };
}

/** So many distances between neighbours far away a point is no longer pulled along, nor so many times as far as it goes: an edge bends, it makes no spike. */
const PULLED = { neighbours: 3, way: 2 };

function pulled(knots: Contour, index: number, to: Point): Contour {
  const from = knots[index] ?? to;
  const away = knots.map((knot) => distance(knot, from));
  const nearest = leastOf(away.filter((_, other) => other !== index));
  const reach = Math.max(PULLED.neighbours * nearest, PULLED.way * distance(from, to));
  return knots.map(([x, y], other): Point => {
    if (other === index) return to;
    const share = Math.max(0, Math.cos(((Math.PI / 2) * (away[other] ?? reach)) / reach)) ** 2;
    return (away[other] ?? reach) >= reach ? [x, y] : [x + share * (to[0] - from[0]), y + share * (to[1] - from[1])];
  });
}

/** The vessel without one of its points; null when its centre line would be none. */
export function withoutPoint(vessel: Vessel, part: VesselPart, index: number): Vessel | null {
  if (part === 'centre' && vessel.centre.length <= 2) return null;
  return { ...vessel, [part]: vessel[part].toSpliced(index, 1) };
}

/** The vessel with one more point on one of its lines, and the number of that point. */
export function withPointOn(
  vessel: Vessel,
  part: 'centre' | 'left' | 'right',
  place: Point,
): { readonly vessel: Vessel; readonly index: number } {
  const curve = part === 'centre' ? openSpline(vessel.centre) : null;
  // Edges are put in order along the centre line when they are read, so that a new point may stand last.
  const index = curve === null ? vessel[part].length : Math.floor(footOn(curve, place)) + 1;
  return { vessel: { ...vessel, [part]: vessel[part].toSpliced(index, 0, place) }, index };
}

/** The vessel with one more point of the edge on whose side the place is. */
export function withEdgePoint(
  vessel: Vessel,
  place: Point,
): ReturnType<typeof withPointOn> & { part: 'left' | 'right' } {
  const part = sideOf(vessel, place);
  return { ...withPointOn(vessel, part, place), part };
}
