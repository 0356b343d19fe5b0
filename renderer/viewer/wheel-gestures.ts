import { resizeBy, selectedHere } from '../outlines/reshape.ts';
import { changeView, stepFrames } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';
import { zoomedAbout } from '../ui/screen.ts';
import { wheelSteps, zoomFactor } from '../ui/wheel.ts';
import { layoutNow } from '../viewport/stage.ts';
import { stepBeside } from './following.ts';
import { placeOf } from './place-of.ts';

/** Wheel: frames; with Shift ten at a time; with Ctrl or Cmd: zoom about the pointer; or the other way round, as preferred. With Alt it resizes the selected outline. */
export function wheelListener(element: HTMLElement, pane: PaneId): (event: WheelEvent) => void {
  const step = frameWheel((frames) => stepPane(pane, frames));
  const resize = resizeWheel();
  return (event) => {
    if (event.altKey) return resize(event);
    if (!zooms(event)) return step(event);
    event.preventDefault();
    const layout = layoutNow(pane);
    if (layout === null) return;
    const factor = wheelZoom(event);
    const { view } = paneOf(useApp.getState(), pane);
    changeView(zoomedAbout(view, layout, placeOf(event, element), factor), pane);
  };
}

/** A wheel listener that makes the selected outline larger (away from the hand) or smaller, a step for each notch. */
function resizeWheel(): (event: WheelEvent) => void {
  let travelled = 0;
  return (event) => {
    event.preventDefault();
    if (selectedHere() === null) {
      notice('Select an outline first: Alt + wheel enlarges or shrinks it.');
      return;
    }
    const { steps, left } = wheelSteps(travelled, event.deltaY, UNITS[event.deltaMode] ?? 'pixel');
    travelled = left;
    if (steps !== 0) resizeBy(-steps);
  };
}

/** True for a turn of the wheel that zooms and does not step frames, as preferred. */
function zooms({ ctrlKey, metaKey }: WheelEvent): boolean {
  return (ctrlKey || metaKey) !== (usePreferences.getState().wheel === 'zoom');
}

/** How much a turn of the wheel zooms. */
function wheelZoom({ deltaY, deltaMode }: WheelEvent): number {
  const away = usePreferences.getState().wheelAway === 'in' ? 1 : -1;
  return zoomFactor(away * deltaY, UNITS[deltaMode] ?? 'pixel');
}

const UNITS = ['pixel', 'line', 'page'] as const;

/** Steps a pane: a pane beside the active one takes the others with it where they are linked. */
function stepPane(pane: PaneId, frames: number): void {
  const state = useApp.getState();
  if (state.activePane === pane) stepFrames(frames);
  else stepBeside(frames, paneOf(state, pane));
}

/** A wheel listener that steps frames, one for each notch, ten with Shift: of the run on the screen unless `step` says otherwise. */
export function frameWheel(step: (frames: number) => void = stepFrames): (event: WheelEvent) => void {
  let travelled = 0;
  return (event) => {
    event.preventDefault();
    if (runNow(useApp.getState()) === null) return;
    // With Shift held some systems turn the wheel sideways.
    const delta = event.deltaY === 0 ? event.deltaX : event.deltaY;
    const { steps, left } = wheelSteps(travelled, delta, UNITS[event.deltaMode] ?? 'pixel');
    travelled = left;
    const towards = usePreferences.getState().wheelTowards === 'next' ? 1 : -1;
    if (steps !== 0) step(towards * steps * (event.shiftKey ? 10 : 1));
  };
}
