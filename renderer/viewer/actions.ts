import { openAnswers } from '../../core/session/drawn/saying.ts';
import { takeRulerPoint } from '../calibration/ruler.ts';
import { dispatch } from '../state/document.ts';
import { askWhatItIs, select, setDraft, stopAsking, takeTool } from '../state/editing.ts';
import { changeView, showObject } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import { recordFor } from '../state/scale.ts';
import { askedNow, runOf, sessionNow, useApp, viewNow } from '../state/store.ts';
import type { DrawingTool } from '../tools/drawing.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import { zoomedAbout } from '../ui/screen.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import { useCursor } from '../viewport/cursor.ts';
import { placedHere } from '../viewport/drawn-kind.ts';
import { layoutNow } from '../viewport/stage.ts';
import { DRAWN_KINDS, drawingOn, selectedHere } from './drawn-kinds.ts';

/** Zooms about the middle of the picture area. */
export function zoomBy(factor: number): void {
  const layout = layoutNow();
  if (layout === null) return;
  const { width, height } = layout.viewport;
  changeView(zoomedAbout(viewNow(useApp.getState()), layout, [width / 2, height / 2], factor));
}

/** One pixel of the picture, across, is one pixel of the screen. */
export function showActualPixels(): void {
  const layout = layoutNow();
  if (layout !== null) zoomBy(1 / (devicePixelRatio * layout.transform.scaleX));
}

/** Bright becomes dark and dark bright, in the active pane. */
export function invertPicture(): void {
  changeView({ inverted: !viewNow(useApp.getState()).inverted });
}

/** The whole picture, in its own window; it stays as it is turned. */
export function resetView(): void {
  changeView(FIRST_VIEW);
}

/** Finishes what is being drawn, selects it, and asks of an outline what nobody has said yet; false, with the reason shown, while something is missing. */
export function closeDraft(): boolean {
  const state = useApp.getState();
  const { draft, study } = state;
  const session = sessionNow(state);
  if (drawingOn() !== null) takeTool('select');
  if (draft?.kind !== 'drawing' || session === null) return false;
  const studyRun = runOf(study, draft.run);
  if (studyRun === null) return false;
  const id = crypto.randomUUID();
  const record = recordFor(studyRun, session);
  const command = DRAWING_TOOLS[draft.tool].finish(draft, {
    session,
    record,
    id,
    tracing: state.tracing,
    finest: finestNow(),
  });
  if (!command.ok) {
    notice(command.problem);
    return false;
  }
  dispatch(command.value);
  const { next = 'select' }: DrawingTool = DRAWING_TOOLS[draft.tool];
  setDraft(null);
  takeTool(next);
  showObject({ ...draft, id });
  askOfNew(id);
  beginNew(id);
  return true;
}

function beginNew(id: string): void {
  const session = sessionNow(useApp.getState());
  for (const kind of DRAWN_KINDS) {
    const object = session === null ? undefined : kind.objects(session).find((one) => one.id === id);
    if (object !== undefined) kind.begin?.(object);
  }
}

function askOfNew(id: string): void {
  const outline = sessionNow(useApp.getState())?.outlines.find((one) => one.id === id);
  if (outline !== undefined && openAnswers(outline).length > 0) askWhatItIs(id);
}

function finestNow(): number {
  const { scaleX, scaleY } = layoutNow()?.transform ?? { scaleX: 1, scaleY: 1 };
  return 1 / Math.max(scaleX, scaleY);
}

/** Takes back the last step of what is being drawn or calibrated; a second tracing of a lumen stays one. */
export function takeBackPoint(): void {
  const { draft, tool } = useApp.getState();
  if (draft?.kind === 'drawing') {
    const places = DRAWING_TOOLS[draft.tool].takeBack(draft.places);
    const over = places.length === 0 && draft.repeatOf === undefined;
    setDraft(over ? null : { ...draft, places });
  } else if (tool === 'calibrate') takeRulerPoint();
  else if (drawingOn() !== null) takeBackOnSelected();
}

function takeBackOnSelected(): void {
  const here = selectedHere();
  here?.kind.takeBack?.(here.object);
}

/** Gives up what is being drawn or dragged; with nothing to give up, leaves a question unanswered, then puts the tool away, then the selection. */
export function cancelDraft(): void {
  const state = useApp.getState();
  const { draft, tool } = state;
  if (askedNow(state) !== null) stopAsking();
  else if (draft !== null) setDraft(null);
  else if (tool !== 'select') takeTool('select');
  else select(null);
}

/** Deletes the selected object's point under the pointer, else the whole of what is selected. */
export function deleteSelected(): void {
  const { draft, selected } = useApp.getState();
  if (draft !== null || selected === null) return;
  if (!deletePointAtCursor()) deleteObject(selected);
}

function deletePointAtCursor(): boolean {
  const [here, layout, { at }] = [selectedHere(), layoutNow(), useCursor.getState()];
  const placed = layout === null ? null : placedHere(layout);
  if (here === null || placed === null || at === null) return false;
  const remove = here.kind.removalOfPointAt(here.object, placed.layout.transform.toScreen(at), placed);
  remove?.();
  return remove !== null;
}

/** Deletes a drawn object, on whichever frame. No question asked: undo brings it back. In a read-only study it stays, and so does the selection. */
function deleteObject(id: string): void {
  const session = sessionNow(useApp.getState());
  if (session === null) return;
  for (const kind of DRAWN_KINDS) {
    const object = kind.objects(session).find((one) => one.id === id);
    if (object !== undefined) kind.remove(object);
  }
}
