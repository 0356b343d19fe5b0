import { splinePoints } from '../../core/geometry/ellipse-axes.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { dispatch } from '../state/document.ts';
import { startDrawing } from '../state/editing.ts';
import { showObject } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import { FEWEST_KNOTS, withoutPoint } from '../tools/handles.ts';

/** Begins a second tracing of an outline's lumen, with the first one out of sight. */
export function traceAgain(outline: Outline): void {
  showObject(outline);
  const { run, frame, id, repeatOf: first } = outline;
  startDrawing({ kind: 'drawing', tool: 'spline', run, frame, places: [], repeatOf: first ?? id });
}

/** Removes one point of an outline; says why not when too few would be left. */
export function removePoint(outline: Outline, index: number): void {
  const knots = withoutPoint(outline.knots, index);
  if (knots === null) notice(`An outline needs at least ${FEWEST_KNOTS} points; delete the whole outline instead.`);
  else dispatch({ type: 'reshape', id: outline.id, knots, label: 'delete point' });
}

/** Makes a spline of an ellipse, so that its line can be moved point by point. */
export function makeSpline({ id, knots }: Outline): void {
  dispatch({ type: 'reshape', id, knots: splinePoints(knots), curve: 'spline', label: 'convert to spline' });
}
