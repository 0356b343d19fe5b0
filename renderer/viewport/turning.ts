import type { DisplayOrientation } from '../../core/session/document/display-orientation.ts';
import { AS_STORED } from '../../core/session/document/display-orientation.ts';
import { turnRun } from '../state/display.ts';
import { dropDragged } from '../state/editing.ts';
import { changeView } from '../state/navigation.ts';
import { recordFor } from '../state/scale.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import { layoutNow } from './stage.ts';

/** How the pictures of the run in a pane lie, of the active one unless an id is given; as stored while there is no run. */
export function displayNow(id?: PaneId): DisplayOrientation {
  const state = useApp.getState();
  const studyRun = runNow(state, id);
  return studyRun === null ? AS_STORED : recordFor(studyRun, sessionNow(state)).display;
}

/** The same, drawn anew whenever it changes. */
export function useDisplay(id?: PaneId): DisplayOrientation {
  const studyRun = useApp((state) => runNow(state, id));
  const session = useApp(sessionNow);
  return studyRun === null ? AS_STORED : recordFor(studyRun, session).display;
}

/** Turns the pictures of the run in the active pane, in every pane that shows it; what is in the middle of a pane stays there. */
export function turnPicture(change: (display: DisplayOrientation) => DisplayOrientation): void {
  const state = useApp.getState();
  const { run } = paneOf(state);
  if (run === null) return;
  dropDragged();
  const stay = state.panes.filter((pane) => pane.run === run).map(({ id }) => stayInMiddle(id));
  turnRun(run, change(displayNow()));
  for (const put of stay) put();
}

/** Remembers what is in the middle of a pane, to put it there again. */
function stayInMiddle(pane: PaneId): () => void {
  const before = layoutNow(pane);
  if (before === null) return () => undefined;
  const { width, height } = before.viewport;
  const inMiddle = before.transform.toPicture([width / 2, height / 2]);
  return () => {
    const after = layoutNow(pane);
    if (after === null) return;
    const [x, y] = after.transform.toScreen(inMiddle);
    const { pan } = paneOf(useApp.getState(), pane).view;
    changeView({ pan: { x: pan.x + width / 2 - x, y: pan.y + height / 2 - y } }, pane);
  };
}
