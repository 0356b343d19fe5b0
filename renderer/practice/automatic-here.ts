import { useEffect } from 'react';
import { create } from 'zustand';
import type { Contour } from '../../core/geometry/point.ts';
import { frameOf } from '../../core/practice/truth.ts';
import { askForLumen } from '../border/asking.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { useIsShowing } from '../viewport/stage.ts';
import { useAttemptHere, usePractice } from './state.ts';

/** The border that the program finds on a frame of a submitted attempt, in picture pixels, or why it finds none. */
type Found = { readonly contour: Contour } | { readonly problem: string };

/** What was found so far, by attempt and frame; null while it is being found. */
const useFound = create<Readonly<Record<string, Found | null>>>(() => ({}));

/** The border that the program finds on the frame on the screen, once the attempt was submitted; null before that, and while it is being found. */
export function useAutomaticHere(): Found | null {
  const attempt = useAttemptHere();
  const shown = usePractice((state) => state.automaticShown);
  const studyRun = useApp(runNow);
  const frame = useApp((state) => paneOf(state).frame);
  const truth = attempt?.outcome?.truth ?? null;
  const known = truth !== null && studyRun?.run.identity.sopInstanceUid === truth.run.sopInstanceUid;
  const wanted = shown && known && frameOf(truth, frame + 1) !== undefined;
  const name = `${attempt?.key} ${frame}`;
  const found = useFound((all) => (wanted ? all[name] : null));
  useEffect(() => {
    if (!wanted || studyRun === null || useFound.getState()[name] !== undefined) return;
    useFound.setState({ [name]: null });
    void askForLumen(studyRun, frame, { keep: false }, 'now').answer.then((answer) =>
      useFound.setState({ [name]: answer.ok ? { contour: answer.value.answer.contour } : { problem: answer.problem } }),
    );
  }, [wanted, studyRun, frame, name]);
  return found ?? null;
}

/** The same border to be drawn over the picture of a pane; null in a pane that is not worked in. */
export function useAutomaticIn(pane: PaneId): Contour | null {
  const found = useAutomaticHere();
  const active = useApp((state) => state.activePane === pane && state.overlaysShown);
  const showing = useIsShowing(pane);
  return found !== null && 'contour' in found && active && showing ? found.contour : null;
}
