import { framesAhead } from '../decoding/prefetch.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import type { Pane } from '../viewport/pane.ts';
import type { Layout } from '../viewport/stage.ts';
import { layoutOf } from '../viewport/stage.ts';
import { comparedRun, comparedView, useComparison } from './second-pane.ts';

/** How the second picture lies in its area; null while there is none or no room. */
export function comparedLayout(): Layout | null {
  const [app, comparison] = [useApp.getState(), useComparison.getState()];
  const view = comparedView(app, comparison);
  if (view === null) return null;
  return layoutOf(comparedRun(app, comparison.other), sessionNow(app), view, comparison.size);
}

/** The second picture area: it shows what the comparison says, and takes no tools. */
export const COMPARED_PANE: Pane = {
  looker: 'compared',
  wanted: () => {
    const [app, comparison] = [useApp.getState(), useComparison.getState()];
    const { other } = comparison;
    const [studyRun, view] = [comparedRun(app, other), comparedView(app, comparison)];
    return studyRun === null || view === null || other === null ? null : { studyRun, frame: other.frame, view };
  },
  layout: comparedLayout,
  painted: () => useComparison.getState().painted,
  publish: (change) => useComparison.setState(change),
  ahead: ({ studyRun, frame }, direction) => {
    const { playing } = useApp.getState();
    return framesAhead(
      frame,
      studyRun.run.image.frames,
      direction,
      playing && useComparison.getState().link !== 'none',
    );
  },
  watch: (elsewhere, relaid) => {
    const stopOwn = useComparison.subscribe((now, before) => {
      const [to, from] = [now.other, before.other];
      const moved = to?.frame !== from?.frame || to?.run !== from?.run || to?.view.subtract !== from?.view.subtract;
      if (moved) elsewhere((to?.frame ?? 0) < (from?.frame ?? 0) ? -1 : 1);
      else if (to?.view !== from?.view || now.size !== before.size || now.together !== before.together) relaid();
    });
    const stopApp = useApp.subscribe((now, before) => {
      if (now.study?.runs !== before.study?.runs) elsewhere(1);
      else if (now.view !== before.view || runNow(now) !== runNow(before)) relaid();
    });
    return () => {
      stopOwn();
      stopApp();
    };
  },
};
