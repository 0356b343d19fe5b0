import { splineKnots } from '../../core/geometry/ellipse-axes.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { ReshapeDeed } from '../../core/session/document/commands.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { takeRulerPlace } from '../calibration/ruler.ts';
import { recordFor } from '../state/scale.ts';
import { dispatch, notice, outlinesHere, runNow, sessionNow, showOutline, step, useApp } from '../state/store.ts';
import type { DrawingTool } from '../tools/drawing.ts';
import { CURVE_GRIPS } from '../tools/grips.ts';
import { FEWEST_KNOTS, knotAt, withoutKnot } from '../tools/handles.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import { zoomedAbout } from '../ui/screen.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import { deleteVessel } from '../venogram/vessel-actions.ts';
import { isDrawingEdges, selectedVessel } from '../venogram/vessel-view.ts';
import { useCursor } from '../viewport/cursor.ts';
import { layoutNow } from '../viewport/stage.ts';

/** Zooms about the middle of the picture area. */
export function zoomBy(factor: number): void {
  const layout = layoutNow();
  if (layout === null) return;
  const { picture, aspect, viewport } = layout;
  const { view } = useApp.getState();
  useApp.setState({
    view: zoomedAbout(view, picture, aspect, viewport, [viewport.width / 2, viewport.height / 2], factor),
  });
}

/** The whole picture, in its own window. */
export function resetView(): void {
  useApp.setState({ view: FIRST_VIEW });
}

/** Plays or stops; a run of one frame does not play. */
export function togglePlay(): void {
  const state = useApp.getState();
  const frames = runNow(state)?.run.image.frames ?? 1;
  useApp.setState({ playing: !state.playing && frames > 1 });
}

/** Finishes what is being drawn and selects it; false, with the reason shown, while something is missing. */
export function closeDraft(): boolean {
  const state = useApp.getState();
  const { draft, study } = state;
  const session = sessionNow(state);
  if (isDrawingEdges(state)) useApp.setState({ tool: 'select' });
  if (draft?.kind !== 'drawing' || session === null) return false;
  const studyRun = study?.runs.find(({ run }) => run.identity.sopInstanceUid === draft.run);
  if (studyRun === undefined) return false;
  const id = crypto.randomUUID();
  const record = recordFor(studyRun, session);
  const command = DRAWING_TOOLS[draft.tool].finish(draft, { session, record, id, finest: finestNow() });
  if (!command.ok) {
    notice(command.problem);
    return false;
  }
  dispatch(command.value);
  const { next = 'select' }: DrawingTool = DRAWING_TOOLS[draft.tool];
  useApp.setState({ draft: null, tool: next });
  showOutline({ ...draft, id });
  return true;
}

function finestNow(): number {
  const { scaleX, scaleY } = layoutNow()?.transform ?? { scaleX: 1, scaleY: 1 };
  return 1 / Math.max(scaleX, scaleY);
}

/** Begins a second tracing of an outline's lumen, with the first one out of sight. */
export function traceAgain(outline: Outline): void {
  showOutline(outline);
  const { run, frame, id, repeatOf: first } = outline;
  useApp.setState({
    draft: { kind: 'drawing', tool: 'spline', run, frame, places: [], repeatOf: first ?? id },
    tool: 'spline',
    selected: null,
    panel: 'measure',
  });
}

/** Takes back the last step of what is being drawn or calibrated; a second tracing of a lumen stays one. */
export function takeBackPlace(): void {
  const state = useApp.getState();
  const { draft, tool } = state;
  if (draft?.kind !== 'drawing') {
    if (tool === 'calibrate') takeRulerPlace();
    else if (isDrawingEdges(state) && state.study?.history.past.at(-1)?.deed === 'add edge point') step('undo');
    return;
  }
  const places = DRAWING_TOOLS[draft.tool].takeBack(draft.places);
  const over = places.length === 0 && draft.repeatOf === undefined;
  useApp.setState({ draft: over ? null : { ...draft, places } });
}

/** Gives up what is being drawn or dragged; with nothing to give up, puts the tool away, then the selection. */
export function cancelDraft(): void {
  const { draft, tool } = useApp.getState();
  if (draft !== null) useApp.setState({ draft: null });
  else if (tool !== 'select') useApp.setState({ tool: 'select' });
  else useApp.setState({ selected: null });
}

/** Deletes the selected outline's point under the pointer, else the whole of what is selected. */
export function deleteSelected(): void {
  const state = useApp.getState();
  if (state.draft !== null || state.selected === null) return;
  const outline = outlinesHere(state).find(({ id }) => id === state.selected);
  const { at } = useCursor.getState();
  const layout = layoutNow();
  const { toScreen } = layout?.transform ?? {};
  const loose = outline !== undefined && CURVE_GRIPS[outline.curve].loose && state.overlaysShown;
  const knot = loose && at !== null && toScreen !== undefined ? knotAt(outline.knots, toScreen(at), toScreen) : null;
  if (loose && knot !== null) removeKnot(outline, knot);
  else if (selectedVessel(state) !== null) deleteVessel(state.selected, at, layout);
  else removeObject(state.selected);
}

/** Deletes an outline or measurement. No question asked: undo brings it back. In a read-only study it stays, and so does the selection. */
export function removeObject(id: string): void {
  dispatch({ type: isMeasurement(id) ? 'removeMeasurement' : 'removeOutline', id });
  if (useApp.getState().study?.readOnly === null) useApp.setState({ selected: null, draft: null });
}

function isMeasurement(id: string): boolean {
  return sessionNow(useApp.getState())?.measurements.some((measurement) => measurement.id === id) ?? false;
}

/** Removes one point of an outline; says why not when too few would be left. */
export function removeKnot(outline: Outline, index: number): void {
  const knots = withoutKnot(outline.knots, index);
  if (knots === null) notice(`An outline needs at least ${FEWEST_KNOTS} points; delete the whole outline instead.`);
  else dispatch({ type: 'reshape', id: outline.id, knots, deed: 'delete point' });
}

/** Makes a spline of an ellipse, so that its line can be moved point by point. */
export function makeSpline({ id, knots }: Outline): void {
  dispatch({ type: 'reshape', id, knots: splineKnots(knots), curve: 'spline', deed: 'make a spline' });
}

/** Ends a drag: the draft becomes one command, or nothing where nothing moved. */
export function commitDrag(before: Contour, deed: ReshapeDeed): void {
  const { draft } = useApp.getState();
  if (draft?.kind !== 'reshaping') return;
  useApp.setState({ draft: null });
  const { id, knots } = draft;
  if (JSON.stringify(knots) === JSON.stringify(before)) return;
  if (isMeasurement(id)) dispatch({ type: 'changeMeasurement', id, change: { points: knots } });
  else dispatch({ type: 'reshape', id, knots, deed });
}
