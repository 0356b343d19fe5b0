import { practiceNumber } from '../practice/number.ts';
import { runNow, useApp } from '../state/store.ts';
import { isDrawingEdges, showsVenogram } from '../venogram/vessel-view.ts';

/** Null while a study is open, else what to do first. */
export function needsStudy(): string | null {
  return useApp.getState().study === null ? 'Open a study first.' : null;
}

/** Null while a run is on the screen, else what to do first. */
export function needsRun(): string | null {
  return runNow(useApp.getState()) === null ? 'Open a run first.' : null;
}

/** Null while a venogram is on the screen, else what to do first. */
export function needsVenogram(): string | null {
  return showsVenogram(useApp.getState()) ? null : 'Show a venogram first.';
}

/** Null while something is being drawn, else what to do first. */
export function needsDrawing(): string | null {
  const state = useApp.getState();
  return state.draft?.kind === 'drawing' || isDrawingEdges(state) ? null : 'Nothing is being drawn.';
}

/** Null while a practice study is open, which has a request form; else why there is none. */
export function needsRequestForm(): string | null {
  return practiceNumber(useApp.getState()) === null ? 'Only practice studies have a request form here.' : null;
}

/** Null while there are points to take back, else what to do first. */
export function needsPoints(): string | null {
  return useApp.getState().tool === 'calibrate' ? null : needsDrawing();
}

/** Null while something is selected, else what to do first. */
export function needsSelected(): string | null {
  return useApp.getState().selected === null ? 'Select an outline or measurement first.' : null;
}
