import { framesAhead } from '../decoding/prefetch.ts';
import type { AppState, PaneId, StudyRun } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import type { View } from '../ui/view.ts';
import { useStages } from './stage.ts';

/** What a pane is to show. */
export interface Wanted {
  readonly studyRun: StudyRun;
  /** From 0. */
  readonly frame: number;
  readonly view: View;
}

/** What a pane is to show now; null while there is nothing to show. */
export function wantedIn(id: PaneId): Wanted | null {
  const state = useApp.getState();
  const { frame, view } = paneOf(state, id);
  const studyRun = runNow(state, id);
  return studyRun === null ? null : { studyRun, frame, view };
}

/** The frames worth having decoded before they are asked for; null for the pane that plays, which fetches for itself. */
export function framesAheadIn(id: PaneId, { studyRun, frame }: Wanted, direction: 1 | -1): readonly number[] | null {
  const { playing, activePane, link } = useApp.getState();
  if (playing && id === activePane) return null;
  return framesAhead(frame, studyRun.run.image.frames, direction, playing && link !== 'none');
}

/** Calls `elsewhere` when a pane is to show another frame or run, `relaid` when the same one is to lie or look otherwise; gives the function that stops it. */
export function watchPane(id: PaneId, elsewhere: (direction: 1 | -1) => void, relaid: () => void): () => void {
  const stopState = useApp.subscribe((now, before) => {
    const [to, from] = [paneOf(now, id), paneOf(before, id)];
    if (isElsewhere(now, before, id)) elsewhere(to.frame < from.frame ? -1 : 1);
    // What is known of a run says how its pictures lie and what shape their pixels have.
    else if (to.view !== from.view || sessionNow(now)?.runs !== sessionNow(before)?.runs) relaid();
  });
  const stopSize = useStages.subscribe((now, before) => {
    if (now[id]?.size !== before[id]?.size) relaid();
  });
  return () => {
    stopState();
    stopSize();
  };
}

function isElsewhere(now: AppState, before: AppState, id: PaneId): boolean {
  const [to, from] = [paneOf(now, id), paneOf(before, id)];
  const elsewhere = to.frame !== from.frame || to.run !== from.run;
  return elsewhere || now.study?.runs !== before.study?.runs || to.view.subtract !== from.view.subtract;
}
