import { create } from 'zustand';
import type { Point } from '../../core/geometry/point.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import { recordFor } from '../state/scale.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';

/** Where the pointer is over the picture, or null when it is elsewhere. */
export interface Cursor {
  /** Picture pixels, edge-based. */
  readonly at: Point | null;
  /** The same place from the picture's top left corner, in the unit of the scale that holds there. */
  readonly place: { readonly x: number; readonly y: number; readonly unit: 'mm' | 'px' } | null;
}

const NOWHERE: Cursor = { at: null, place: null };

/** The pointer's place over the picture, for the status bar. */
export const useCursor = create<Cursor>(() => NOWHERE);

/** Publishes where the pointer is; null when it has left the picture. */
export function publishCursor(at: Point | null): void {
  const state = useApp.getState();
  const studyRun = runNow(state);
  const { columns = 0, rows = 0 } = studyRun?.run.image ?? {};
  if (studyRun === null || at === null || at[0] < 0 || at[1] < 0 || at[0] > columns || at[1] > rows) {
    if (useCursor.getState().at !== null) useCursor.setState(NOWHERE);
    return;
  }
  const { scale } = scaleOf(recordFor(studyRun, sessionNow(state)), [at]);
  useCursor.setState({ at, place: { x: at[0] * scale.x, y: at[1] * scale.y, unit: scale.unit } });
}
