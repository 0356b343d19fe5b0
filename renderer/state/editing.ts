import type { Contour } from '../../core/geometry/point.ts';
import { usePreferences } from '../ui/preferences.ts';
import { divide, unfoldPanel } from './layout.ts';
import type { Sheet } from './sheets.ts';
import type { Draft, Drawing, Panel } from './store.ts';
import { sessionNow, useApp } from './store.ts';
import type { Offered, Tool, Tracing } from './tool.ts';
import { tracesLumen } from './tool.ts';

/** Makes a tool active, with the tab that it needs. What was said of the next outline holds as long as the tool traces lumens. */
export function takeTool(tool: Tool, panel = useApp.getState().panel): void {
  useApp.setState(({ tracing }) => ({ tool, panel, tracing: tracesLumen(tool) ? tracing : null, asking: null }));
}

/** Makes the tracing tool active for an outline of which something is said beforehand: that is not asked any more. */
export function traceAs(said: Tracing): void {
  takeTool('spline', 'measure');
  useApp.setState({ tracing: said });
}

/** Remembers what an outline was offered as; null: nothing is offered. */
export function offerAs(offered: Offered | null): void {
  useApp.setState({ offered });
}

/** Remembers which input the operator was led to; null: to none any more. */
export function leadTo(path: string | null): void {
  const session = sessionNow(useApp.getState());
  useApp.setState({ led: path === null || session === null ? null : { path, session } });
}

/** Selects an outline and asks what it is. */
export function askWhatItIs(id: string): void {
  useApp.setState({ selected: id, asking: id });
}

/** Asks nothing any more; what was not answered stays unknown. */
export function stopAsking(): void {
  useApp.setState({ asking: null });
}

/** Selects a drawn object by its id; null: nothing. */
export function select(id: string | null): void {
  useApp.setState(({ asking, offered }) => ({
    selected: id,
    asking: asking === id ? asking : null,
    offered: offered?.id === id ? offered : null,
  }));
}

/** Replaces what is being drawn or dragged; null: nothing is. Whoever draws on has left the question about the last outline unanswered. */
export function setDraft(draft: Draft | null): void {
  useApp.setState(({ asking }) => ({ draft, asking: draft?.kind === 'drawing' ? null : asking }));
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
  useApp.setState({ draft, tool: draft.tool, tracing: null, selected: null, panel: 'measure' });
}

/** Nothing is drawn and nothing is selected any more; only where the study may be changed, so that what was to be deleted stays selected. */
export function deselectDeleted(): void {
  if (useApp.getState().study?.readOnly === null) useApp.setState({ selected: null, draft: null });
}

/** Brings a tab to the front, out of a panel that was folded away. */
export function showTab(panel: Panel): void {
  unfoldPanel();
  const { layout } = usePreferences.getState();
  // What the second panel shows changes places with the first one: nothing is there twice.
  if (layout.secondPanel === panel) divide({ secondPanel: useApp.getState().panel });
  useApp.setState({ panel, pictureAlone: false });
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
