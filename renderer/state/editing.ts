import type { Contour } from '../../core/geometry/point.ts';
import type { Draft, Drawing, Panel, Sheet, Tracing } from './store.ts';
import { sessionNow, useApp } from './store.ts';
import type { Tool } from './tool.ts';

/** Makes a tool active, with the tab that it needs. What was chosen for the next outline goes with the tool. */
export function takeTool(tool: Tool, panel = useApp.getState().panel): void {
  useApp.setState(({ tracing }) => ({ tool, panel, tracing: tool === 'select' ? null : tracing }));
}

/** Makes the tracing tool active for an outline of which something is said beforehand. */
export function traceAs(said: Tracing): void {
  takeTool('spline', 'measure');
  useApp.setState({ tracing: said });
}

/** Remembers which input the operator was led to; null: to none any more. */
export function leadTo(path: string | null): void {
  const session = sessionNow(useApp.getState());
  useApp.setState({ led: path === null || session === null ? null : { path, session } });
}

/** Selects a drawn object by its id; null: nothing. */
export function select(id: string | null): void {
  useApp.setState({ selected: id });
}

/** Replaces what is being drawn or dragged; null: nothing is. */
export function setDraft(draft: Draft | null): void {
  useApp.setState({ draft });
}

/** Changes the drawing under way; nothing once something else has happened (undo, Esc). */
export function changeDrawing(change: (drawing: Drawing) => Draft | null): void {
  const { draft } = useApp.getState();
  if (draft?.kind === 'drawing') useApp.setState({ draft: change(draft) });
}

/** Changes the points being dragged; false when nothing is dragged any more. */
export function changeDragged(points: () => Contour): boolean {
  const { draft } = useApp.getState();
  if (draft?.kind !== 'reshaping') return false;
  useApp.setState({ draft: { ...draft, knots: points() } });
  return true;
}

/** Nothing is dragged any more; a drawing under way stays. */
export function dropDragged(): void {
  useApp.setState(({ draft }) => ({ draft: draft?.kind === 'reshaping' ? null : draft }));
}

/** Starts a drawing with its tool; what was selected is not any more. */
export function startDrawing(draft: Drawing): void {
  useApp.setState({ draft, tool: draft.tool, selected: null, panel: 'measure' });
}

/** Nothing is drawn and nothing is selected any more; only where the study may be changed, so that what was to be deleted stays selected. */
export function deselectDeleted(): void {
  if (useApp.getState().study?.readOnly === null) useApp.setState({ selected: null, draft: null });
}

/** Brings a tab to the front. */
export function showTab(panel: Panel): void {
  useApp.setState({ panel });
}

/** Opens a sheet over the window. */
export function openSheet(sheet: Sheet): void {
  useApp.setState({ sheet });
}

/** Opens a sheet, or closes it when it is open. */
export function toggleSheet(sheet: Sheet): void {
  useApp.setState((state) => ({ sheet: state.sheet === sheet ? null : sheet }));
}

/** Closes the sheet over the window. */
export function closeSheet(): void {
  useApp.setState({ sheet: null });
}
