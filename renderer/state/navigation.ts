import type { PaneView, View } from '../ui/view.ts';
import { FIRST_VIEW } from '../ui/view.ts';
import { changePane } from './panes.ts';
import type { Draft } from './store.ts';
import { paneOf, runNow, useApp } from './store.ts';

/** Shows a frame (from 0) of the run in the active pane, kept inside the run. */
export function showFrame(frame: number): void {
  const state = useApp.getState();
  const frames = runNow(state)?.run.image.frames ?? 1;
  const inside = Math.max(0, Math.min(frames - 1, Math.round(frame)));
  if (inside === paneOf(state).frame) return;
  if (state.draft?.kind === 'reshaping') useApp.setState({ draft: null });
  changePane(state.activePane, { frame: inside });
}

/** Steps the active pane by frames. */
export function stepFrames(by: number): void {
  showFrame(paneOf(useApp.getState()).frame + by);
}

/** A half-drawn outline waits on its own frame while others are looked at; a half-finished drag does not. */
function drawingOnly(draft: Draft | null): Draft | null {
  return draft?.kind === 'drawing' ? draft : null;
}

/** Shows another run of the study in the active pane where it was left, else its first frame in a fresh view. */
export function showRun(uid: string): void {
  const state = useApp.getState();
  if (paneOf(state).run !== uid) showInPane({ run: uid, ...(state.leftAt[uid] ?? { frame: 0, view: FIRST_VIEW }) });
}

/** Shows a frame of a run in the active pane, and remembers where the run before it was left. */
export function showInPane(place: PaneView & { readonly run: string }): void {
  const state = useApp.getState();
  const { run, frame, view } = paneOf(state);
  const leftAt = run === null ? state.leftAt : { ...state.leftAt, [run]: { frame, view } };
  useApp.setState({ leftAt, playing: false, draft: drawingOnly(state.draft), selected: null, asking: null });
  changePane(state.activePane, place);
}

/** Works in another pane from now on; everything stays where it is on the screen. */
export function activatePane(id: number): void {
  const { activePane, draft } = useApp.getState();
  if (id === activePane) return;
  useApp.setState({ activePane: id, playing: false, draft: drawingOnly(draft), selected: null, asking: null });
}

/** Jumps to a drawn object: its run, its frame, selected. */
export function showObject(object: { readonly id: string; readonly run: string; readonly frame: number }): void {
  stopAt(object);
  const same = (id: string | undefined | null) => id === object.id;
  useApp.setState(({ asking, offered }) => ({
    selected: object.id,
    asking: same(asking) ? asking : null,
    offered: same(offered?.id) ? offered : null,
  }));
}

/** Stops at a frame of a run. */
export function stopAt({ run, frame }: { readonly run: string; readonly frame: number }): void {
  showRun(run);
  showFrame(frame);
  stopPlaying();
}

/** Changes how the picture in a pane lies and looks; zoom and position of other panes of its run follow while they go together. */
export function changeView(change: Partial<View>, id = useApp.getState().activePane): void {
  const state = useApp.getState();
  const { run, view } = paneOf(state, id);
  const next = { ...view, ...change };
  const both = { zoom: next.zoom, pan: next.pan };
  const follows = (pane: { readonly run: string | null }) => state.zoomTogether && pane.run === run;
  useApp.setState({
    panes: state.panes.map((pane) =>
      pane.id === id ? { ...pane, view: next } : follows(pane) ? { ...pane, view: { ...pane.view, ...both } } : pane,
    ),
  });
}

/** Turns the longitudinal cut to an angle; any number of degrees, kept in one full turn. */
export function turnCut(degrees: number): void {
  useApp.setState({ cutDegrees: ((Math.round(degrees) % 360) + 360) % 360 });
}

/** Stops the run where it is. */
export function stopPlaying(): void {
  useApp.setState({ playing: false });
}

/** Plays or stops; a run of one frame does not play. */
export function togglePlay(): void {
  const state = useApp.getState();
  const frames = runNow(state)?.run.image.frames ?? 1;
  useApp.setState({ playing: !state.playing && frames > 1 });
}

/** Sets the playback speed in frames a second; null is the recorded one. */
export function setPlaybackSpeed(playbackSpeed: number | null): void {
  useApp.setState({ playbackSpeed: playbackSpeed });
}

/** Shows the drawn objects or hides them. */
export function toggleOverlays(): void {
  useApp.setState(({ overlaysShown }) => ({ overlaysShown: !overlaysShown }));
}

/** Stops the run and shows the drawn objects: something is about to be drawn or changed on this frame. */
export function showForEditing(): void {
  useApp.setState({ overlaysShown: true, playing: false });
}

/** Shows what the file draws over its pictures, or hides it. */
export function showFileOverlays(fileOverlaysShown: boolean): void {
  useApp.setState({ fileOverlaysShown });
}

/** The neighbouring frames are flipped through, or no longer; the run stops. */
export function setFlipping(flipping: boolean): void {
  useApp.setState(flipping ? { playing: false, flipping: flipping } : { flipping: flipping });
}
