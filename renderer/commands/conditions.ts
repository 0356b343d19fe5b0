import { practiceNumber } from '../state/practice-number.ts';
import { runNow, useApp } from '../state/store.ts';

/** Null while a study is open, or its file still being read, else what to do first. */
export function needsPicture(): string | null {
  return useApp.getState().study === null ? 'Open a study first.' : null;
}

/** Null while a study is open, else what to do first. */
export function needsStudy(): string | null {
  const { study } = useApp.getState();
  return needsPicture() ?? (study?.isBeingRead ? study.readOnly : null);
}

/** Null while a run is on the screen, else what to do first. */
export function needsRun(): string | null {
  return runNow(useApp.getState()) === null ? 'Open a run first.' : null;
}

/** Null while a practice study is open, which has a request form; else why there is none. */
export function needsRequestForm(): string | null {
  return practiceNumber(useApp.getState()) === null ? 'Only practice studies have a request form.' : null;
}

/** Null while something is selected, else what to do first. */
export function needsSelected(): string | null {
  return useApp.getState().selected === null ? 'Select an outline or measurement first.' : null;
}
