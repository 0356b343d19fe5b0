import type { Contour } from '../../core/geometry/point.ts';
import { frameOf } from '../../core/practice/truth.ts';
import { useApp } from '../state/store.ts';
import { isShowing, useStage } from '../viewport/stage.ts';
import { useAttemptHere, usePractice } from './state.ts';

/** The true outline of the frame on the screen in picture pixels, once the attempt was submitted and while it is to be shown; else null. */
export function useTruthHere(): Contour | null {
  const outcome = useAttemptHere()?.outcome ?? null;
  const shown = usePractice((state) => state.truthShown);
  const run = useApp((state) => state.runUid);
  const frame = useApp((state) => state.frame);
  const overlays = useApp((state) => state.overlaysShown);
  const painted = useStage((stage) => stage.painted);
  const showing = overlays && painted?.frame === frame && isShowing();
  if (!showing || outcome === null || !shown || run !== outcome.truth.run.sopInstanceUid) return null;
  return frameOf(outcome.truth, frame + 1)?.outlinePx ?? null;
}
