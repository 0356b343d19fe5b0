import { leastOf } from '../../core/extremes.ts';
import { axesAcross } from '../../core/geometry/ellipse-axes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import { fail, ok } from '../../core/result.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { readPoints, scaled, scaleOf, unscaled } from '../../core/session/drawn/readings.ts';
import type { DrawingTool, OutlineSketch } from './drawing.ts';
import { tracedOutline } from './outline.ts';
import { placing, progressOf, withPointer } from './placing.ts';

const PLACES = 3;
/** Picture pixels; an ellipse thinner than this was not meant. */
const LEAST_AXIS = 1;

/** Traces a lumen as an ellipse: one axis by its two ends, then the width of the other, square to it in millimetres. */
export const ellipse: DrawingTool = {
  traces: true,
  ...placing(PLACES),
  progress: (places) => progressOf(places, PLACES),
  sketch,
  finish: (drawing, making) => {
    const ends = axisEnds(drawing.places, making.record);
    return ends === null
      ? fail('An ellipse needs both ends of one axis and a point of its contour away from that axis.')
      : ok(tracedOutline(drawing, { knots: ends, curve: 'ellipse' }, making));
  },
};

/** The four axis ends (picture pixels) that three places give; null where they give no ellipse. */
function axisEnds(places: Contour, record: RunRecord): Contour | null {
  const { scale } = scaleOf(record, places);
  const [a, b, through] = scaled(places, scale);
  if (a === undefined || b === undefined || through === undefined) return null;
  const ends = axesAcross(a, b, through).map((end) => unscaled(end, scale));
  return distance(at(ends, 0), at(ends, 2)) < LEAST_AXIS || distance(at(ends, 1), at(ends, 3)) < LEAST_AXIS
    ? null
    : leftFirst(ends);
}

/** The handle that turns is beyond the first end, and the figures stand at the right ends of their lines. */
function leftFirst(ends: Contour): Contour {
  const xs = ends.map(([x]) => x);
  const left = xs.indexOf(leastOf(xs));
  return [...ends.slice(left), ...ends.slice(0, left)];
}

function at(ends: Contour, index: number): Point {
  return ends[index] ?? [Number.NaN, Number.NaN];
}

function sketch(places: Contour, pointer: Point | null, record: RunRecord): OutlineSketch {
  const shown = withPointer(places, pointer, PLACES);
  const ends = axisEnds(shown, record);
  const reading = ends === null ? null : readPoints(ends, 'ellipse', record);
  return {
    kind: 'outline',
    line: reading?.polygon ?? shown.slice(0, 2),
    closed: reading !== null,
    handles: ends ?? places,
    reading,
    rubber: null,
    closesAt: null,
  };
}
