import type { Contour } from '../../core/geometry/point.ts';
import { frameOf } from '../../core/practice/truth.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, useApp } from '../state/store.ts';
import { useIsShowing } from '../viewport/stage.ts';
import { useAttemptHere, usePractice } from './state.ts';

/** The true outline of the frame in a pane in picture pixels, once the attempt was submitted and while it is to be shown; else null. */
export function useTruthIn(pane: PaneId): Contour | null {
  const outcome = useAttemptHere()?.outcome ?? null;
  const shown = usePractice((state) => state.truthShown);
  const run = useApp((state) => paneOf(state, pane).run);
  const frame = useApp((state) => paneOf(state, pane).frame);
  const overlays = useApp((state) => state.overlaysShown);
  const showing = useIsShowing(pane);
  if (!showing || !overlays || outcome === null || !shown || run !== outcome.truth.run.sopInstanceUid) return null;
  return frameOf(outcome.truth, frame + 1)?.outlinePx ?? null;
}
