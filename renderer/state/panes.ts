import { greatestOf } from '../../core/extremes.ts';
import type { PaneView } from '../ui/view.ts';
import type { AppState, Link, PaneId, PaneState } from './store.ts';
import { paneOf, useApp } from './store.ts';

/** So many pictures find room side by side. */
const MOST_PANES = 3;

/** Shows something else in a pane. */
export function changePane(id: PaneId, change: Partial<Omit<PaneState, 'id'>>): void {
  useApp.setState(({ panes }) => ({ panes: panes.map((pane) => (pane.id === id ? { ...pane, ...change } : pane)) }));
}

/** The panes beside the active one, from left to right. */
export function otherPanes({ panes, activePane }: Pick<AppState, 'panes' | 'activePane'>): readonly PaneState[] {
  return panes.filter(({ id }) => id !== activePane);
}

/** The pane that is compared with the active one: the next one to its right, round the window; null while there is only one. */
export function nextPane(state: Pick<AppState, 'panes' | 'activePane'>): PaneState | null {
  const { panes, activePane } = state;
  const at = panes.findIndex(({ id }) => id === activePane);
  return panes.length < 2 ? null : (panes[(at + 1) % panes.length] ?? null);
}

/** Opens one more pane on the right, linked to nothing; with three panes open, the last of those not worked in shows it. */
export function openPane(place: PaneView & { readonly run: string }): void {
  const { panes } = useApp.getState();
  const last = otherPanes(useApp.getState()).at(-1);
  if (panes.length >= MOST_PANES && last !== undefined) replacePane(last.id, place);
  else {
    const id = greatestOf(panes.map((pane) => pane.id)) + 1;
    useApp.setState({ panes: [...panes, { ...place, id, offset: 0 }], link: 'none', zoomTogether: false });
  }
}

/** Shows another run in a pane that is open, linked to nothing. */
export function replacePane(id: PaneId, place: PaneView & { readonly run: string }): void {
  changePane(id, { ...place, offset: 0 });
  useApp.setState({ link: 'none', zoomTogether: false });
}

/** Closes the panes beside the active one. */
export function closeOtherPanes(): void {
  const state = useApp.getState();
  useApp.setState({ panes: [paneOf(state)], link: 'none', zoomTogether: false });
}

/** Closes one of several panes; the active one stays. */
export function closePane(id: PaneId): void {
  const { panes, activePane } = useApp.getState();
  const left = panes.filter((pane) => pane.id !== id);
  if (id === activePane || left.length === panes.length) return;
  if (left.length === 1) closeOtherPanes();
  else useApp.setState({ panes: left });
}

/** Puts the active pane at the left end. */
export function moveActiveToLeft(): void {
  const state = useApp.getState();
  useApp.setState({ panes: [paneOf(state), ...otherPanes(state)] });
}

/** Links the panes; by frames they stay as far apart as they are now. */
export function linkPanes(link: Link): void {
  useApp.setState(({ panes }) => ({ link, panes: panes.map((pane) => ({ ...pane, offset: pane.frame })) }));
}

/** Panes of the same run are zoomed and moved as one from now on, as the active one is; or no longer. */
export function zoomTogether(together: boolean): void {
  const state = useApp.getState();
  const { run, view } = paneOf(state);
  const { zoom, pan } = view;
  const follow = (pane: PaneState) => (pane.run === run ? { ...pane, view: { ...pane.view, zoom, pan } } : pane);
  useApp.setState({ zoomTogether: together, panes: together ? state.panes.map(follow) : state.panes });
}
