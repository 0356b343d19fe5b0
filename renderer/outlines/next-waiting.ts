import type { Outline, Session } from '../../core/session/document/document.ts';
import { select } from '../state/editing.ts';
import { showFrame, showRun } from '../state/navigation.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** The outlines that wait to be accepted, run after run and frame after frame: those of a structured report while there are any. */
export function waitingOutlines({ runs, outlines }: Pick<Session, 'runs' | 'outlines'>): readonly Outline[] {
  const waiting = outlines.filter(({ accepted }) => !accepted);
  const imported = waiting.filter(({ origin }) => origin === 'imported');
  const place = ({ run }: Outline) => runs.findIndex(({ sopInstanceUid }) => sopInstanceUid === run);
  return (imported.length > 0 ? imported : waiting).toSorted((a, b) => place(a) - place(b) || a.frame - b.frame);
}

/** The one after the selected one, from the last back to the first; the first where none of them is selected. */
export function nextWaiting(waiting: readonly Outline[], selected: string | null): Outline | null {
  const here = waiting.findIndex(({ id }) => id === selected);
  return waiting[(here + 1) % Math.max(1, waiting.length)] ?? null;
}

function waitingNow(): readonly Outline[] {
  const session = sessionNow(useApp.getState());
  return session === null ? [] : waitingOutlines(session);
}

/** Whether no outline waits. */
export function nothingWaits(): boolean {
  return waitingNow().length === 0;
}

/** Shows and selects the next outline that waits. */
export function showNextWaiting(): void {
  const next = nextWaiting(waitingNow(), useApp.getState().selected);
  if (next === null) return;
  showRun(next.run);
  showFrame(next.frame);
  select(next.id);
}
