import type { Outline } from '../../core/session/document/document.ts';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import { showForEditing, showObject } from '../state/navigation.ts';
import { frameNow, runUidNow, sessionNow, useApp } from '../state/store.ts';

/** Borders of the run on the screen that somebody has to look at, by frame. */
function unsure(): readonly Outline[] {
  const state = useApp.getState();
  const run = runUidNow(state);
  const outlines = sessionNow(state)?.outlines ?? [];
  return outlines
    .filter((outline) => outline.run === run && trustWord(outline) === 'check me')
    .toSorted((a, b) => a.frame - b.frame);
}

/** Why there is no border to be looked at, or null. */
export function whyNoneUnsure(): string | null {
  return unsure().length === 0 ? 'No border of this run says “check me”.' : null;
}

/** Goes to the next border that says "check me", after the last one to the first. */
export function goToNextUnsure(): void {
  const all = unsure();
  const now = frameNow(useApp.getState());
  const next = all.find(({ frame }) => frame > now) ?? all[0];
  if (next === undefined) return;
  showObject(next);
  showForEditing();
}
