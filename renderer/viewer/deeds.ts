import type { Contour } from '../../core/geometry/point.ts';
import type { Outline } from '../../core/session/document.ts';
import { dispatch, FIRST_VIEW, notice, outlinesHere, runNow, sessionNow, showOutline, useApp } from '../store.ts';
import { FEWEST_KNOTS, knotAt, withoutKnot } from '../tools/handles.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import { useCursor } from './cursor.ts';
import { recordFor } from './scale.ts';
import { zoomedAbout } from './screen.ts';
import { layoutNow } from './stage.ts';

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
  if (draft?.kind !== 'drawing' || session === null) return false;
  const studyRun = study?.runs.find(({ run }) => run.identity.sopInstanceUid === draft.run);
  if (studyRun === undefined) return false;
  const id = crypto.randomUUID();
  const command = DRAWING_TOOLS[draft.tool].finish(draft, { session, record: recordFor(studyRun, session), id });
  if (!command.ok) {
    notice(command.problem);
    return false;
  }
  dispatch(command.value);
  useApp.setState({ draft: null, tool: 'select' });
  showOutline({ ...draft, id });
  return true;
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

/** Takes back the last step of what is being drawn; a second tracing of a lumen stays one. */
export function takeBackPlace(): void {
  const { draft } = useApp.getState();
  if (draft?.kind !== 'drawing') return;
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

/** Deletes the selected outline's point under the pointer, else the whole selected outline. */
export function deleteSelected(): void {
  const state = useApp.getState();
  if (state.draft !== null || state.selected === null) return;
  const outline = outlinesHere(state).find(({ id }) => id === state.selected);
  const { at } = useCursor.getState();
  const layout = layoutNow();
  const { toScreen } = layout?.transform ?? {};
  const knot =
    outline === undefined || at === null || toScreen === undefined
      ? null
      : knotAt(outline.knots, toScreen(at), toScreen);
  if (outline !== undefined && knot !== null && state.overlaysShown) {
    removeKnot(outline, knot);
    return;
  }
  dispatch({ type: 'removeOutline', id: state.selected });
  if (state.study?.readOnly === null) useApp.setState({ selected: null });
}

/** Removes one point of an outline; says why not when too few would be left. */
export function removeKnot(outline: Outline, index: number): void {
  const knots = withoutKnot(outline.knots, index);
  if (knots === null) notice(`An outline needs at least ${FEWEST_KNOTS} points; delete the whole outline instead.`);
  else dispatch({ type: 'reshape', id: outline.id, knots, deed: 'delete point' });
}

/** Ends a drag: the draft becomes one command, or nothing where nothing moved. */
export function commitDrag(before: Contour, deed: 'move point' | 'insert point' | 'move outline'): void {
  const { draft } = useApp.getState();
  if (draft?.kind !== 'reshaping') return;
  useApp.setState({ draft: null });
  if (JSON.stringify(draft.knots) !== JSON.stringify(before))
    dispatch({ type: 'reshape', id: draft.id, knots: draft.knots, deed });
}
