import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import { fail, ok } from '../../core/result.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { readPoints } from '../../core/session/drawn/readings.ts';
import type { DrawingTool, Drawn, OutlineSketch, Touch } from './drawing.ts';
import type { ToScreen } from './handles.ts';
import { FEWEST_KNOTS } from './handles.ts';
import { tracedOutline } from './outline.ts';

/** CSS pixels around the first knot in which a click closes the outline. */
const CLOSING = 10;
/** Two clicks nearer than this (CSS pixels) and faster than this (ms) are a double click. */
const DOUBLE = { within: 6, faster: 500 };

/**
 * Traces a lumen by clicks, or in one stroke where the first press is drawn on. A click on the first knot closes it, the second one of a double click closes it without a
 * knot of its own, anywhere else a click adds a knot, which can be pulled until it is let go. Fewer than 3 knots never close.
 */
export const spline: DrawingTool = {
  traces: true,
  stroke: 'freehand',
  press: clicked,
  drag: (_, pressed, { place }) => pressed.with(-1, place),
  release: (places) => ({ places, done: false }),
  takeBack: (places) => places.slice(0, -1),
  cursor: (places, { place, toScreen }) => (closes(places, place, toScreen) ? 'pointer' : 'crosshair'),
  sketch,
  progress: (places) => `${places.length} of at least ${FEWEST_KNOTS} points set.`,
  finish: (drawing, making) =>
    drawing.places.length < FEWEST_KNOTS
      ? fail(`An outline needs at least ${FEWEST_KNOTS} points; add more, or press Esc to cancel.`)
      : ok(tracedOutline(drawing, { knots: drawing.places, curve: 'spline' }, making)),
};

function clicked(knots: Contour, { place: at, sinceLast, toScreen }: Touch): Drawn {
  const place = toScreen(at);
  const apart = (knot: Point | undefined) =>
    knot === undefined ? Number.POSITIVE_INFINITY : distance(toScreen(knot), place);
  const closable = knots.length >= FEWEST_KNOTS;
  if (apart(knots.at(-1)) <= DOUBLE.within && sinceLast <= DOUBLE.faster) return { places: knots, done: closable };
  if (closable && apart(knots[0]) <= CLOSING) return { places: knots, done: true };
  // A knot on top of the one before it would bend nothing.
  if (apart(knots.at(-1)) < 1) return { places: knots, done: false };
  return { places: [...knots, at], done: false };
}

function closes(knots: Contour, at: Point, toScreen: ToScreen): boolean {
  const [first] = knots;
  return first !== undefined && knots.length >= FEWEST_KNOTS && distance(toScreen(first), toScreen(at)) <= CLOSING;
}

function sketch(knots: Contour, pointer: Point | null, record: RunRecord): OutlineSketch {
  const [first, last] = [knots[0], knots.at(-1)];
  const closable = knots.length >= FEWEST_KNOTS;
  const reading = closable ? readPoints(knots, 'spline', record) : null;
  return {
    kind: 'outline',
    line: reading?.polygon ?? knots,
    closed: closable,
    handles: knots,
    reading,
    rubber: last === undefined || pointer === null ? null : [last, pointer],
    closesAt: closable && first !== undefined ? first : null,
  };
}
