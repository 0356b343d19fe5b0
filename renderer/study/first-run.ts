import { isXray } from '../../core/dicom/scale/calibration-xray.ts';
import { leastOf } from '../../core/extremes.ts';
import type { StudyRun } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { openOn } from '../state/study.ts';
import { FIRST_VIEW } from '../ui/view.ts';

/** What a study opens on, the best first: an IVUS cine, IVUS, X-ray, an ultrasound cine, any other cine. */
const BEST_FIRST: readonly ((run: Pick<StudyRun, 'run'>) => boolean)[] = [
  isBest,
  ({ run }) => run.identity.modality === 'IVUS',
  ({ run }) => isXray(run.spacing),
  ({ run }) => run.identity.modality === 'US' && run.image.frames > 1,
  ({ run }) => run.image.frames > 1,
];

/** Whether a study opens on such a run whatever else is in it. */
export function isBest({ run }: Pick<StudyRun, 'run'>): boolean {
  return run.identity.modality === 'IVUS' && run.image.frames > 1;
}

function rankOf(run: StudyRun): number {
  const rank = BEST_FIRST.findIndex((fits) => fits(run));
  return rank === -1 ? BEST_FIRST.length : rank;
}

/** The least rank among runs; that of nothing is beyond all others. */
function bestRank(runs: readonly StudyRun[]): number {
  return Math.min(Number.POSITIVE_INFINITY, leastOf(runs.map(rankOf)));
}

/** The run that a study opens on: its first IVUS run, else X-ray, else ultrasound cine, else any other cine; null without runs. */
export function firstRun(runs: readonly StudyRun[]): StudyRun | null {
  return runs.find((run) => rankOf(run) === bestRank(runs)) ?? null;
}

/** Orders studies by what they open on. */
export function byFirstRun(a: readonly StudyRun[], b: readonly StudyRun[]): number {
  return bestRank(a) - bestRank(b);
}

/** True while the operator has not begun to look at what was opened. */
export function isUntouched(): boolean {
  const state = useApp.getState();
  const { leftAt, playing, draft, sheet } = state;
  const { frame, view } = paneOf(state);
  return (
    frame === 0 &&
    view === FIRST_VIEW &&
    !playing &&
    draft === null &&
    sheet === null &&
    Object.keys(leftAt).length === 0
  );
}

/** A study opens on its best run also when that is read after the others, unless the operator has begun to look at those. */
export function preferBetter(runs: readonly StudyRun[]): void {
  const shown = runNow(useApp.getState());
  const better = firstRun(runs);
  if (shown === null || better === null || rankOf(better) >= rankOf(shown) || !isUntouched()) return;
  openOn(better.run.identity.sopInstanceUid);
}
