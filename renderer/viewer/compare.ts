import { derivedNow } from '../state/derived.ts';
import { select } from '../state/editing.ts';
import { activatePane, showInPane } from '../state/navigation.ts';
import { closeOtherPanes, moveActiveToLeft, nextPane, openPane, otherPanes, replacePane } from '../state/panes.ts';
import type { AppState } from '../state/store.ts';
import { isHere, paneOf, useApp } from '../state/store.ts';
import type { PaneView } from '../ui/view.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import { decidingPair } from './deciding.ts';

/** Shows a run of the study (its SOP instance UID) beside the active pane, where it was left; a frame (from 0) may be named. */
export function compareWith(run: string, frame?: number): void {
  const state = useApp.getState();
  const place = { ...placeOf(run, state), run, ...(frame === undefined ? {} : { frame }) };
  const beside = nextPane(state);
  if (beside === null) openPane(place);
  else replacePane(beside.id, place);
}

/** Opens one more pane with what is most likely wanted. */
export function addPane(): void {
  const state = useApp.getState();
  const { run, frame } = likely(state);
  if (run !== null) openPane({ ...placeOf(run, state), run, ...(frame === undefined ? {} : { frame }) });
}

/** Opens the second pane on what is most likely wanted, or closes the panes beside the active one. */
export function toggleComparison(): void {
  if (otherPanes(useApp.getState()).length > 0) closeOtherPanes();
  else addPane();
}

/** The other one of lesion and reference, else the next run of the study that no pane shows, else the same run a second time. */
function likely(state: AppState): { readonly run: string | null; readonly frame?: number } {
  const pair = decidingPair(derivedNow());
  if (pair !== null && isHere(pair.lesion, state)) return { run: pair.reference.run, frame: pair.reference.frame };
  if (pair !== null && isHere(pair.reference, state)) return { run: pair.lesion.run, frame: pair.lesion.frame };
  const shown = state.panes.map(({ run }) => run);
  const another = state.study?.runs.find(({ run }) => !shown.includes(run.identity.sopInstanceUid));
  return { run: another?.run.identity.sopInstanceUid ?? paneOf(state).run };
}

/** Shows the deciding lesion on the left and its reference on the right, to be worked in on the left. */
export function compareDeciding(): void {
  const pair = decidingPair(derivedNow());
  if (pair === null) return;
  const { lesion, reference } = pair;
  showInPane({ ...placeOf(lesion.run, useApp.getState()), run: lesion.run, frame: lesion.frame });
  select(lesion.id);
  compareWith(reference.run, reference.frame);
  moveActiveToLeft();
}

/** Where a run was left: where the active pane is, where it was left last, or its first frame. */
function placeOf(uid: string, state: AppState): PaneView {
  const { run, frame, view } = paneOf(state);
  return run === uid ? { frame, view } : (state.leftAt[uid] ?? { frame: 0, view: FIRST_VIEW });
}

/** Works in the next pane from now on; all stay where they are on the screen. */
export function activateNext(): void {
  const next = nextPane(useApp.getState());
  if (next !== null) activatePane(next.id);
}
