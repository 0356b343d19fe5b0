import type { Session } from '../../core/session/document/document.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import type { PlacedRun, SamePosition } from '../../core/session/vein/linking.ts';
import { samePosition, sameStep } from '../../core/session/vein/linking.ts';
import { showFrame } from '../state/navigation.ts';
import { changePane, nextPane, otherPanes } from '../state/panes.ts';
import { recordFor } from '../state/scale.ts';
import type { AppState, PaneState, StudyRun } from '../state/store.ts';
import { paneOf, runNow, runOf, sessionNow, useApp } from '../state/store.ts';

function placedRun(studyRun: StudyRun, session: Session | null): PlacedRun {
  const record = recordFor(studyRun, session);
  return { record, pullback: studyRun.run.pullback, marks: landmarksOf(session, record.sopInstanceUid) };
}

/** Where another pane's run passes the position along the vein at which the active pane stands; null while one of the runs is not at hand. */
export function positionBeside(state: AppState, pane: PaneState): SamePosition | null {
  return placeFrom(state, paneOf(state), pane);
}

function placeFrom(state: AppState, from: PaneState, to: PaneState): SamePosition | null {
  const [first, second] = [runOf(state.study, from.run), runOf(state.study, to.run)];
  if (first === null || second === null) return null;
  const session = sessionNow(state);
  return samePosition(placedRun(first, session), from.frame, placedRun(second, session));
}

/** The frame at which a linked pane should stand; null without a link, and where the position is not known. */
function frameBeside(state: AppState, from: PaneState, to: PaneState): number | null {
  const studyRun = runOf(state.study, to.run);
  if (studyRun === null || state.link === 'none') return null;
  if (state.link === 'frames') return sameStep(from.frame, to.offset - from.offset, studyRun.run.image.frames);
  const place = placeFrom(state, from, to);
  return place?.known ? place.frame : null;
}

/** Puts the other panes where their link to the active one wants them; without a link, or where that is not known, they stay. */
function followActive(): void {
  const state = useApp.getState();
  for (const pane of otherPanes(state)) {
    const frame = frameBeside(state, paneOf(state), pane);
    if (frame !== null && frame !== pane.frame) changePane(pane.id, { frame });
  }
}

/** Keeps the other panes in step; gives the function that stops it. */
export function keepFollowing(): () => void {
  return useApp.subscribe((now, before) => {
    const [to, from] = [paneOf(now), paneOf(before)];
    // Working in another pane moves nothing.
    if (to.id !== from.id) return;
    if (to.frame !== from.frame || to.run !== from.run || now.study !== before.study || now.link !== before.link)
      followActive();
  });
}

/** Steps the pane beside the active one by frames: linked, both go. */
export function stepBeside(by: number, pane = nextPane(useApp.getState())): void {
  const state = useApp.getState();
  if (pane === null) return;
  if (frameBeside(state, paneOf(state), pane) === null) showFrameBeside(pane, pane.frame + by);
  else showFrame(paneOf(state).frame + by);
}

/** Goes to a frame (from 0) of a pane beside the active one; linked, the active one goes with it. */
export function goBeside(pane: PaneState, frame: number): void {
  const state = useApp.getState();
  const active = paneOf(state);
  if (frameBeside(state, active, pane) === null) showFrameBeside(pane, frame);
  else if (state.link === 'frames') showFrame(frame - pane.offset + active.offset);
  else {
    const there = placeFrom(state, { ...pane, frame }, active);
    if (there?.known) showFrame(there.frame);
  }
}

function showFrameBeside({ id }: PaneState, frame: number): void {
  const frames = runNow(useApp.getState(), id)?.run.image.frames ?? 1;
  changePane(id, { frame: Math.max(0, Math.min(frames - 1, Math.round(frame))) });
}
