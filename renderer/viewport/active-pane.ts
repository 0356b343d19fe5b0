import { framesAhead } from '../decoding/prefetch.ts';
import type { AppState } from '../state/store.ts';
import { runNow, useApp } from '../state/store.ts';
import type { Pane } from './pane.ts';
import { layoutNow, useStage } from './stage.ts';

/** The picture area in which the operator works: it shows the store's run, frame and view. */
export const ACTIVE_PANE: Pane = {
  looker: 'active',
  wanted: () => {
    const state = useApp.getState();
    const studyRun = runNow(state);
    return studyRun === null ? null : { studyRun, frame: state.frame, view: state.view };
  },
  layout: layoutNow,
  painted: () => useStage.getState().painted,
  publish: (change) => useStage.setState(change),
  // Playing fetches for itself.
  ahead: ({ studyRun, frame }, direction) =>
    useApp.getState().playing ? null : framesAhead(frame, studyRun.run.image.frames, direction, false),
  watch: (elsewhere, relaid) => {
    const stopState = useApp.subscribe((now, before) => {
      if (isElsewhere(now, before)) elsewhere(now.frame < before.frame ? -1 : 1);
      else if (now.view !== before.view) relaid();
    });
    const stopSize = useStage.subscribe((now, before) => {
      if (now.size !== before.size) relaid();
    });
    return () => {
      stopState();
      stopSize();
    };
  },
};

function isElsewhere(now: AppState, before: AppState): boolean {
  const elsewhere = now.frame !== before.frame || now.runUid !== before.runUid;
  return elsewhere || now.study?.runs !== before.study?.runs || now.view.subtract !== before.view.subtract;
}
