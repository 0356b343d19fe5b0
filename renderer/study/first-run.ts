import { showRun } from '../state/navigation.ts';
import type { StudyRun } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { FIRST_VIEW } from '../ui/view.ts';

/** A study opens on its IVUS run also when that is read after the others, unless the operator has begun to look at those. */
export function preferIvus(runs: readonly StudyRun[]): void {
  const state = useApp.getState();
  const { leftAt, playing, draft } = state;
  const { frame, view } = paneOf(state);
  const untouched =
    frame === 0 && view === FIRST_VIEW && !playing && draft === null && Object.keys(leftAt).length === 0;
  const ivus = runs.find(isIvus);
  const shown = runNow(useApp.getState());
  if (untouched && ivus !== undefined && shown !== null && !isIvus(shown)) showRun(ivus.run.identity.sopInstanceUid);
}

/** True for a run that its header calls IVUS. */
export function isIvus({ run }: StudyRun): boolean {
  return run.identity.modality === 'IVUS';
}
