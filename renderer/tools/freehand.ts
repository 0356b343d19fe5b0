import { fittedPoints } from '../../core/geometry/fitted.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import { closedStroke, evenly } from '../../core/geometry/stroke.ts';
import { fail, ok } from '../../core/result.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { readPolygon } from '../../core/session/drawn/readings.ts';
import type { DrawingTool, OutlineSketch, Touch } from './drawing.ts';
import { tracedOutline } from './outline.ts';

/** CSS pixels that the spline may leave the drawn line by. */
const TOLERANCE = 2;
/** CSS pixels around; a shorter stroke was a slip of the hand. */
export const SHORTEST_STROKE = 40;
/** Corners of the polygon that is read while the line is still being drawn. */
const ROUGH = 128;

/** Traces a lumen by one stroke around it; letting go closes it and makes it a spline of few knots. */
export const freehand: DrawingTool = {
  traces: true,
  press: (_, { place }) => ({ places: [place], done: false }),
  drag: (places, _, touch) => (isFurther(places, touch) ? [...places, touch.place] : places),
  release: (places) => ({ places, done: true }),
  takeBack: () => [],
  cursor: () => 'crosshair',
  progress: () => 'Drag once around the lumen without releasing.',
  sketch,
  finish: (drawing, making) => {
    const stroke = closedStroke(drawing.places);
    const { finest } = making;
    if (stroke === null || lengthAround(stroke) < SHORTEST_STROKE * finest)
      return fail('That line does not enclose a lumen: drag once around it, back to the start, then release.');
    return ok(tracedOutline(drawing, { knots: fittedPoints(stroke, TOLERANCE * finest), curve: 'spline' }, making));
  },
};

function isFurther(places: Contour, { place, toScreen }: Touch): boolean {
  const last = places.at(-1);
  return last === undefined || distance(toScreen(last), toScreen(place)) >= 1;
}

function lengthAround(stroke: Contour): number {
  return stroke.reduce((sum, place, index) => sum + distance(place, stroke.at(index - 1) ?? place), 0);
}

function sketch(places: Contour, _: Point | null, record: RunRecord): OutlineSketch {
  const stroke = closedStroke(places);
  const reading = stroke === null ? null : readPolygon(evenly(stroke, ROUGH), record);
  const line = reading === null ? places : reading.polygon;
  return { kind: 'outline', line, closed: reading !== null, handles: [], reading, rubber: null, closesAt: null };
}
