import { isPractice } from '../../core/practice/key.ts';
import { lumenGround } from '../../core/session/drawn/lumen-ground.ts';
import { recordFor } from '../state/scale.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';

/** Null where lumens can be found on the run on the screen, else why not, in one sentence. */
export function whyNoBorder(): string | null {
  const state = useApp.getState();
  const studyRun = runNow(state);
  if (state.study === null || studyRun === null) return 'Open a run first.';
  if (isPractice(state.study.key) && state.study.readOnly === null)
    return 'Automatic borders are off in practice until you submit: you learn by tracing.';
  const geometry = lumenGround(recordFor(studyRun, sessionNow(state)));
  return 'none' in geometry ? geometry.none : state.study.readOnly;
}
