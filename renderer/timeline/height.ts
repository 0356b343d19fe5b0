import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { recordFor } from '../state/scale.ts';
import { runNow, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { usePreferences, useTextScale } from '../ui/preferences.ts';
import { useWindowHeight } from '../ui/window-size.ts';
import { useTimeline } from './state.ts';

/** Heights of the strip in CSS pixels at the usual size of text: its name alone, the lowest that still shows something, with its profile. */
const NAME = 24;
const LEAST = 72;
const WITH_PROFILE = 104;

/** Heights of the strip below the picture, CSS pixels. */
interface StripHeight {
  readonly wanted: number;
  readonly least: number;
  /** What stays of a folded strip. */
  readonly folded: number;
}

/** How high the strip is: low and never above a fifth of the window until something is traced, and then not much higher, so that the picture keeps its size; null for a run that does not lie along a vein. */
export function useStripHeight(): StripHeight | null {
  const along = useApp((state) => {
    const studyRun = runNow(state);
    return studyRun !== null && pictureKind(recordFor(studyRun, sessionNow(state))) === 'pullback';
  });
  const traced = useApp((state) => sessionNow(state)?.outlines.some(({ run }) => run === runUidNow(state)) ?? false);
  const shown = useTimeline((timeline) => timeline.shown);
  const chosen = usePreferences(({ layout }) => layout.cutPx);
  const scale = useTextScale();
  const window = useWindowHeight();
  if (!along) return null;
  const [folded, least] = [NAME * scale, LEAST * scale];
  const low = Math.max(least, Math.min(chosen ?? least, window / 5));
  const open = traced ? (chosen ?? Math.max(WITH_PROFILE * scale, window / 12)) : low;
  return { wanted: Math.round(shown ? open : folded), least, folded };
}
